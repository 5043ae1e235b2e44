/**
 * Places where clusters run. A {@link dev.samsa.controlplane.cell.Cell} is told what a cluster
 * shall look like, brings it there step by step without ever blocking for long, and reports what it
 * sees; which cell a cluster goes to is a pure function of their capacity and load.
 */
package dev.samsa.controlplane.cell;
