package dev.samsa.controlplane.trust;

import dev.samsa.controlplane.secrets.SecretStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The platform's roots, made on first use and kept in the secret store. */
@ApplicationScoped
public class Authorities {
  private static final CertificateNames CONTROL_PLANE =
      new CertificateNames("samsa-control-plane", List.of(), List.of("samsa://control-plane"));

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
   * The control plane's own client certificate. It vouches for itself, and brokers accept its exact
   * subject, so that no authority can make another like it.
   */
  public Credential controlPlane() {
    return load(
        "control-plane-client",
        () -> CertificateAuthority.selfSigned(CONTROL_PLANE, clock.instant()));
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

  private static byte[] write(Credential credential) {
    return (credential.keyPem() + credential.certificatePem()).getBytes(StandardCharsets.US_ASCII);
  }

  private static Credential read(byte[] stored) {
    String text = new String(stored, StandardCharsets.US_ASCII);
    return new Credential(Pem.key(text), Pem.certificates(text));
  }
}
