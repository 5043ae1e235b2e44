package dev.samsa.bench.broker;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.KafkaLogin;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Memory of a Basic cluster a minute after its first record, and of all processes of a platform
 * with that one cluster. The cluster's is what is resident; of all together, pages that several
 * processes share count once.
 */
public final class MemoryFigure implements Figure {
  private static final int SECONDS = 60;
  private static final double KIB_PER_MIB = 1024;
  private static final int MILLIONS = 3;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String cluster = tenant.createCluster();
    String bootstrap = tenant.awaitReady(cluster);
    KafkaLogin login =
        tenant.createKey(cluster, bootstrap, bench.data().resolve("ca.crt").toString());
    Stream.first(login);
    TimeUnit.SECONDS.sleep(SECONDS);
    long broker = firstNumber(bench.node(cluster).resolve("run/lock"));
    long controlPlane = firstNumber(bench.data().resolve("run/lock"));
    long postgres = firstNumber(bench.data().resolve("postgres/data/postmaster.pid"));
    double all = 0;
    for (long process : withChildren(List.of(broker, controlPlane, postgres))) {
      all += kib(process, "Pss:");
    }
    double one = kib(broker, "Rss:");
    survives(bench, cluster, broker, login);
    tenant.deleteCluster(cluster);
    return List.of(
        Row.of(
            "idle Basic cluster 60 s after its first produce; it then took 3 x 1M records",
            one / KIB_PER_MIB,
            Reach.atMostMiB(200)),
        Row.of(
            "all processes of a platform with that cluster",
            all / KIB_PER_MIB,
            Reach.atMostMiB(700)));
  }

  /** So little memory is worth nothing if the broker dies of work. */
  private static void survives(Bench bench, String cluster, long broker, KafkaLogin login)
      throws Exception {
    for (int million = 0; million < MILLIONS; million++) {
      Stream.rate(login, 1_000_000);
    }
    long now = firstNumber(bench.node(cluster).resolve("run/lock"));
    if (now != broker || ProcessHandle.of(broker).isEmpty()) {
      throw new IOException("the broker did not survive " + MILLIONS + " million records");
    }
  }

  private static List<Long> withChildren(List<Long> roots) {
    List<Long> all = new ArrayList<>(roots);
    for (long root : roots) {
      ProcessHandle.of(root)
          .ifPresent(p -> p.descendants().map(ProcessHandle::pid).forEach(all::add));
    }
    return all.stream().distinct().toList();
  }

  private static long firstNumber(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip().split("\\D+", 2)[0]);
  }

  private static double kib(long process, String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process + "/smaps_rollup")).stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElseThrow();
  }
}
