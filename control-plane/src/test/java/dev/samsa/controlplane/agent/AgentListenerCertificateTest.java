package dev.samsa.controlplane.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.secrets.SecretStore;
import dev.samsa.controlplane.trust.Authorities;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AgentListenerCertificateTest {
  @Inject Vertx vertx;
  @Inject AgentConfig config;
  @Inject PlatformConfig platform;
  @Inject SecretStore secrets;
  @Inject AgentDispatch dispatch;

  private final MovedClock moved = new MovedClock();

  @Test
  void aListenerThatRunsForMonthsShowsANewCertificateBeforeTheOldOneEnds() throws Exception {
    AgentServer server =
        new AgentServer(vertx, config, platform, new Authorities(secrets, moved), dispatch);
    server.begin(new StartupEvent());
    server.awaitStart(new StartupEvent());
    try {
      URI url = URI.create(server.urls().getFirst());
      X509Certificate first = shown(url);
      server.renew();
      assertThat(shown(url)).isEqualTo(first);

      moved.days = 181;
      server.renew();

      await().until(() -> !shown(url).equals(first));
      assertThat(first.getNotAfter()).isAfter(moved.instant());
    } finally {
      server.stop(new ShutdownEvent());
    }
  }

  private static X509Certificate shown(URI url) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyServer()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static final class MovedClock extends Clock {
    private volatile int days;

    @Override
    public Instant instant() {
      return Instant.now().plus(Duration.ofDays(days));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("all is UTC");
    }
  }

  /** Who it is does not matter here. */
  private static final class AnyServer extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
