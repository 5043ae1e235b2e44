package dev.samsa.operator.describe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Directory ids of the first controllers. Every one must know them before the first format; they
 * follow from the cluster's Kafka id, so that nobody has to keep them.
 */
final class DirectoryIds {
  private DirectoryIds() {}

  /** Kafka's base64 form of a UUID that only that node of that cluster has. */
  static String of(String kafkaClusterId, int node) {
    UUID uuid =
        UUID.nameUUIDFromBytes((kafkaClusterId + "/" + node).getBytes(StandardCharsets.UTF_8));
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
