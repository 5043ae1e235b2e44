/** The platform's clock, injected wherever time is read so that tests can set it. */
package dev.samsa.controlplane.time;
