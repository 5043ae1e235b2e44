package dev.samsa.controlplane.agent;

import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import io.quarkus.arc.All;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;

/** Checks who asks, and has the route answer on a virtual thread. */
@ApplicationScoped
public class AgentDispatch {
  private static final Logger LOG = Logger.getLogger(AgentDispatch.class);
  private static final int LARGEST_BODY = 4 * 1024 * 1024;
  private static final Pattern PATH = Pattern.compile("/agent/v1/(?:clusters/([^/]+)/)?(.+)");
  private static final Pattern IDENTITY = Pattern.compile("samsa://cluster/(lkc-[a-z0-9]+)");
  private static final Integer URI_NAME = 6;

  private final List<AgentRoute> routes;
  private final AuditLog audit;
  private final ExecutorService virtualThreads;

  public AgentDispatch(
      @All List<AgentRoute> routes,
      AuditLog audit,
      @VirtualThreads ExecutorService virtualThreads) {
    this.routes = routes;
    this.audit = audit;
    this.virtualThreads = virtualThreads;
  }

  void handle(HttpServerRequest request) {
    Optional<String> identity = identity(request);
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      answer(request, AgentResponse.refused(404, "There is nothing at " + request.path() + "."));
      return;
    }
    Optional<String> cluster = Optional.ofNullable(path.group(1));
    if (identity.isEmpty() || cluster.filter(c -> !c.equals(identity.get())).isPresent()) {
      recordRefusal(request, identity.orElse("nobody"));
      answer(request, AgentResponse.refused(403, "This certificate is not that cluster's."));
      return;
    }
    String wanted = cluster.map(c -> "clusters/{lkc}/").orElse("") + path.group(2);
    routes.stream()
        .filter(r -> r.path().equals(wanted) && r.method().equals(request.method().name()))
        .findFirst()
        .ifPresentOrElse(
            route -> readBody(request, route, cluster),
            () ->
                answer(
                    request,
                    AgentResponse.refused(404, "There is nothing at " + request.path() + ".")));
  }

  private void recordRefusal(HttpServerRequest request, String identity) {
    String path = request.path();
    AuditEntry entry =
        new AuditEntry(
            null, identity, "", "agent.request", path, "from " + request.remoteAddress());
    virtualThreads.execute(() -> audit.recordRefusal(entry));
  }

  private void readBody(HttpServerRequest request, AgentRoute route, Optional<String> cluster) {
    Buffer body = Buffer.buffer();
    boolean[] refused = {false};
    request.handler(part -> {
      if (refused[0]) {
        return;
      }
      if (body.length() + part.length() > LARGEST_BODY) {
        refused[0] = true;
        answer(request, AgentResponse.refused(413, "A body may have 4 MiB at most."));
      } else {
        body.appendBuffer(part);
      }
    });
    request.endHandler(end -> {
      if (!refused[0]) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(query::put);
        AgentRequest asked = new AgentRequest(cluster, query, body.toString());
        virtualThreads.execute(() -> answer(request, handle(route, asked)));
      }
    });
  }

  private static AgentResponse handle(AgentRoute route, AgentRequest request) {
    try {
      return route.handle(request);
    } catch (BadAgentRequestException e) {
      return AgentResponse.refused(400, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return AgentResponse.refused(503, "The control plane is stopping.");
    } catch (RuntimeException e) {
      // The boundary of the listener: a broker asks again, whatever it was.
      LOG.errorf(e, "agent API: %s %s failed", route.method(), route.path());
      return AgentResponse.refused(503, "Something went wrong on the control plane's side.");
    }
  }

  private static void answer(HttpServerRequest request, AgentResponse response) {
    var out = request.response();
    if (out.ended() || out.closed()) {
      return;
    }
    out.setStatusCode(response.status());
    if (response.body().isEmpty()) {
      out.end();
    } else {
      out.putHeader("Content-Type", "application/json").end(response.body());
    }
  }

  /** The cluster whose identity the client's certificate is. */
  private static Optional<String> identity(HttpServerRequest request) {
    try {
      Certificate[] chain = request.sslSession().getPeerCertificates();
      Collection<List<?>> names = ((X509Certificate) chain[0]).getSubjectAlternativeNames();
      return (names == null ? List.<List<?>>of() : names)
          .stream()
              .filter(name -> URI_NAME.equals(name.get(0)))
              .map(name -> IDENTITY.matcher((String) name.get(1)))
              .filter(Matcher::matches)
              .map(matcher -> matcher.group(1))
              .findFirst();
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return Optional.empty();
    }
  }
}
