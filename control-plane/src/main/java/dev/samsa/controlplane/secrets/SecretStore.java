package dev.samsa.controlplane.secrets;

import java.util.function.Supplier;

/** Where the platform keeps its own secrets. Every process of a platform sees the same ones. */
public interface SecretStore {

  /**
   * The secret of that name, made on first use. Processes that race for a new name all get the one
   * that was stored first.
   *
   * @param name lower-case letters, digits, dots, underscores and hyphens; begins with a letter or
   *     digit
   * @throws IllegalArgumentException if the name has any other form
   * @throws java.io.UncheckedIOException if the store can be neither read nor written
   */
  byte[] getOrCreate(String name, Supplier<byte[]> create);
}
