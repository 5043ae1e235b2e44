/** The installation as its user runs it: Terraform, and what stands in the cluster afterwards. */
package dev.samsa.kubernetestests.install;
