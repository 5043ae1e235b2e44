package dev.samsa.controlplane.kafkarest.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetChangeTest {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

  @Test
  void anOffsetThatIsNotThereBecomesTheNearestOne() {
    assertThat(change(new ResetTarget.Offset(3), 10).wanted()).isEqualTo(5);
    assertThat(change(new ResetTarget.Offset(7), 10).wanted()).isEqualTo(7);
    assertThat(change(new ResetTarget.Offset(Long.MAX_VALUE), 10).wanted()).isEqualTo(10);
  }

  @Test
  void aTimeAfterTheLastRecordIsTheEnd() {
    assertThat(change(new ResetTarget.Time(Instant.EPOCH), -1).wanted()).isEqualTo(10);
  }

  @Test
  void whatTheGroupHasCommittedIsToldBesideIt() {
    assertThat(change(new ResetTarget.Earliest(), 5).current()).isEqualTo(8);
  }

  /** A partition that holds 5 to 9, read up to 8. */
  private static OffsetChange change(ResetTarget target, long asked) {
    List<OffsetChange> changes =
        OffsetChange.plan(
            target,
            Map.of(PARTITION, new OffsetAndMetadata(8)),
            Map.of(PARTITION, 5L),
            Map.of(PARTITION, 10L),
            Map.of(PARTITION, asked));
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }
}
