/**
 * Tokens of foreign issuers: how they are read and verified, and the expressions by which a tenant
 * says whose tokens it lets in. Control plane and broker use the same, so that what one of them
 * accepts the other does too.
 */
package dev.samsa.description.identity;
