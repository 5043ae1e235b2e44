/** Processes killed at the worst moment: nothing acknowledged is lost, nothing happens twice. */
package dev.samsa.systemtests.failure;
