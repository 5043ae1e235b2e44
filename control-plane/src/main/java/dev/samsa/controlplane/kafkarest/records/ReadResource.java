package dev.samsa.controlplane.kafkarest.records;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import dev.samsa.controlplane.kafkarest.topic.TopicReads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reading records, for people who look at a topic. */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/partitions/{partition}/records")
@RunOnVirtualThread
public class ReadResource {
  private static final String ALL = "-";

  private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_OFFSET =
      Comparator.comparingLong(ConsumerRecord::offset);
  private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_TIME =
      Comparator.comparingLong(ConsumerRecord<byte[], byte[]>::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private final KafkaAccess kafka;
  private final RecordReader reader;

  public ReadResource(KafkaAccess kafka, RecordReader reader) {
    this.kafka = kafka;
    this.reader = reader;
  }

  /** A bounded part of a partition; {@code next} reads on from where it ends. */
  record RecordsView(String kind, Links metadata, List<RecordView> data) {}

  /** {@code next} is given for a single partition only. */
  record Links(String self, String next) {}

  /**
   * Records of one partition, or of all with {@code -}, ordered by time then.
   *
   * @param from {@code beginning}, {@code end} (the default: the newest records), an offset, or a
   *     time
   */
  @GET
  public RecordsView read(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("partition") String partition,
      @QueryParam("from") String from,
      @QueryParam("max_records") String maxRecords,
      @QueryParam("max_bytes") String maxBytes) {
    TopicNames.require(topic);
    RecordsQuery query = RecordsQuery.of(from, maxRecords, maxBytes);
    return kafka.call(
        cluster,
        session -> {
          List<TopicPartition> partitions = partitions(session, topic, partition);
          RecordReader.Found found = reader.read(session, partitions, query);
          String self = session.links().url("topics", topic, "partitions", partition, "records");
          boolean all = partition.equals(ALL);
          String next = all ? null : self + "?from=" + found.next().get(partitions.getFirst());
          List<RecordView> views =
              found.records().stream()
                  .sorted(all ? BY_TIME : BY_OFFSET)
                  .map(RecordView::of)
                  .toList();
          return new RecordsView("KafkaRecordList", new Links(self, next), views);
        });
  }

  private static List<TopicPartition> partitions(
      KafkaSession session, String topic, String partition) {
    List<TopicPartition> wanted =
        TopicReads.describe(session, topic, false).partitions().stream()
            .filter(p -> partition.equals(ALL) || String.valueOf(p.partition()).equals(partition))
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    if (wanted.isEmpty()) {
      throw ApiException.of(
          ErrorCode.UNKNOWN_TOPIC, "Topic " + topic + " has no partition " + partition + ".");
    }
    return wanted;
  }
}
