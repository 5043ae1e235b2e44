package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaErrors;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Writes the records of one request. They are sent as they come, without waiting for each other;
 * the results stand in the same order.
 */
final class RecordWriter implements RecordStream.Sink {
  private final KafkaSession session;
  private final String topic;
  private final int partitions;
  private final int maxRecords;
  private final Producer<byte[], byte[]> producer;
  private final List<Pending> pending = new ArrayList<>();

  RecordWriter(KafkaSession session, String topic, int partitions, int maxRecords) {
    this.session = session;
    this.topic = topic;
    this.partitions = partitions;
    this.maxRecords = maxRecords;
    this.producer = session.client().producer();
  }

  /** A record on its way; {@code body} is null for what was no record. */
  private record Pending(RecordBody body, Future<RecordMetadata> answer) {}

  @Override
  public boolean accept(RecordBody body) {
    if (pending.size() == maxRecords) {
      refuse(
          ApiException.of(
              ErrorCode.TOO_LARGE,
              "A request may have at most " + maxRecords + " records; send the rest in another."));
      return false;
    }
    try {
      if (body == null) {
        throw ApiException.of(ErrorCode.INVALID, "A record must be a JSON object.");
      }
      pending.add(new Pending(withoutData(body), send(body.toRecord(topic, partitions))));
    } catch (ApiException e) {
      refuse(e);
    }
    return true;
  }

  @Override
  public void malformed(JsonProcessingException failure) {
    refuse(
        ApiException.of(
            ErrorCode.MALFORMED,
            "The body is not a record as JSON, or a stream of such, from line "
                + (failure.getLocation() == null ? 1 : failure.getLocation().getLineNr())
                + " on: "
                + failure.getOriginalMessage()));
  }

  /**
   * Waits until all are written or refused.
   *
   * @throws ApiException what a request with one record alone is refused with
   * @throws AuthenticationException if the brokers do not know the caller
   */
  List<ProduceResult> results() {
    if (pending.isEmpty()) {
      throw ApiException.of(ErrorCode.MALFORMED, "Send a record as JSON, or several in a row.");
    }
    if (pending.size() == 1) {
      return List.of(written(pending.getFirst()));
    }
    return eachResult();
  }

  /**
   * Waits until all are written or refused; each has its own result, also where there is but one.
   *
   * @throws AuthenticationException if the brokers do not know the caller
   */
  List<ProduceResult> eachResult() {
    List<ProduceResult> results = new ArrayList<>();
    for (Pending record : pending) {
      try {
        results.add(written(record));
      } catch (ApiException e) {
        results.add(new ProduceResult.Refused(e.code().kafkaRestCode(), e.getMessage()));
      }
    }
    return results;
  }

  private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record);
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    } catch (IllegalStateException e) {
      // Another request found this producer failed and closed it; the next one gets a new one.
      return CompletableFuture.failedFuture(new DisconnectException("the producer was closed", e));
    }
  }

  private ProduceResult written(Pending record) {
    try {
      RecordMetadata metadata = record.answer().get();
      return ProduceResult.Written.of(session.clusterId(), record.body(), metadata);
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ApiException refusal(Throwable cause) {
    if (cause instanceof ApiException refused) {
      return refused;
    }
    KafkaException failure =
        cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
    if (isFatal(failure)) {
      session.client().discard(producer);
    }
    if (failure instanceof AuthenticationException) {
      throw failure;
    }
    return KafkaErrors.refusal(failure);
  }

  /** Whether an idempotent producer refuses all that follows after this. */
  private static boolean isFatal(KafkaException failure) {
    return failure instanceof ClusterAuthorizationException
        || failure instanceof AuthenticationException
        || !(failure instanceof org.apache.kafka.common.errors.ApiException);
  }

  private void refuse(ApiException refusal) {
    pending.add(new Pending(null, CompletableFuture.failedFuture(refusal)));
  }

  /** Types only, so that a long stream does not keep in memory what is sent already. */
  private static RecordBody withoutData(RecordBody body) {
    return new RecordBody(null, null, withoutData(body.key()), withoutData(body.value()), null);
  }

  private static RecordData withoutData(RecordData data) {
    return data == null ? null : new RecordData(data.type(), null);
  }
}
