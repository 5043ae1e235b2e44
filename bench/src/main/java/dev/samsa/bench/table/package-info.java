/** Measures in pairs, and prints what came of it. Pure but for the samples it is given. */
package dev.samsa.bench.table;
