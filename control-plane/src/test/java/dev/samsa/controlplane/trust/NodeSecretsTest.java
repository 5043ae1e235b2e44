package dev.samsa.controlplane.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.secrets.SecretStore;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import dev.samsa.description.cluster.SecretFiles;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSecretsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final SecretStore STORE = NodeSecretsFixture.inMemory();

  @Test
  void clientCertificatesStandForTheNamesThatClientsDial() throws Exception {
    X509Certificate certificate =
        certificate(issue("lkc-a", NOW, Map.of()), SecretFiles.CLIENT_CERT);
    certificate.verify(authorities(NOW).platform().certificate().getPublicKey());
    assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .map(Object::toString)
        .contains(
            "lkc-a.us-east-2.samsa.local",
            "b0-lkc-a.us-east-2.samsa.local",
            "kafka.example.org",
            "localhost",
            "127.0.0.1");
  }

  @Test
  void aCertificateOfOneClusterIsNothingOnAnother() throws Exception {
    X509Certificate node = certificate(issue("lkc-a", NOW, Map.of()), SecretFiles.NODE_CERT);
    List<X509Certificate> trustOfB =
        Pem.certificates(issue("lkc-b", NOW, Map.of()).get(SecretFiles.INTERNAL_TRUST));
    for (X509Certificate trusted : trustOfB) {
      assertThatThrownBy(() -> node.verify(trusted.getPublicKey()))
          .isInstanceOf(SignatureException.class);
    }
    assertThat(node.getSubjectX500Principal().getName())
        .isEqualTo(NodeSecrets.nodeSubject("lkc-a"))
        .isNotEqualTo(NodeSecrets.nodeSubject("lkc-b"));
  }

  @Test
  void internalListenersTrustNothingThatThePlatformCaSigns() throws Exception {
    Map<String, String> files = issue("lkc-a", NOW, Map.of());
    X509Certificate client = certificate(files, SecretFiles.CLIENT_CERT);
    for (X509Certificate trusted : Pem.certificates(files.get(SecretFiles.INTERNAL_TRUST))) {
      assertThatThrownBy(() -> client.verify(trusted.getPublicKey()))
          .isInstanceOf(SignatureException.class);
    }
  }

  @Test
  void theAgentIdentityIsTheClusters() throws Exception {
    X509Certificate agent = certificate(issue("lkc-a", NOW, Map.of()), SecretFiles.AGENT_CERT);
    assertThat(agent.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .map(Object::toString)
        .containsExactly("samsa://cluster/lkc-a");
  }

  @Test
  void goodFilesStayAsTheyAre() {
    Map<String, String> first = issue("lkc-a", NOW, Map.of());
    assertThat(issue("lkc-a", NOW.plus(Duration.ofDays(200)), first)).isEqualTo(first);
  }

  @Test
  void aCertificateIsRenewedAHundredAndTwentyDaysBeforeItsEnd() {
    Map<String, String> first = issue("lkc-a", NOW, Map.of());
    assertThat(issue("lkc-a", NOW.plus(Duration.ofDays(276)), first))
        .containsEntry(SecretFiles.CLIENT_CERT, first.get(SecretFiles.CLIENT_CERT));
    assertThat(issue("lkc-a", NOW.plus(Duration.ofDays(278)), first).get(SecretFiles.CLIENT_CERT))
        .isNotEqualTo(first.get(SecretFiles.CLIENT_CERT));
  }

  @Test
  void lostDamagedAndMismatchedFilesAreMadeAnew() {
    Map<String, String> first = issue("lkc-a", NOW, Map.of());
    Map<String, String> broken = new HashMap<>(first);
    broken.remove(SecretFiles.NODE_KEY);
    broken.put(
        SecretFiles.AGENT_CERT, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    broken.put(SecretFiles.CLIENT_KEY, first.get(SecretFiles.AGENT_KEY));
    Map<String, String> mended = issue("lkc-a", NOW, broken);
    for (String file :
        List.of(SecretFiles.NODE_CERT, SecretFiles.AGENT_CERT, SecretFiles.CLIENT_CERT)) {
      assertThat(mended.get(file)).as(file).isNotEqualTo(broken.get(file));
    }
    assertThat(issue("lkc-a", NOW, mended)).isEqualTo(mended);
  }

  private static X509Certificate certificate(Map<String, String> files, String name) {
    return Pem.certificates(files.get(name)).getFirst();
  }

  private static Authorities authorities(Instant now) {
    return new Authorities(STORE, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Map<String, String> issue(
      String cluster, Instant now, Map<String, String> existing) {
    NodeDescription node =
        new NodeDescription(
            0,
            "us-east-2a",
            true,
            true,
            "dir",
            new Listener("127.0.0.1", 9092, "localhost", 9092),
            new Listener("127.0.0.1", 9093, "127.0.0.1", 9093),
            new Listener("127.0.0.1", 9094, "127.0.0.1", 9094));
    NodeSecrets secrets = NodeSecretsFixture.create(STORE, Clock.fixed(now, ZoneOffset.UTC));
    return secrets.renew(description(cluster, node), node, "us-east-2", existing);
  }

  private static ClusterDescription description(String cluster, NodeDescription node) {
    return new ClusterDescription(
        ClusterDescription.SCHEMA_VERSION,
        cluster,
        "kafka",
        "organization",
        "env-a",
        "BASIC",
        null,
        List.of(node),
        new ReplicationRules((short) 1, (short) 1),
        new ClusterLimits(1, 1, 1, 1, 1, -1),
        new BrokerMemory(128, 32),
        new AgentEndpoint(List.of("https://127.0.0.1:1")),
        "CN=samsa-control-plane",
        NodeSecrets.nodeSubject(cluster));
  }
}
