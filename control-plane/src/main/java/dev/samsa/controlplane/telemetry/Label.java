package dev.samsa.controlplane.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** What values can be told apart by. */
enum Label {
  CLUSTER("resource.kafka.id", "kafka_id", "Id of the Kafka cluster"),
  TOPIC("metric.topic", "topic", "Name of the topic");

  private final String wireName;
  private final String prometheusName;
  private final String description;

  Label(String wireName, String prometheusName, String description) {
    this.wireName = wireName;
    this.prometheusName = prometheusName;
    this.description = description;
  }

  String wireName() {
    return wireName;
  }

  String prometheusName() {
    return prometheusName;
  }

  String description() {
    return description;
  }

  static Optional<Label> named(String wireName) {
    return Arrays.stream(values()).filter(l -> l.wireName.equals(wireName)).findFirst();
  }
}
