package dev.samsa.description.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a node's process is started: one command line and environment for every cell.
 *
 * <p>The flags are for many small brokers on one machine. The serial collector with a small young
 * generation keeps threads and committed heap low; heap and malloc give back what they do not use.
 * Both compilers stay on: without the second one TLS costs twice the processor time, because only
 * it knows the processor's AES; but it compiles ten times later than it would, or a start would
 * cost nearly twice the processor time. The AOT cache is mapped where it was made, so that its
 * pages are shared by all brokers of the machine and not copied to be relocated.
 *
 * @param command program and arguments
 * @param environment variables to set beside the inherited ones
 */
public record JvmOptions(List<String> command, Map<String, String> environment) {

  /** File name of the AOT cache in the folder of the broker's jars. */
  public static final String AOT_CACHE = "samsa-broker.aot";

  /** The jar whose manifest names every other jar beside it and the main class. */
  public static final String BROKER_JAR = "samsa-broker.jar";

  public JvmOptions {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * The places that a node's process is given.
   *
   * @param java the {@code java} program of a JDK 25
   * @param brokerLib folder of the broker's jars and its AOT cache
   * @param description file of the cluster description
   * @param data folder of the node's data
   * @param secrets folder of the node's {@link SecretFiles}
   */
  public record Places(Path java, Path brokerLib, Path description, Path data, Path secrets) {}

  /** The command that runs one node of that cluster. */
  public static JvmOptions of(ClusterDescription cluster, int node, Places places) {
    return of(cluster.memory(), Integer.toString(node), places);
  }

  /**
   * The command that runs one node.
   *
   * @param memory sizes of its virtual machine
   * @param node its id, or what whoever starts it will put it in the place of
   */
  public static JvmOptions of(BrokerMemory memory, String node, Places places) {
    List<String> command = new ArrayList<>();
    command.add(places.java().toString());
    command.addAll(flags(memory));
    command.add("-XX:AOTCache=" + places.brokerLib().resolve(AOT_CACHE));
    command.add("-jar");
    command.add(places.brokerLib().resolve(BROKER_JAR).toString());
    command.addAll(
        List.of(
            "--description",
            places.description().toString(),
            "--node",
            node,
            "--data",
            places.data().toString(),
            "--secrets",
            places.secrets().toString()));
    return new JvmOptions(command, variables());
  }

  /** Flags of the virtual machine alone; an AOT cache holds only for the same ones. */
  public static List<String> flags(BrokerMemory memory) {
    return List.of(
        "-Xms" + Math.min(memory.heapMiB(), 48) + "m",
        "-Xmx" + memory.heapMiB() + "m",
        "-Xmn" + Math.max(memory.heapMiB() / 16, 8) + "m",
        "-XX:MaxDirectMemorySize=" + memory.directMiB() + "m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=20",
        "-XX:-ShrinkHeapInSteps",
        "-XX:TrimNativeHeapInterval=10000",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        // A cache that is missing or does not fit is no error: the node starts without it.
        "-Xlog:aot=off",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  /** Variables of the environment: glibc's malloc arenas are otherwise eight a core. */
  public static Map<String, String> variables() {
    return Map.of("MALLOC_ARENA_MAX", "2");
  }
}
