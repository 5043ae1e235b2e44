/**
 * What the operator costs and how fast it is, on a real Kubernetes, against doing the same by hand.
 * Run by {@code ./samsa bench operator}; measures nothing in a test run.
 */
package dev.samsa.kubernetestests.figures;
