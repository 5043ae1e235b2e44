package dev.samsa.controlplane.kafkarest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the Kafka REST routes. */
@ConfigMapping(prefix = "samsa.kafka-rest")
public interface KafkaRestConfig {
  /** How long one call to the brokers may take before it is answered as unavailable. */
  @WithDefault("10s")
  Duration timeout();

  /** A client that nobody has used for so long is closed. */
  @WithDefault("2m")
  Duration clientIdle();

  /** Clients kept open at one time, over all clusters and principals. */
  @WithDefault("200")
  int maxClients();

  /** Largest produce request in bytes; within it the topic's own max.message.bytes decides. */
  @WithDefault("25165824")
  int maxProduceBytes();

  /** Bytes of large produce requests that are worked on at one time. */
  @WithDefault("67108864")
  int maxProduceBytesInFlight();

  /** Records in one produce request. */
  @WithDefault("10000")
  int maxProduceRecords();

  /** Reads of records that run at one time. */
  @WithDefault("16")
  int maxReaders();
}
