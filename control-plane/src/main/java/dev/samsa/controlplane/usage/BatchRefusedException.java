package dev.samsa.controlplane.usage;

/** A batch that is put aside whole; the message is the reason. Undoes its transaction. */
final class BatchRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BatchRefusedException(String reason) {
    super(reason);
  }
}
