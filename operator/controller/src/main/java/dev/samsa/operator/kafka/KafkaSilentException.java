package dev.samsa.operator.kafka;

/** Kafka did not answer, or refused. */
public final class KafkaSilentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaSilentException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
