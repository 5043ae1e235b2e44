package dev.samsa.kubernetestests.cluster;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Kubernetes that {@code KUBECONFIG} names. {@code ./samsa test --kubernetes} sets it, and
 * {@code SAMSA_KUBE_KIT} where it is the kit beside the repository, into which images are packed
 * and loaded; elsewhere {@code SAMSA_TEST_IMAGES} tells where they were pushed, with {@code %s} for
 * the part.
 */
public final class TestKubernetes {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", "..")).normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static TestKubernetes instance;

  private final Path kubeconfig = Path.of(System.getenv("KUBECONFIG"));
  private final Optional<Path> kit =
      Optional.ofNullable(System.getenv("SAMSA_KUBE_KIT")).map(Path::of);
  private final List<String> packed = new ArrayList<>();
  private int nextPort = 30_000 + ThreadLocalRandom.current().nextInt(1_000);

  private TestKubernetes() {}

  public static synchronized TestKubernetes get() {
    if (instance == null) {
      instance = new TestKubernetes();
    }
    return instance;
  }

  /** A file of this repository. */
  static Path file(String name) {
    return ROOT.resolve(name);
  }

  /** Whether it is the kit, whose API server's certificate names 127.0.0.1 as well. */
  public boolean isKit() {
    return kit.isPresent();
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  /** Runs kubectl and returns what it printed; fails if it does. */
  public String kubectl(String... arguments) {
    CommandResult result = Command.of("kubectl", arguments).run();
    result.requireSuccess();
    return result.output().strip();
  }

  /** Runs kubectl with that input, with whatever comes of it. */
  public CommandResult tryKubectl(String input, String... arguments) {
    return Command.of("kubectl", arguments).input(input).run();
  }

  /** Names of the nodes. */
  public List<String> nodes() {
    return kubectl("get", "nodes", "-o", "name").lines().toList();
  }

  /** Runs the kit's own program, such as {@code cut api}. */
  public void kit(String... arguments) {
    Command.of(kit.orElseThrow().resolve("kube").toString(), arguments).run().requireSuccess();
  }

  /** Node ports that nobody else has in this run. */
  public synchronized List<Integer> nodePorts(int count) {
    int first = nextPort;
    nextPort += count;
    return IntStream.range(first, nextPort).boxed().toList();
  }

  /** Applies objects server-side. */
  public void apply(String yaml) {
    Command.of("kubectl", "apply", "--server-side", "--force-conflicts", "-f", "-")
        .input(yaml)
        .run()
        .requireSuccess();
  }

  /** A new namespace, removed with all in it when the test JVM ends. */
  public String newNamespace(String purpose) {
    define();
    String name = purpose + "-" + UUID.randomUUID().toString().substring(0, 8);
    kubectl("create", "namespace", name);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Command.of("kubectl", "delete", "ns", name).run()));
    return name;
  }

  /** Address of a node, at which node ports are reached. */
  public String nodeAddress() {
    return kubectl(
        "get",
        "nodes",
        "-o",
        "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
  }

  /** Address under which pods reach this machine. */
  public String hostAddress() {
    return Optional.ofNullable(System.getenv("SAMSA_KUBE_HOST_ADDRESS"))
        .orElseThrow(() -> new AssertionError("set SAMSA_KUBE_HOST_ADDRESS"));
  }

  /** Image of a part (broker, operator, control-plane), in every node. */
  public synchronized String image(String part) {
    String name =
        Optional.ofNullable(System.getenv("SAMSA_TEST_IMAGES")).orElse("samsa.local/%s:test");
    if (kit.isPresent() && !packed.contains(part)) {
      Path folder = ROOT.resolve("target/images");
      Command.of(
              ROOT.resolve("operator/images/pack").toString(),
              kit.get().toString(),
              folder.toString(),
              part)
          .run()
          .requireSuccess();
      Command.of(
              kit.get().resolve("kube").toString(),
              "load",
              folder.resolve(part + ".tar").toString())
          .run()
          .requireSuccess();
      packed.add(part);
    }
    return name.formatted(part);
  }

  /** Everything of these kinds that carries a cluster's label, one name a line. */
  public List<String> objectsOf(String clusterId, String namespace) {
    return Stream.of(
            "kafkaclusters,statefulsets,pods,services,configmaps,secrets,persistentvolumeclaims,"
                + "poddisruptionbudgets,networkpolicies,serviceaccounts")
        .flatMap(kinds -> kubectl("-n", namespace, "get", kinds, "-o", "name").lines())
        .filter(name -> name.toLowerCase(Locale.ROOT).contains(clusterId))
        .toList();
  }

  /** The definition is one for all; a test that removes a whole installation takes it away. */
  private void define() {
    Path definition =
        ROOT.resolve("operator/api/src/main/resources/META-INF/samsa/kafkaclusters.yaml");
    kubectl("apply", "--server-side", "--force-conflicts", "-f", definition.toString());
    await()
        .atMost(PATIENCE)
        .until(() ->
            kubectl(
                    "get",
                    "crd",
                    "kafkaclusters.samsa.dev",
                    "-o",
                    "jsonpath={.status.conditions[?(@.type==\"Established\")].status}")
                .equals("True"));
  }
}
