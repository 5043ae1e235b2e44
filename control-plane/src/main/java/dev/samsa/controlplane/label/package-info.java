/**
 * Labels: names and values that a tenant gives its environments, clusters and service accounts, so
 * that costs can be split by team, project or whatever else it reckons by.
 */
package dev.samsa.controlplane.label;
