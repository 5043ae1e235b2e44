package dev.samsa.controlplane.kafkarest.browse;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One record with all of its value, where a list showed the beginning. */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/partitions/{partition}/records/{offset}")
@Tag(name = "Records")
@RunOnVirtualThread
public class WholeRecordResource {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int FETCH_BYTES = 1 << 20;

  private final KafkaAccess kafka;

  public WholeRecordResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  @GET
  public MessageView getRecord(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @PathParam("partition") int partition,
      @PathParam("offset") long offset) {
    TopicNames.require(topic);
    if (partition < 0 || offset < 0) {
      throw gone(partition, offset);
    }
    TopicPartition wanted = new TopicPartition(topic, partition);
    return kafka.call(cluster, session -> read(session, wanted, offset));
  }

  private static MessageView read(KafkaSession session, TopicPartition wanted, long offset) {
    try (Consumer<byte[], byte[]> consumer = session.client().newConsumer(FETCH_BYTES)) {
      consumer.assign(Set.of(wanted));
      long beginning = consumer.beginningOffsets(Set.of(wanted)).get(wanted);
      long end = consumer.endOffsets(Set.of(wanted)).get(wanted);
      if (offset < beginning || offset >= end) {
        throw gone(wanted.partition(), offset);
      }
      consumer.seek(wanted, offset);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
        if (record.offset() == offset) {
          return MessageView.of(record, Integer.MAX_VALUE);
        }
      }
      throw gone(wanted.partition(), offset);
    }
  }

  private static ApiException gone(int partition, long offset) {
    return ApiException.of(
        ErrorCode.NOT_FOUND,
        "There is no record " + partition + ":" + offset + "; it may be past its retention.");
  }
}
