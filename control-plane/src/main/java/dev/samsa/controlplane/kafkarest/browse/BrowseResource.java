package dev.samsa.controlplane.kafkarest.browse;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.apikey.ApiKeys;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import dev.samsa.controlplane.identityprovider.IdentityPools;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.topic.TopicNames;
import dev.samsa.controlplane.kafkarest.topic.TopicReads;
import dev.samsa.controlplane.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Looking through a topic, as a stream of server-sent events. */
@Path("/kafka/v3/clusters/{cluster}/topics/{topic}/records:browse")
@Tag(name = "Records")
@RunOnVirtualThread
public class BrowseResource {
  private static final Logger LOG = Logger.getLogger(BrowseResource.class);

  private final KafkaAccess kafka;
  private final TopicBrowser browser;
  private final BrowseConfig config;
  private final CurrentCaller caller;
  private final Sessions sessions;
  private final ApiKeys keys;
  private final IdentityPools pools;
  private final AuditLog audit;

  public BrowseResource(
      KafkaAccess kafka,
      TopicBrowser browser,
      BrowseConfig config,
      CurrentCaller caller,
      Sessions sessions,
      ApiKeys keys,
      IdentityPools pools,
      AuditLog audit) {
    this.kafka = kafka;
    this.browser = browser;
    this.config = config;
    this.caller = caller;
    this.sessions = sessions;
    this.keys = keys;
    this.pools = pools;
    this.audit = audit;
  }

  /**
   * Events {@code budget} (of a search, first), {@code record}, {@code progress}, and last {@code
   * end} or {@code problem}.
   *
   * @param from {@code newest} (the default), {@code oldest}, {@code offset}, {@code time} or
   *     {@code live}
   * @param cursor of an earlier {@code end}: goes on from there
   * @param filter see {@link FilterParser}
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @APIResponse(
      responseCode = "200",
      description = "Events as they come to be.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.OBJECT)))
  public void browseRecords(
      @PathParam("cluster") String cluster,
      @PathParam("topic") String topic,
      @QueryParam("from") String from,
      @QueryParam("partition") String partition,
      @QueryParam("offset") String offset,
      @QueryParam("time") String time,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit,
      @QueryParam("filter") String filter,
      @Context SseEventSink sink,
      @Context Sse sse) {
    TopicNames.require(topic);
    Caller.Tenant who = caller.tenant();
    BrowseQuery query =
        BrowseQuery.of(new BrowseQuery.Raw(from, partition, offset, time, cursor, limit, filter));
    EventStream events = new EventStream(sink, sse, config.shownBytes(), () -> isSignedIn(who));
    try {
      kafka.call(
          cluster,
          session -> {
            Set<TopicPartition> partitions = partitions(session, topic, query);
            record(who, cluster, topic);
            browser.browse(session, partitions, query, events);
            return null;
          });
    } catch (RuntimeException failure) {
      if (!sink.isClosed()) {
        throw failure;
      }
      LOG.debugf(failure, "the reader of %s left before this could be said", cluster);
    }
    closeAfter(Thread.currentThread(), sink);
  }

  /**
   * Ends the stream when the thread of its request is done. Before, the framework would still look
   * at the response that has ended, fail, and find no request left to answer with that failure.
   */
  private static void closeAfter(Thread request, SseEventSink sink) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            request.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          sink.close();
        });
  }

  private static Set<TopicPartition> partitions(
      KafkaSession session, String topic, BrowseQuery query) {
    Set<TopicPartition> wanted =
        TopicReads.describe(session, topic, false).partitions().stream()
            .filter(
                p -> query.partition().isEmpty() || query.partition().getAsInt() == p.partition())
            .map(p -> new TopicPartition(topic, p.partition()))
            .collect(Collectors.toUnmodifiableSet());
    if (wanted.isEmpty()) {
      throw ApiException.of(ErrorCode.UNKNOWN_TOPIC, "Topic " + topic + " has no such partition.");
    }
    return wanted;
  }

  private void record(Caller.Tenant who, String cluster, String topic) {
    AuditEntry entry = AuditEntry.by(who, "records.read", cluster).with("topic " + topic);
    QuarkusTransaction.requiringNew().run(() -> audit.record(entry));
  }

  private boolean isSignedIn(Caller.Tenant who) {
    return switch (who) {
      case Caller.User user -> sessions.find(user.sessionId()).isPresent();
      case Caller.ApiKey key -> keys.find(key.organizationKey(), key.keyId()).isPresent();
      case Caller.Federated pool -> pools.exists(pool.organizationKey(), pool.principal());
    };
  }
}
