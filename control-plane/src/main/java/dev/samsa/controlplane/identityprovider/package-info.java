/**
 * Identity providers and pools (iam/v2): a tenant's own token issuers, whose public keys are
 * fetched here and given to brokers as data, and the groups of identities that they let in.
 */
package dev.samsa.controlplane.identityprovider;
