package dev.samsa.broker.config;

import dev.samsa.broker.access.plain.KeyCallbackHandler;
import dev.samsa.broker.access.token.TokenCallbackHandler;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The three listeners. CLIENT takes SASL over TLS with the platform's certificate; INTERNAL and
 * QUORUM take mutual TLS and trust the cluster's own CA and the control plane's certificate only.
 */
public final class ListenerConfig {
  /** What tenants use. */
  public static final String CLIENT = "CLIENT";

  /** Between brokers, and for the control plane. */
  public static final String INTERNAL = "INTERNAL";

  /** Of the controllers. */
  public static final String QUORUM = "QUORUM";

  /**
   * Longest that a connection with a token lives without showing it again; it ends with the token
   * anyway. So a key or filter that has changed is asked again within this time.
   */
  private static final String TOKEN_SESSION_MS = "900000";

  private ListenerConfig() {}

  static Map<String, String> render(
      ClusterDescription cluster, NodeDescription node, NodeSecrets secrets) {
    Map<String, String> settings = new TreeMap<>();
    List<String> bound = new ArrayList<>();
    List<String> advertised = new ArrayList<>();
    add(CLIENT, node.client(), bound, advertised);
    add(INTERNAL, node.internal(), bound, advertised);
    add(QUORUM, node.quorum(), bound, advertised);
    settings.put("listeners", String.join(",", bound));
    settings.put("advertised.listeners", String.join(",", advertised));
    settings.put(
        "listener.security.protocol.map",
        CLIENT + ":SASL_SSL," + INTERNAL + ":SSL," + QUORUM + ":SSL");
    settings.put("controller.listener.names", QUORUM);
    settings.put("inter.broker.listener.name", INTERNAL);
    settings.put("ssl.allow.dn.changes", "true");
    settings.put("ssl.allow.san.changes", "true");
    mutualTls(settings, prefix(INTERNAL), secrets);
    mutualTls(settings, prefix(QUORUM), secrets);
    if (node.broker()) {
      client(settings, cluster, secrets);
    }
    return settings;
  }

  private static void add(
      String name, Listener listener, List<String> bound, List<String> advertised) {
    if (listener != null) {
      bound.add(name + "://" + listener.bindHost() + ":" + listener.port());
      advertised.add(name + "://" + listener.advertisedHost() + ":" + listener.advertisedPort());
    }
  }

  private static String prefix(String listener) {
    return "listener.name." + listener.toLowerCase(java.util.Locale.ROOT) + ".";
  }

  private static void mutualTls(Map<String, String> settings, String prefix, NodeSecrets secrets) {
    settings.put(prefix + "ssl.client.auth", "required");
    settings.put(prefix + "ssl.keystore.type", "PEM");
    settings.put(prefix + "ssl.keystore.certificate.chain", secrets.nodeChain());
    settings.put(prefix + "ssl.keystore.key", secrets.nodeKey());
    settings.put(prefix + "ssl.truststore.type", "PEM");
    settings.put(prefix + "ssl.truststore.certificates", secrets.internalTrust());
  }

  private static void client(
      Map<String, String> settings, ClusterDescription cluster, NodeSecrets secrets) {
    String prefix = prefix(CLIENT);
    settings.put(prefix + "ssl.client.auth", "none");
    settings.put(prefix + "ssl.keystore.type", "PEM");
    settings.put(prefix + "ssl.keystore.certificate.chain", secrets.clientChain());
    settings.put(prefix + "ssl.keystore.key", secrets.clientKey());
    settings.put(prefix + "sasl.enabled.mechanisms", "PLAIN,OAUTHBEARER");
    settings.put(
        prefix + "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required;");
    settings.put(
        prefix + "plain.sasl.server.callback.handler.class", KeyCallbackHandler.class.getName());
    settings.put(
        prefix + "oauthbearer.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    settings.put(
        prefix + "oauthbearer.sasl.server.callback.handler.class",
        TokenCallbackHandler.class.getName());
    settings.put(prefix + "oauthbearer.connections.max.reauth.ms", TOKEN_SESSION_MS);
    settings.put(
        prefix + "max.connections",
        Integer.toString(Math.ceilDiv(cluster.limits().connections(), cluster.brokerCount())));
    settings.put(prefix + "num.network.threads", "2");
  }
}
