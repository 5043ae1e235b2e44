/** API keys of kinds Cloud and Kafka (iam/v2). Their secrets are shown once and kept as hashes. */
package dev.samsa.controlplane.apikey;
