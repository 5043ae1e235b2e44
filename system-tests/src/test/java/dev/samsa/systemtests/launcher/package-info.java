/** What the launcher does and refuses, as the person at the terminal sees it. */
package dev.samsa.systemtests.launcher;
