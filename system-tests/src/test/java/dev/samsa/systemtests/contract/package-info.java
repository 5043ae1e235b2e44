/**
 * What existing tools send and need back, call by call, held strictly to what their decoders do.
 */
package dev.samsa.systemtests.contract;
