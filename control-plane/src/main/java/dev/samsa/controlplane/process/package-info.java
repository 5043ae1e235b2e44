/** How programs are started that outlive the control plane. */
package dev.samsa.controlplane.process;
