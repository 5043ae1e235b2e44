package dev.samsa.billing.usage;

import java.util.List;

/**
 * A month's usage as read from a document.
 *
 * @param resources clusters and other billed resources
 */
public record UsageFile(BillingMonth month, List<ClusterMonth> resources) {
  public static final int SCHEMA_VERSION = 1;

  public UsageFile {
    resources = List.copyOf(resources);
  }
}
