/**
 * The pricing calculator: a workload that is only thought of, or a past month under other terms, is
 * turned into hour buckets and rated by the same engine as an invoice.
 */
package dev.samsa.billing.estimate;
