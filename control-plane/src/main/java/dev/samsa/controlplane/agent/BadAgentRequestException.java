package dev.samsa.controlplane.agent;

/** A request that is answered with 400 and the message. */
public final class BadAgentRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadAgentRequestException(String message) {
    super(message);
  }
}
