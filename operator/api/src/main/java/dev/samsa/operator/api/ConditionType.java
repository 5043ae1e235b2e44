package dev.samsa.operator.api;

/** Conditions of a cluster; each has a reason in one word and a message for people. */
public enum ConditionType {
  /** Every broker is registered and unfenced. */
  READY("Ready"),
  /** Something is under way: a start, a roll, a resize. */
  PROGRESSING("Progressing"),
  /** Something needs somebody; the message says what to do. */
  DEGRADED("Degraded"),
  /** Kafka's release or feature level is being raised. */
  UPGRADING("Upgrading"),
  /** No pods; volumes and identity are kept. */
  HIBERNATED("Hibernated");

  private final String wireName;

  ConditionType(String wireName) {
    this.wireName = wireName;
  }

  /** {@code type} of the condition. */
  public String wireName() {
    return wireName;
  }
}
