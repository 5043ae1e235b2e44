/** The console: its units, and stories in a real browser on a real platform, run by Vitest. */
package dev.samsa.systemtests.console;
