/** The record of who did what, from where, and whether it was allowed. */
package dev.samsa.controlplane.audit;
