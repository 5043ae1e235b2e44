/**
 * The cell that is this machine. Brokers are processes in sessions of their own, which outlive the
 * control plane and are adopted by the lock on their data folder; a broker that dies is started
 * again with growing pauses.
 */
package dev.samsa.controlplane.cell.local;
