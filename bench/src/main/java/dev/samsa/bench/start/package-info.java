/** How long the control plane takes to start, against a Quarkus application that does nothing. */
package dev.samsa.bench.start;
