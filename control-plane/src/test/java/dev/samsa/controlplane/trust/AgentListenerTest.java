package dev.samsa.controlplane.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.secrets.SecretStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentListenerTest {
  private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final SecretStore store = NodeSecretsFixture.inMemory();

  @Test
  void aLaterStartHasTheSameCertificateAndItsRootSignedIt() throws Exception {
    X509Certificate first = at(NOW, HOSTS);

    assertThat(at(NOW.plus(Duration.ofHours(1)), HOSTS)).isEqualTo(first);
    first.verify(new Authorities(store, Clock.systemUTC()).agent().certificate().getPublicKey());
    assertThat(first.getSubjectAlternativeNames()).hasSize(2);
  }

  @Test
  void anotherNameLeadsToAnotherCertificate() throws Exception {
    X509Certificate first = at(NOW, HOSTS);
    X509Certificate other = at(NOW, List.of("agents.example.org"));

    assertThat(other).isNotEqualTo(first);
    assertThat(other.getSubjectAlternativeNames()).hasSize(1);
  }

  @Test
  void whenItIsRenewedTheOldOneWouldStillHaveServedForMonths() {
    X509Certificate first = at(NOW, HOSTS);
    Instant renewed = NOW;
    while (at(renewed, HOSTS).equals(first)) {
      renewed = renewed.plus(Duration.ofDays(1));
    }

    assertThat(first.getNotAfter().toInstant()).isAfter(renewed.plus(Duration.ofDays(200)));
  }

  /** As a process that starts then has it. */
  private X509Certificate at(Instant now, List<String> hosts) {
    return new Authorities(store, Clock.fixed(now, ZoneOffset.UTC))
        .agentListener(hosts)
        .certificate();
  }
}
