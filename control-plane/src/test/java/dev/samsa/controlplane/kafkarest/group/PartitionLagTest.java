package dev.samsa.controlplane.kafkarest.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionLagTest {
  private static final TopicPartition A0 = new TopicPartition("a", 0);
  private static final TopicPartition A1 = new TopicPartition("a", 1);
  private static final TopicPartition B0 = new TopicPartition("b", 0);

  @Test
  void lagIsWhatIsWrittenAndNotYetCommitted() {
    var lags =
        PartitionLag.of(committed(Map.of(B0, 2L, A1, 3L, A0, 1L)), ends(10, 10, 10), List.of());

    assertThat(lags).extracting(PartitionLag::partition).containsExactly(A0, A1, B0);
    assertThat(lags).extracting(PartitionLag::lag).containsExactly(9L, 7L, 8L);
  }

  @Test
  void thePartitionsReaderIsNamedIfThereIsOne() {
    MemberDescription reader =
        new MemberDescription(
            "m1", Optional.empty(), "client", "host", new MemberAssignment(Set.of(A0)));

    var lags = PartitionLag.of(committed(Map.of(A0, 1L, A1, 1L)), ends(5, 5, 5), List.of(reader));

    assertThat(lags.getFirst().reader()).isEqualTo(reader);
    assertThat(lags.getLast().reader()).isNull();
  }

  @Test
  void aTopicMadeAnewHasNoNegativeLag() {
    var lags = PartitionLag.of(committed(Map.of(A0, 100L)), ends(5, 5, 5), List.of());

    assertThat(lags.getFirst().lag()).isZero();
  }

  @Test
  void partitionsWithoutACommitOrWithoutATopicAreLeftOut() {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(Map.of(B0, 1L));
    committed.put(A0, null);

    assertThat(PartitionLag.of(committed, Map.of(A0, 5L), List.of())).isEmpty();
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(
      Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> result = new HashMap<>();
    offsets.forEach((partition, offset) -> result.put(partition, new OffsetAndMetadata(offset)));
    return result;
  }

  private static Map<TopicPartition, Long> ends(long a0, long a1, long b0) {
    return Map.of(A0, a0, A1, a1, B0, b0);
  }
}
