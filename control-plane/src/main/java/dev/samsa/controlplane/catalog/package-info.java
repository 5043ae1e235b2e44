/**
 * Price lists as the operator keeps them: versions that never change, and which of them holds for
 * an organization from which hour on. Reading and checking them is the billing library's.
 */
package dev.samsa.controlplane.catalog;
