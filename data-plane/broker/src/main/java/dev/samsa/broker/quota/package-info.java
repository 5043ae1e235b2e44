/** Byte rates: the cluster's limits and the quotas of its principals. */
package dev.samsa.broker.quota;
