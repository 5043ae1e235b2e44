/** What command-line clients tell of themselves: taken and forgotten, so that they stay quiet. */
package dev.samsa.controlplane.commandline;
