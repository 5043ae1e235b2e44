/** Users: the memberships of accounts in organizations (iam/v2). */
package dev.samsa.controlplane.user;
