package dev.samsa.billing.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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

  /** The JSON schema of usage files. */
  public static String schema() {
    try (InputStream in = UsageFile.class.getResourceAsStream("usage-1.schema.json")) {
      return new String(
          Objects.requireNonNull(in, "the schema is part of this jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
