/** A platform of a test's own: processes, files and ports, driven through the launcher. */
package dev.samsa.systemtests.platform;
