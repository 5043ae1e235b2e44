/** Figures of the platform, each against a baseline in the same run. */
package dev.samsa.bench;
