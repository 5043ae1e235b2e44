package dev.samsa.controlplane.audit;

import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Writes down what routes do not write down by themselves: every request that was refused for want
 * of a right, and what was changed in a cluster over Kafka REST. Records that were produced are
 * counted, not written down one by one.
 */
public final class RequestAudit {
  private static final Logger LOG = Logger.getLogger(RequestAudit.class);
  private static final int FORBIDDEN = 403;
  private static final int LONGEST_OBJECT = 256;
  private static final String KAFKA_REST = "/kafka/v3/";
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> COUNTED = Set.of("produce", "produceBatch");

  private final CurrentCaller caller;
  private final AuditLog audit;

  public RequestAudit(CurrentCaller caller, AuditLog audit) {
    this.caller = caller;
    this.audit = audit;
  }

  @ServerResponseFilter
  void record(
      ContainerRequestContext request,
      ContainerResponseContext response,
      SimpleResourceInfo resource) {
    if (resource == null || resource.getMethodName() == null) {
      return;
    }
    boolean refused = response.getStatus() == FORBIDDEN;
    if (!refused && !changedCluster(request, response, resource)) {
      return;
    }
    caller
        .ifSignedIn()
        .filter(Caller.Tenant.class::isInstance)
        .map(who -> AuditEntry.by(who, action(resource.getMethodName()), object(request)))
        .ifPresent(entry -> write(entry, refused));
  }

  /**
   * What was done stays done, and what was refused refused, also where the log cannot be written.
   */
  private void write(AuditEntry entry, boolean refused) {
    try {
      if (refused) {
        audit.recordRefusal(entry);
      } else {
        audit.recordSuccess(entry);
      }
    } catch (RuntimeException e) {
      LOG.errorf(
          e, "not in the audit log: %s of %s by %s", entry.action(), entry.object(), entry.actor());
    }
  }

  private static boolean changedCluster(
      ContainerRequestContext request,
      ContainerResponseContext response,
      SimpleResourceInfo resource) {
    return response.getStatus() < 300
        && CHANGING.contains(request.getMethod())
        && request.getUriInfo().getPath().startsWith(KAFKA_REST)
        && !COUNTED.contains(resource.getMethodName());
  }

  /** {@code createApiKey} is {@code api-key.create}, as other entries have it. */
  static String action(String method) {
    String[] words = method.split("(?=\\p{Upper})");
    String verb = words[0].toLowerCase(Locale.ROOT);
    if (words.length == 1) {
      return verb;
    }
    return List.of(words).subList(1, words.length).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("-"))
        + "."
        + verb;
  }

  /** What the path names, such as {@code lkc-x/orders}; the path itself where it names nothing. */
  private static String object(ContainerRequestContext request) {
    String named =
        request.getUriInfo().getPathParameters().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.joining("/"));
    String object = named.isEmpty() ? request.getUriInfo().getPath() : named;
    return object.length() > LONGEST_OBJECT ? object.substring(0, LONGEST_OBJECT) : object;
  }
}
