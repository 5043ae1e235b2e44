package dev.samsa.controlplane.payment;

/** A provider did not begin a payment. */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * What went wrong.
   *
   * @param lasting whether a retry changes nothing
   */
  public ProviderException(String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** Whether a retry changes nothing. */
  public boolean lasting() {
    return lasting;
  }
}
