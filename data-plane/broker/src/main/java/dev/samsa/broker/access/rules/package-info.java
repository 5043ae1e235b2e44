/**
 * The rules by which a tenant's request is decided, as pure functions: what no tenant may, what the
 * service mode leaves, what deny ACLs take and what roles give.
 */
package dev.samsa.broker.access.rules;
