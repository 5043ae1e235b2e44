package dev.samsa.controlplane.trust;

import dev.samsa.controlplane.secrets.SecretStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The platform's roots, made on first use and kept in the secret store. */
@ApplicationScoped
public class Authorities {
  private static final CertificateNames CONTROL_PLANE =
      new CertificateNames("samsa-control-plane", List.of(), List.of("samsa://control-plane"));

  private static final Duration LISTENER_TERM = Duration.ofDays(180);
  private static final int DIGEST_LENGTH = 16;

  private final SecretStore secrets;
  private final Clock clock;
  private final ConcurrentMap<String, Credential> known = new ConcurrentHashMap<>();

  public Authorities(SecretStore secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Signs the certificates of client listeners; its certificate is what tenants trust. */
  public CertificateAuthority platform() {
    return root("ca-platform", "Samsa platform CA");
  }

  /** Signs the node certificates of one cluster. */
  public CertificateAuthority cluster(String clusterId) {
    return root("ca-" + clusterId, clusterId + " internal CA");
  }

  /** Signs the agent listener's certificate and the identities that connect to it. */
  public CertificateAuthority agent() {
    return root("ca-agent", "Samsa agent CA");
  }

  /**
   * The certificate of the agent listener. It is kept, for making one takes longer than all else of
   * the listener's start; another name, another root or the end of {@link #LISTENER_TERM} leads to
   * a new one, long before the old one ends.
   *
   * @param hosts that brokers may dial
   */
  public Credential agentListener(List<String> hosts) {
    CertificateAuthority agent = agent();
    CertificateNames names = new CertificateNames("agent-api", hosts, List.of());
    Instant now = clock.instant();
    long term = now.getEpochSecond() / LISTENER_TERM.toSeconds();
    String made = agent.certificatePem() + String.join(",", names.hosts()) + term;
    return load("agent-listener-" + digest(made), () -> agent.issue(names, now));
  }

  /**
   * The control plane's own client certificate. It vouches for itself, and brokers accept its exact
   * subject, so that no authority can make another like it.
   */
  public Credential controlPlane() {
    return load(
        "control-plane-client", () -> CertificateWriter.selfSigned(CONTROL_PLANE, clock.instant()));
  }

  /** Subject of {@link #controlPlane()}, RFC 2253. */
  public String controlPlaneSubject() {
    return CONTROL_PLANE.subject();
  }

  private CertificateAuthority root(String name, String commonName) {
    return new CertificateAuthority(
        load(name, () -> CertificateAuthority.create(commonName, clock.instant()).credential()));
  }

  private Credential load(String name, Supplier<Credential> create) {
    return known.computeIfAbsent(
        name, key -> read(secrets.getOrCreate(key, () -> write(create.get()))));
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new TrustException("this Java runtime has no SHA-256", e);
    }
  }

  private static byte[] write(Credential credential) {
    return (credential.keyPem() + credential.certificatePem()).getBytes(StandardCharsets.US_ASCII);
  }

  private static Credential read(byte[] stored) {
    String text = new String(stored, StandardCharsets.US_ASCII);
    return new Credential(Pem.key(text), Pem.certificates(text));
  }
}
