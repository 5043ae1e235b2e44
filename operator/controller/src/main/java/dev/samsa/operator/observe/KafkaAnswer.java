package dev.samsa.operator.observe;

/** What became of asking Kafka. */
public sealed interface KafkaAnswer {
  /** It was not asked. */
  record NotAsked() implements KafkaAnswer {}

  /** It answered. */
  record Seen(KafkaView view) implements KafkaAnswer {}

  /**
   * It did not.
   *
   * @param reason a few words
   */
  record Silent(String reason) implements KafkaAnswer {}
}
