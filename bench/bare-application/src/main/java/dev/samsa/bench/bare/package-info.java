/** A Quarkus application with the control plane's extensions and nothing else. */
package dev.samsa.bench.bare;
