package dev.samsa.controlplane.trust;

/** A key or certificate that cannot be made or read. */
public final class TrustException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrustException(String message, Throwable cause) {
    super(message, cause);
  }
}
