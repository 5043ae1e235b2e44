package dev.samsa.kubernetestests.cluster;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The operator as a process of this machine, for one namespace. */
public final class OperatorProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", "..")).normalize();

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private Process process;
  private volatile int saidBefore;

  private OperatorProcess(List<String> command, Map<String, String> environment, Path output) {
    this.command = command;
    this.environment = environment;
    this.output = output;
  }

  /** Starts it; it works as soon as it is up, so that nobody has to wait for it. */
  public static OperatorProcess start(TestKubernetes kubernetes, String namespace) {
    return start(kubernetes, namespace, Map.of());
  }

  /** Starts it with more settings. */
  public static OperatorProcess start(
      TestKubernetes kubernetes, String namespace, Map<String, String> more) {
    try {
      Path settings = Files.createTempFile("samsa-operator", ".properties");
      Map<String, String> all = new TreeMap<>(more);
      all.putIfAbsent("samsa.operator.images.\"4.4.0\"", kubernetes.image("broker"));
      all.put("quarkus.operator-sdk.namespaces", namespace);
      all.put("quarkus.http.host", "127.0.0.1");
      all.put("quarkus.http.port", "0");
      Files.writeString(
          settings,
          all.entrySet().stream()
              .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
              .collect(Collectors.joining()));
      List<String> command = new ArrayList<>(insideTheNetwork(kubernetes));
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx128m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-jar",
              ROOT.resolve("operator/controller/target/quarkus-app/quarkus-run.jar").toString()));
      OperatorProcess operator =
          new OperatorProcess(
              command,
              Map.of(
                  "KUBECONFIG",
                  kubernetes.kubeconfig().toString(),
                  "QUARKUS_CONFIG_LOCATIONS",
                  settings.toString()),
              Files.createTempFile("samsa-operator", ".log"));
      operator.startAgain();
      return operator;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What makes this machine resolve the names of services as a pod does. Only the kit's network can
   * be reached from outside; elsewhere whoever runs the tests has to see to it.
   */
  private static List<String> insideTheNetwork(TestKubernetes kubernetes) throws IOException {
    if (!kubernetes.isKit()) {
      return List.of();
    }
    Path names = Files.createTempFile("samsa-resolv", ".conf");
    Files.writeString(
        names,
        "nameserver %s\nsearch svc.cluster.local cluster.local\noptions ndots:5\n"
            .formatted(kubernetes.nodeAddress()));
    return List.of(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"",
        names.toString());
  }

  /** Ends it as a failing machine would. */
  public void kill() {
    PlatformProcess.kill(process.toHandle());
  }

  /** Waits until it watches its clusters, since it was started last. */
  public void awaitAtWork() {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> log().substring(saidBefore).contains("controller started"));
  }

  /** Starts it after it was killed. */
  public void startAgain() {
    try {
      saidBefore = log().length();
      process =
          Command.of(command.getFirst(), command.subList(1, command.size()).toArray(String[]::new))
              .with(environment)
              .append(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The process as the system shows it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** All that it has said. */
  public String log() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
