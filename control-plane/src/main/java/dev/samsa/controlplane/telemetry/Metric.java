package dev.samsa.controlplane.telemetry;

import dev.samsa.description.usage.UsageMeter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The metrics that there are. All are of Kafka clusters. */
enum Metric {
  RECEIVED_BYTES(
      "received_bytes",
      "Bytes of record batches that producers wrote, compressed as sent, in the interval.",
      "COUNTER_INT64",
      "By",
      UsageMeter.INGRESS_BYTES),
  SENT_BYTES(
      "sent_bytes",
      "Bytes of record batches that consumers read in the interval.",
      "COUNTER_INT64",
      "By",
      UsageMeter.EGRESS_BYTES),
  RETAINED_BYTES(
      "retained_bytes",
      "Bytes kept at the end of the interval, each partition counted once.",
      "GAUGE_INT64",
      "By",
      UsageMeter.STORED_BYTES_LEADER),
  PARTITION_COUNT(
      "partition_count",
      "Partitions at the end of the interval, each counted once.",
      "GAUGE_INT64",
      "{partition}",
      UsageMeter.PARTITIONS),
  ACTIVE_CONNECTION_COUNT(
      "active_connection_count",
      "Open connections of clients at the end of the interval.",
      "GAUGE_INT64",
      "{connection}",
      null);

  private static final String PREFIX = "io.confluent.kafka.server/";

  private final String shortName;
  private final String description;
  private final String type;
  private final String unit;
  private final UsageMeter meter;

  Metric(String shortName, String description, String type, String unit, UsageMeter meter) {
    this.shortName = shortName;
    this.description = description;
    this.type = type;
    this.unit = unit;
    this.meter = meter;
  }

  /** The name in queries. */
  String wireName() {
    return PREFIX + shortName;
  }

  /** The name in Prometheus' format. */
  String prometheusName() {
    return "confluent_kafka_server_" + shortName;
  }

  String description() {
    return description;
  }

  String type() {
    return type;
  }

  String unit() {
    return unit;
  }

  /** What brokers count; empty for connections, which batches carry beside their meters. */
  Optional<UsageMeter> meter() {
    return Optional.ofNullable(meter);
  }

  /** Whether values of an interval add up, rather than hold at its end. */
  boolean counter() {
    return type.startsWith("COUNTER");
  }

  /** Labels beside the cluster's. */
  List<Label> labels() {
    return meter == null ? List.of() : List.of(Label.TOPIC);
  }

  static Optional<Metric> named(String wireName) {
    return Arrays.stream(values()).filter(m -> m.wireName().equals(wireName)).findFirst();
  }
}
