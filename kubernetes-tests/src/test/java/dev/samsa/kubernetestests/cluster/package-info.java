/** The Kubernetes that the tests run on, and what they put into it. */
package dev.samsa.kubernetestests.cluster;
