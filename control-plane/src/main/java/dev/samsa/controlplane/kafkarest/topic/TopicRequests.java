package dev.samsa.controlplane.kafkarest.topic;

import dev.samsa.controlplane.api.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** Bodies that clients send to change topics. */
final class TopicRequests {
  private static final int DEFAULT_PARTITIONS = 6;

  private TopicRequests() {}

  /** Body of POST topics. */
  record NewTopicBody(
      String topic_name,
      Integer partitions_count,
      Integer replication_factor,
      List<Setting> configs) {

    NewTopic toNewTopic() {
      int partitions =
          requirePartitions(partitions_count == null ? DEFAULT_PARTITIONS : partitions_count);
      if (replication_factor != null
          && (replication_factor < 1 || replication_factor > Short.MAX_VALUE)) {
        throw ApiException.invalid(
            "replication_factor",
            "replication_factor must be at least 1; leave it out for the cluster's own.");
      }
      return new NewTopic(
              TopicNames.require(topic_name),
              Optional.of(partitions),
              Optional.ofNullable(replication_factor).map(Integer::shortValue))
          .configs(settings());
    }

    private Map<String, String> settings() {
      Map<String, String> result = new LinkedHashMap<>();
      for (Setting setting : configs == null ? List.<Setting>of() : configs) {
        String name = TopicSettings.requireSupported(setting == null ? null : setting.name());
        if (setting.value() == null) {
          throw ApiException.invalid("configs", "Setting " + name + " needs a value.");
        }
        if (result.put(name, setting.value()) != null) {
          throw ApiException.invalid("configs", "Setting " + name + " is given twice.");
        }
      }
      return result;
    }
  }

  /** One setting of a new topic. */
  record Setting(String name, String value) {}

  /** Body of PATCH topic. */
  record PartitionsBody(Integer partitions_count) {
    int partitions() {
      if (partitions_count == null) {
        throw ApiException.invalid("partitions_count", "Send partitions_count, the new number.");
      }
      return requirePartitions(partitions_count);
    }
  }

  private static int requirePartitions(int partitions) {
    if (partitions < 1) {
      throw ApiException.invalid("partitions_count", "partitions_count must be at least 1.");
    }
    return partitions;
  }
}
