package dev.samsa.description.cluster;

/**
 * Names of the files in a node's secrets folder (mode 0600 each). PEM throughout; keys are
 * unencrypted PKCS#8.
 */
public final class SecretFiles {
  /** Certificate chain of the client listener, signed by the platform CA. */
  public static final String CLIENT_CERT = "client.crt";

  /** Key of {@link #CLIENT_CERT}. */
  public static final String CLIENT_KEY = "client.key";

  /**
   * Certificate of the nodes of this cluster for the internal and quorum listeners, signed by the
   * cluster's own CA.
   */
  public static final String NODE_CERT = "node.crt";

  /** Key of {@link #NODE_CERT}. */
  public static final String NODE_KEY = "node.key";

  /**
   * Trust of the internal and quorum listeners: the cluster's CA and the control plane's own client
   * certificate.
   */
  public static final String INTERNAL_TRUST = "internal-trust.crt";

  /** Client certificate for the agent API; its URI name is {@code samsa://cluster/lkc-…}. */
  public static final String AGENT_CERT = "agent.crt";

  /** Key of {@link #AGENT_CERT}. */
  public static final String AGENT_KEY = "agent.key";

  /** Trust for the agent API's server certificate. */
  public static final String AGENT_TRUST = "agent-trust.crt";

  /** 32 random bytes, base64: the pepper of this cluster's key hashes. */
  public static final String PEPPER = "pepper";

  private SecretFiles() {}
}
