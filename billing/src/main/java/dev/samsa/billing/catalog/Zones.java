package dev.samsa.billing.catalog;

/** Over how many zones a cluster is spread. */
public enum Zones {
  SINGLE,
  MULTI
}
