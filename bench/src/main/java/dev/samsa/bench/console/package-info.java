/** The console in a real Chromium: its pages, a tail that runs, what Lighthouse says. */
package dev.samsa.bench.console;
