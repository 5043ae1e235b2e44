/** The figure of the control plane's start. */
package dev.samsa.bench.start;
