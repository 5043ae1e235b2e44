/** Figures of usage intake and of the live bill. */
package dev.samsa.bench.usage;
