/** Invitations into an organization, by mail (iam/v2). */
package dev.samsa.controlplane.invitation;
