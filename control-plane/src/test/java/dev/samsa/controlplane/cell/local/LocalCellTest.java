package dev.samsa.controlplane.cell.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.cell.CellNetwork;
import dev.samsa.controlplane.cell.CellReport;
import dev.samsa.controlplane.cell.ClusterSpec;
import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.controlplane.cell.PortRange;
import dev.samsa.controlplane.trust.NodeSecrets;
import dev.samsa.controlplane.trust.NodeSecretsFixture;
import dev.samsa.description.cluster.AgentEndpoint;
import dev.samsa.description.cluster.BrokerMemory;
import dev.samsa.description.cluster.ClusterDescription;
import dev.samsa.description.cluster.ClusterLimits;
import dev.samsa.description.cluster.Listener;
import dev.samsa.description.cluster.NodeDescription;
import dev.samsa.description.cluster.ReplicationRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local cell with real processes that stand in for brokers. */
class LocalCellTest {
  private static final String ID = "lkc-a";
  private static final long MAIN_MEMORY = 1;

  private static final NodeSecrets SECRETS = NodeSecretsFixture.create();

  @TempDir Path home;
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final List<LocalCell> cells = new ArrayList<>();
  private LocalCell cell;

  @BeforeEach
  void start() throws IOException {
    cell = open();
  }

