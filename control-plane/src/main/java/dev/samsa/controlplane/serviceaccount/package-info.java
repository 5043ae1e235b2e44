/** Service accounts: principals for programs (iam/v2). */
package dev.samsa.controlplane.serviceaccount;
