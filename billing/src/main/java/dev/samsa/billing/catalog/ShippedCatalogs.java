package dev.samsa.billing.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The price catalogs that come with Samsa. */
public final class ShippedCatalogs {
  private ShippedCatalogs() {}

  /** Five lines: base, ingress, egress, storage, partitions. */
  public static Catalog classic() {
    return read("classic-1.json");
  }

  /** Four lines: elastic capacity, ingress, egress, storage. */
  public static Catalog elastic() {
    return read("elastic-1.json");
  }

  /** All of them. */
  public static List<Catalog> all() {
    return List.of(classic(), elastic());
  }

  private static Catalog read(String name) {
    return CatalogReader.read(name, text(name));
  }

  /** The JSON of a shipped catalog, such as {@code classic-1.json}. */
  public static String text(String name) {
    try (InputStream in = ShippedCatalogs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no catalog " + name + " is shipped");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
