package dev.samsa.controlplane.account;

/**
 * One login.
 *
 * @param passwordHash null for accounts of an external identity provider
 * @param issuer {@value #LOCAL}, or the issuer URL of the identity provider
 */
public record Account(
    long key, String email, String passwordHash, String issuer, String subject, boolean operator) {
  public static final String LOCAL = "local";

  public boolean isLocal() {
    return issuer.equals(LOCAL);
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "Account[" + key + "]";
  }
}
