package dev.samsa.controlplane.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The cost of hashing passwords (Argon2id); existing hashes keep the cost they were made with. */
@ConfigMapping(prefix = "samsa.passwords")
public interface PasswordConfig {
  /** Memory of one hash in KiB; OWASP's figures are 12288 with 3 iterations. */
  @WithDefault("12288")
  int memory();

  @WithDefault("3")
  int iterations();

  /** Hashes worked out at a time, so that a burst of sign-ins cannot exhaust the heap. */
  @WithDefault("2")
  int concurrency();

  /** How long a request waits for its turn before it is told to come back. */
  @WithDefault("5S")
  Duration patience();
}
