package dev.samsa.controlplane.trust;

import dev.samsa.controlplane.platform.PlatformConfig;
import dev.samsa.controlplane.secrets.Peppers;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.SecretFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the secret files of a cluster's nodes ({@link SecretFiles}). */
@ApplicationScoped
public class NodeSecrets {
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

  private final Authorities authorities;
  private final Peppers peppers;
  private final PlatformConfig platform;
  private final Clock clock;

  public NodeSecrets(
      Authorities authorities, Peppers peppers, PlatformConfig platform, Clock clock) {
    this.authorities = authorities;
    this.peppers = peppers;
    this.platform = platform;
    this.clock = clock;
  }

  /** Subject of the node certificates of a cluster, RFC 2253. */
  public static String nodeSubject(String clusterId) {
    return "CN=" + nodeCommonName(clusterId);
  }

  /** URI name by which the agent listener knows a cluster's brokers. */
  public static String agentIdentity(String clusterId) {
    return "samsa://cluster/" + clusterId;
  }

  /**
   * The files that a node must have, by name. Those that exist are kept as they are as long as they
   * are good for 120 days more; a lost or old one is issued anew.
   *
   * @param region name of the cluster's region, part of its names
   * @param existing what the node has now
   */
  public Map<String, String> renew(
      ClusterDescription cluster,
      NodeDescription node,
      String region,
      Map<String, String> existing) {
    Map<String, String> files = new TreeMap<>();
    String id = cluster.clusterId();
    CertificateAuthority own = authorities.cluster(id);
    keepOrIssue(
        authorities.platform(),
        clientNames(id, node, region),
        existing,
        files,
        SecretFiles.CLIENT_CERT,
        SecretFiles.CLIENT_KEY);
    keepOrIssue(
        own,
        new CertificateNames(nodeCommonName(id), internalHosts(node), List.of()),
        existing,
        files,
        SecretFiles.NODE_CERT,
        SecretFiles.NODE_KEY);
    keepOrIssue(
        authorities.agent(),
        new CertificateNames("agent." + id, List.of(), List.of(agentIdentity(id))),
        existing,
        files,
        SecretFiles.AGENT_CERT,
        SecretFiles.AGENT_KEY);
    files.put(
        SecretFiles.INTERNAL_TRUST,
        own.certificatePem() + authorities.controlPlane().certificatePem());
    files.put(SecretFiles.AGENT_TRUST, authorities.agent().certificatePem());
    files.put(SecretFiles.PEPPER, Base64.getEncoder().encodeToString(peppers.ofScope(id)));
    return files;
  }

  private void keepOrIssue(
      CertificateAuthority authority,
      CertificateNames names,
      Map<String, String> existing,
      Map<String, String> files,
      String certificateFile,
      String keyFile) {
    Credential present = read(existing.get(certificateFile), existing.get(keyFile));
    boolean keep = present != null && authority.stillGood(present, names, clock.instant());
    Credential credential = keep ? present : authority.issue(names, clock.instant());
    files.put(certificateFile, credential.certificatePem());
    files.put(keyFile, credential.keyPem());
  }

  private static Credential read(String certificate, String key) {
    if (certificate == null || key == null) {
      return null;
    }
    try {
      var chain = Pem.certificates(certificate);
      return chain.isEmpty() ? null : new Credential(Pem.key(key), chain);
    } catch (TrustException e) {
      return null; // damaged counts as lost
    }
  }

  private CertificateNames clientNames(String id, NodeDescription node, String region) {
    List<String> hosts = new java.util.ArrayList<>();
    hosts.add(id + "." + region + "." + platform.domain());
    hosts.add("b" + node.id() + "-" + id + "." + region + "." + platform.domain());
    hosts.add(platform.host());
    hosts.add(node.client() == null ? platform.host() : node.client().advertisedHost());
    hosts.addAll(THIS_MACHINE);
    return new CertificateNames(id + "." + region + "." + platform.domain(), hosts, List.of());
  }

  private static List<String> internalHosts(NodeDescription node) {
    List<String> hosts = new java.util.ArrayList<>(THIS_MACHINE);
    if (node.internal() != null) {
      hosts.add(node.internal().advertisedHost());
    }
    if (node.quorum() != null) {
      hosts.add(node.quorum().advertisedHost());
    }
    return hosts;
  }

  private static String nodeCommonName(String clusterId) {
    return "node." + clusterId;
  }
}
