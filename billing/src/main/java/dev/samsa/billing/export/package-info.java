/**
 * Invoices as tables for other programs: CSV for spreadsheets, and FOCUS, the FinOps Open Cost and
 * Usage Specification.
 */
package dev.samsa.billing.export;
