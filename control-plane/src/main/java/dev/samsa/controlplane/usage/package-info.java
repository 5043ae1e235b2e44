/**
 * Takes in what brokers report: each closed window is counted once, into hour buckets that are open
 * until every broker's own watermark has passed them and sealed afterwards. What cannot be counted
 * is kept aside with its reason; what is missing is written down as a gap; what comes late is a
 * correction.
 */
package dev.samsa.controlplane.usage;
