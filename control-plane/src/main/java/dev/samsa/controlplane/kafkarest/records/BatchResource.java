package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import dev.samsa.controlplane.kafkarest.topic.TopicReads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Writing several records that the caller tells apart by ids of its own. */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/records:batch")
@RunOnVirtualThread
public class BatchResource {
  private static final int LONGEST_ID = 80;
  private static final long STREAM_BYTES = 4 << 20;

  private final KafkaAccess kafka;
  private final KafkaRestConfig config;
  private final InFlightBytes inFlight;

  public BatchResource(KafkaAccess kafka, KafkaRestConfig config, InFlightBytes inFlight) {
    this.kafka = kafka;
    this.config = config;
    this.inFlight = inFlight;
  }

  /** What is to be written. */
  record Batch(List<Entry> entries) {}

  /** One record under an id that is unique in its batch. */
  record Entry(
      String id,
      Integer partition_id,
      List<RecordBody.HeaderBody> headers,
      RecordData key,
      RecordData value,
      String timestamp) {

    RecordBody body() {
      return new RecordBody(partition_id, headers, key, value, timestamp);
    }
  }

  /** What became of the records: those that were written, and those that were refused. */
  record Outcome(List<Success> successes, List<Failure> failures) {}

  /** A record that was written. */
  record Success(String id, @JsonUnwrapped ProduceResult.Written written) {}

  /** A record that was refused. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Failure(String id, int error_code, String message) {}

  /** Answers 207 with a result for each record; a refused one does not keep the others back. */
  @POST
  @ResponseStatus(207)
  public Outcome produceBatch(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
      Batch batch) {
    TopicNames.require(topic);
    List<Entry> entries = entries(RequestBody.required(batch));
    long size = length == null ? STREAM_BYTES : Math.min(length, config.maxProduceBytes());
    try (InFlightBytes.Claim claim = inFlight.claim((int) size)) {
      List<ProduceResult> results =
          kafka.call(
              cluster,
              session -> {
                int partitions = TopicReads.describe(session, topic, false).partitions().size();
                RecordWriter writer =
                    new RecordWriter(session, topic, partitions, config.maxProduceRecords());
                entries.forEach(entry -> writer.accept(entry.body()));
                return writer.eachResult();
              });
      return outcome(entries, results);
    }
  }

  private List<Entry> entries(Batch batch) {
    if (batch.entries() == null || batch.entries().isEmpty()) {
      throw ApiException.invalid("entries", "Send records as entries: [{id, value}].");
    }
    if (batch.entries().size() > config.maxProduceRecords()) {
      throw ApiException.of(
          ErrorCode.TOO_LARGE,
          "A batch may have at most " + config.maxProduceRecords() + " entries.");
    }
    Set<String> ids = new HashSet<>();
    for (Entry entry : batch.entries()) {
      String id = entry == null || entry.id() == null ? "" : entry.id();
      if (id.isEmpty() || id.length() > LONGEST_ID || !ids.add(id)) {
        throw ApiException.invalid(
            "entries", "Each entry needs an id of 1 to " + LONGEST_ID + " characters, none twice.");
      }
    }
    return batch.entries();
  }

  private static Outcome outcome(List<Entry> entries, List<ProduceResult> results) {
    List<Success> successes = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      String id = entries.get(i).id();
      switch (results.get(i)) {
        case ProduceResult.Written written -> successes.add(new Success(id, written));
        case ProduceResult.Refused refused ->
            failures.add(new Failure(id, refused.error_code(), refused.message()));
      }
    }
    return new Outcome(successes, failures);
  }
}
