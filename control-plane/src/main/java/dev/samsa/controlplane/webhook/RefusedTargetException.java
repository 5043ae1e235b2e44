package dev.samsa.controlplane.webhook;

/** A webhook leads to where none may go. Another attempt does not cure it. */
public final class RefusedTargetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedTargetException(String message) {
    super(message);
  }
}
