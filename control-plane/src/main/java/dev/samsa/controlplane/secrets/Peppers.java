package dev.samsa.controlplane.secrets;

import dev.samsa.description.access.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Peppers under which API key secrets are hashed, one for each scope. */
@ApplicationScoped
public class Peppers {
  /** Scope of keys that work on the control plane. */
  public static final String CLOUD = "cloud";

  private static final int LENGTH = 32;

  private final SecretStore secrets;

  public Peppers(SecretStore secrets) {
    this.secrets = secrets;
  }

  /** The pepper of Cloud keys, or of the keys of one cluster ({@code lkc-…}). */
  public byte[] ofScope(String scope) {
    return KeyHash.scopedPepper(secrets.getOrCreate("api-key-pepper", Peppers::create), scope);
  }

  private static byte[] create() {
    byte[] pepper = new byte[LENGTH];
    new SecureRandom().nextBytes(pepper);
    return pepper;
  }
}