  @AfterEach
  void end() {
    // By the command line, for one that was just started holds no lock yet.
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      for (ProcessHandle left : all.filter(this::worksInHome).toList()) {
        left.destroyForcibly();
        left.onExit().join();
      }
    }
    cells.forEach(LocalCell::close);
  }

  @Test
  void aClusterIsStartedAndSaysSoWhenItServes() {
    CellReport first = cell.apply(spec(2, MAIN_MEMORY));
    assertThat(conditions(first)).containsOnly(Condition.STARTING);
    await().until(() -> events.contains(ID));
    assertThat(conditions(cell.apply(spec(2, MAIN_MEMORY)))).containsOnly(Condition.READY);
  }

  @Test
  void secretsAreTheOwnersAlone() throws IOException {
    cell.apply(spec(1, MAIN_MEMORY));
    Path secrets = home.resolve(ID).resolve("node-0").resolve("secrets");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
    try (var files = Files.list(secrets)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void brokersGoOnWithoutTheCellAndAreAdoptedByTheNext() {
    ready(cell, 1);
    ProcessHandle broker = processes().getFirst();
    cell.close();
    assertThat(broker.isAlive()).isTrue();
    LocalCell next = open();
    assertThat(conditions(next.apply(spec(1, MAIN_MEMORY)))).containsOnly(Condition.READY);
    assertThat(processes()).containsExactly(broker);
  }

  @Test
  void aBrokerHasASessionOfItsOwn() throws IOException {
    ready(cell, 1);
    long pid = processes().getFirst().pid();
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(stat));
    String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ");
    assertThat(Long.parseLong(fields[3])).as("session").isEqualTo(pid);
  }

  @Test
  void aKilledBrokerIsStartedAgainAtOnceAndCounted() {
    ready(cell, 1);
    ProcessHandle killed = processes().getFirst();
    events.clear();
    killed.destroyForcibly();
    await().until(() -> events.contains(ID));
    ready(cell, 1);
    assertThat(processes()).doesNotContain(killed);
    assertThat(nodes(cell.apply(spec(1, MAIN_MEMORY))).getFirst().restarts()).isEqualTo(1);
  }

  @Test
  void aBrokerThatKeepsDyingIsLeftAloneForAWhile() throws IOException {
    Path data = Files.createDirectories(home.resolve(ID).resolve("node-0"));
    Files.writeString(data.resolve("die"), "");
    await()
        .until(() -> {
          NodeReport node = nodes(cell.apply(spec(1, MAIN_MEMORY))).getFirst();
          return node.condition() == Condition.WAITING_TO_RESTART
              && node.restarts() >= 1
              && node.detail().contains("2 time(s)")
              && node.lookAgain() != null;
        });
    Files.delete(data.resolve("die"));
    ready(cell, 1);
  }

  @Test
  void aStoppedClusterKeepsItsDataAndARemovedOneLeavesNothing() {
    ready(cell, 2);
    await().until(() -> conditions(cell.stop(ID, 5)).stream().allMatch(Condition.STOPPED::equals));
    assertThat(home.resolve(ID).resolve("node-0")).exists();
    ready(cell, 2, 6);
    await().until(() -> cell.remove(ID, 7) instanceof CellReport.Absent);
    assertThat(home.resolve(ID)).doesNotExist();
  }

  @Test
  void anotherDescriptionRestartsTheNodesOneAfterTheOther() {
    ready(cell, 2);
    List<ProcessHandle> before = processes();
    await()
        .until(() -> {
          CellReport report = cell.apply(spec(2, 2));
          long down = conditions(report).stream().filter(c -> c != Condition.READY).count();
          assertThat(down).isLessThanOrEqualTo(1);
          return down == 0 && processes().stream().noneMatch(before::contains);
        });
  }

  @Test
  void anOlderFenceDoesNothingAnyMore() {
    ready(cell, 1, 9);
    assertThat(cell.stop(ID, 8)).isInstanceOf(CellReport.Refused.class);
    assertThat(cell.remove(ID, 8)).isInstanceOf(CellReport.Refused.class);
    assertThat(conditions(cell.apply(spec(1, MAIN_MEMORY, 9)))).containsOnly(Condition.READY);
  }

  @Test
  void aPortThatSomebodyHoldsIsNotFree() throws IOException {
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(cell.isFree(held.getLocalPort())).isFalse();
    }
  }

  @Test
  void aFolderBelongsToOneProcessAndKeepsItsName() throws IOException {
    CellFolder held = CellFolder.take(home).orElseThrow();
    assertThat(CellFolder.take(home)).isEmpty();
    held.close();
    Optional<CellFolder> again = CellFolder.take(home);
    assertThat(again.orElseThrow().name()).isEqualTo(held.name());
    again.get().close();
  }

  private LocalCell open() {
    try {
      // Runs the stand-in whatever flags it is given.
      Path java = home.resolve("java");
      if (!Files.exists(java)) {
        Files.writeString(
            java,
            "#!/bin/sh\nexec '%s' -Xmx32m -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    Path.of("target", "test-classes").toAbsolutePath(),
                    StandInBroker.class.getName()));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
      }
      LocalCell opened =
          new LocalCell(
              new LocalCell.Setup(
                  "local",
                  home,
                  new NodeLaunches(SECRETS, java, home),
                  new CellNetwork("127.0.0.1", "localhost", "127.0.0.1"),
                  new PortRange(20_000, 20_100)),
              Clock.systemUTC(),
              events::add);
      cells.add(opened);
      return opened;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void ready(LocalCell on, int nodes) {
    ready(on, nodes, 1);
  }

  private void ready(LocalCell on, int nodes, long fence) {
    await()
        .until(() ->
            conditions(on.apply(spec(nodes, MAIN_MEMORY, fence))).stream()
                .allMatch(Condition.READY::equals));
  }

  private static org.awaitility.core.ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  private boolean worksInHome(ProcessHandle process) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
        .anyMatch(argument -> argument.startsWith(home.toString()));
  }

  /** Live brokers, found as anybody would: by the locks in their folders. */
  private List<ProcessHandle> processes() {
    ClusterFolder folder = new ClusterFolder(home.resolve(ID));
    List<ProcessHandle> found = new ArrayList<>();
    try {
      for (int node : folder.nodes()) {
        NodeLock.holder(folder.node(node).lock()).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private static List<NodeReport> nodes(CellReport report) {
    return ((CellReport.Present) report).nodes();
  }

  private static List<Condition> conditions(CellReport report) {
    return nodes(report).stream().map(NodeReport::condition).toList();
  }

  private static ClusterSpec spec(int nodes, long version) {
    return spec(nodes, version, 1);
  }

  private static ClusterSpec spec(int nodes, long version, long fence) {
    List<NodeDescription> described =
        IntStream.range(0, nodes)
            .mapToObj(id ->
                new NodeDescription(
                    id,
                    "zone",
                    true,
                    true,
                    "dir",
                    new Listener("127.0.0.1", 20_000, "localhost", 20_000),
                    new Listener("127.0.0.1", 20_001, "127.0.0.1", 20_001),
                    new Listener("127.0.0.1", 20_002, "127.0.0.1", 20_002)))
            .toList();
    return new ClusterSpec(
        new ClusterDescription(
            ClusterDescription.SCHEMA_VERSION,
            ID,
            "kafka",
            "organization",
            "env-a",
            "BASIC",
            null,
            described,
            new ReplicationRules((short) 1, (short) 1),
            new ClusterLimits(version, 1, 1, 1, 1, -1),
            new BrokerMemory(128, 32),
            new AgentEndpoint(List.of("https://127.0.0.1:1")),
            "CN=samsa-control-plane",
            "CN=node"),
        "us-east-2",
        270,
        fence);
  }
}
