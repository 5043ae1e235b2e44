package dev.samsa.controlplane.kafkarest.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaRestConfig;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import dev.samsa.controlplane.kafkarest.topic.TopicReads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Writing records (wire contract 2.19). */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/records")
@RunOnVirtualThread
public class ProduceResource {
  /** What a request of unknown length is taken to hold at one time. */
  private static final long STREAM_BYTES = 4 << 20;

  private final KafkaAccess kafka;
  private final KafkaRestConfig config;
  private final RecordStream stream;
  private final InFlightBytes inFlight;
  private final ObjectMapper mapper;

  public ProduceResource(
      KafkaAccess kafka,
      KafkaRestConfig config,
      RecordStream stream,
      InFlightBytes inFlight,
      ObjectMapper mapper) {
    this.kafka = kafka;
    this.config = config;
    this.stream = stream;
    this.inFlight = inFlight;
    this.mapper = mapper;
  }

  /**
   * Writes one record, or each of several JSON values in a row. One record is answered by its
   * status; several by 200 and one result each, in order.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      description = "What became of the record; of several, one such object after the other.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public String produce(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
      InputStream body) {
    TopicNames.require(topic);
    long size = length == null ? STREAM_BYTES : length;
    if (size > config.maxProduceBytes()) {
      throw ApiException.of(
          ErrorCode.TOO_LARGE,
          "A produce request may have at most " + config.maxProduceBytes() + " bytes.");
    }
    try (InFlightBytes.Claim claim = inFlight.claim((int) size)) {
      return json(
          kafka.call(
              cluster,
              session -> {
                int partitions = TopicReads.describe(session, topic, false).partitions().size();
                RecordWriter writer =
                    new RecordWriter(session, topic, partitions, config.maxProduceRecords());
                stream.read(body, writer);
                return writer.results();
              }));
    }
  }

  private String json(List<ProduceResult> results) {
    StringBuilder text = new StringBuilder();
    try {
      for (ProduceResult result : results) {
        text.append(mapper.writeValueAsString(result)).append('\n');
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result is always valid JSON", e);
    }
    return text.toString();
  }
}
