package dev.samsa.systemtests.load;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All who work on a platform.
 *
 * @param tenants the first has many keys, the others few
 * @param large stream on a cluster of the first tenant, with many topics
 * @param small the same of the second tenant, with few topics
 */
record Population(List<LoadedTenant> tenants, LoadedStream large, LoadedStream small) {
  static final int FEW_TOPICS = 20;

  /** Signs all up and fills their organizations; they call at the platforms in turn. */
  static Population of(List<PlatformProcess> platforms, Scale scale, Observations seen) {
    List<URI> addresses = platforms.stream().map(PlatformProcess::url).toList();
    AtomicInteger turn = new AtomicInteger();
    List<LoadedTenant> tenants =
        Load.together(
            scale.organizations(),
            () -> {
              int first = turn.getAndIncrement() % addresses.size();
              LoadedTenant tenant = LoadedTenant.signUp(Caller.nobody(addresses, first, seen));
              tenant.fill(Kind.API_KEY, scale.keysOfOthers());
              return tenant;
            });
    List<LoadedCluster> clusters =
        tenants.subList(0, 2).stream().map(LoadedCluster::create).toList();
    tenants.getFirst().fill(Kind.API_KEY, scale.keysOfFirst());
    List<LoadedStream> streams =
        clusters.stream().map(c -> c.stream(platforms.getFirst().caFile())).toList();
    streams.getFirst().fill(scale.topics());
    streams.getLast().fill(FEW_TOPICS);
    return new Population(tenants, streams.getFirst(), streams.getLast());
  }

  List<LoadedStream> streams() {
    return List.of(large, small);
  }

  /** Sentences on whatever is not there as the platform said; empty if all is well. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    tenants.forEach(tenant -> differences.addAll(tenant.differences()));
    streams().forEach(stream -> differences.addAll(stream.differences()));
    return differences;
  }
}
