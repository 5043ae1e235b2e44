/**
 * The command line: rates usage files and verifies invoices on any machine, with no platform
 * running. The only package of billing that reads files and prints.
 */
package dev.samsa.billing.cli;
