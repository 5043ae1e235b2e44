package dev.samsa.controlplane.kafkarest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Apache Kafka as it comes, in a process of its own: a SASL_SSL listener with fixed keys and
 * unsigned tokens, and Kafka's own authorizer. What the routes rely on is Kafka's, not ours.
 */
final class PlainKafka implements AutoCloseable {
  static final String ADMIN_KEY = "ADMINADMINADMIN1";
  static final String ADMIN_SECRET = "admin-secret";

  /** A key without any right. */
  static final String BARE_KEY = "BAREBAREBAREBARE";

  static final String BARE_SECRET = "bare-secret";

  /** The principal that may do all when it comes with a token. */
  static final String ADMIN_USER = "u-admin";

  private final Path folder;
  private final int clientPort = freePort();
  private final int internalPort = freePort();
  private final int controllerPort = freePort();
  private Process process;

  PlainKafka(Path folder) {
    this.folder = folder;
  }

  String bootstrap() {
    return "localhost:" + clientPort;
  }

  /** A listener without authentication, on which a test may do all. */
  Map<String, Object> openSettings() {
    return Map.of("bootstrap.servers", "localhost:" + internalPort);
  }

  Path caFile() {
    return folder.resolve("ca.crt");
  }

  void start() throws IOException, InterruptedException, GeneralSecurityException {
    Files.createDirectories(folder);
    SelfSigned identity = SelfSigned.create();
    Files.writeString(caFile(), identity.certificate());
    Files.writeString(folder.resolve("server.pem"), identity.key() + identity.certificate());
    Path properties = folder.resolve("server.properties");
    Files.writeString(properties, String.join("\n", settings()));
    run("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", properties)
        .waitFor();
    process = run("kafka.Kafka", properties);
    try (Admin admin = Admin.create(openSettings())) {
      admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      close();
      throw new IOException("Kafka did not start; see " + folder.resolve("output.log"), e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> settings() {
    String plain = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    String bearer = "org.apache.kafka.common.security.oauthbearer";
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@localhost:" + controllerPort,
        "controller.listener.names=CONTROLLER",
        "inter.broker.listener.name=INTERNAL",
        "listeners=CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(clientPort, internalPort, controllerPort),
        "advertised.listeners=CLIENT://localhost:%d,INTERNAL://localhost:%d"
            .formatted(clientPort, internalPort),
        "listener.security.protocol.map="
            + "CLIENT:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "ssl.keystore.type=PEM",
        "ssl.keystore.location=" + folder.resolve("server.pem"),
        "sasl.enabled.mechanisms=PLAIN,OAUTHBEARER",
        "listener.name.client.plain.sasl.jaas.config=%s user_%s=\"%s\" user_%s=\"%s\";"
            .formatted(plain, ADMIN_KEY, ADMIN_SECRET, BARE_KEY, BARE_SECRET),
        "listener.name.client.oauthbearer.sasl.jaas.config="
            + bearer
            + ".OAuthBearerLoginModule required;",
        "listener.name.client.oauthbearer.sasl.server.callback.handler.class="
            + bearer
            + ".internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler",
        "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users=User:ANONYMOUS;User:" + ADMIN_KEY + ";User:" + ADMIN_USER,
        "auto.create.topics.enable=false",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "transaction.state.log.num.partitions=1",
        "group.initial.rebalance.delay.ms=0",
        "log.cleaner.dedupe.buffer.size=2097152",
        "log.dirs=" + folder.resolve("log"));
  }

  private Process run(String main, Object... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("samsa.broker.lib") + "/*");
    command.add(main);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()))
        .start();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
