package dev.samsa.operator.plan;

import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.objects.ClusterObjects;
import dev.samsa.operator.observe.Observed;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Why a cluster must be left as it is until somebody acts. */
final class Holds {
  private static final int NAMED = 3;

  private Holds() {}

  static Optional<Finding> find(Observed observed, int brokers, Settings settings) {
    return version(observed, settings)
        .or(() -> secret(observed, brokers))
        .or(() -> ports(observed, brokers))
        .or(() -> foreignVolume(observed));
  }

  private static Optional<Finding> version(Observed observed, Settings settings) {
    String version = observed.spec().kafkaVersion();
    return settings.images().containsKey(version)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "VersionNotOffered",
                "Kafka %s is not offered here: set spec.kafkaVersion to one of %s"
                    .formatted(version, new TreeSet<>(settings.images().keySet()))));
  }

  private static Optional<Finding> secret(Observed observed, int brokers) {
    List<String> missing = ClusterObjects.missingFiles(observed.spec(), brokers, observed.secret());
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String name = observed.spec().secrets().nodes();
    return Optional.of(
        new Finding(
            "SecretIncomplete",
            observed.secret().isEmpty()
                ? "Secret %s with label %s=%s is not there: create it"
                    .formatted(
                        name, Annotations.CLUSTER, observed.cluster().getMetadata().getName())
                : "Secret %s lacks %s: add what is missing".formatted(name, some(missing))));
  }

  /** A broker that shall go is still reached at its port while it holds replicas. */
  private static Optional<Finding> ports(Observed observed, int brokers) {
    int ports = observed.spec().exposure().ports().size();
    return ports == 0 || ports >= brokers
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "PortsMissing",
                "exposure.ports names %d ports, but %d brokers run: leave a broker its port until"
                        .formatted(ports, brokers)
                    + " status.brokerCount says that it has gone"));
  }

  private static Optional<Finding> foreignVolume(Observed observed) {
    return observed.claims().values().stream()
        .filter(claim -> isForeign(claim, observed.spec().kafkaClusterId()))
        .map(claim -> claim.getMetadata().getName())
        .sorted()
        .findFirst()
        .map(name ->
            new Finding(
                "ForeignVolume",
                "claim %s holds the data of another cluster of this name: delete it, or give"
                        .formatted(name)
                    + " this cluster another name"));
  }

  private static boolean isForeign(PersistentVolumeClaim claim, String kafkaClusterId) {
    Map<String, String> annotations = claim.getMetadata().getAnnotations();
    String owner = annotations == null ? null : annotations.get(ClusterObjects.KAFKA_ID);
    return owner != null && !owner.equals(kafkaClusterId);
  }

  private static String some(List<String> keys) {
    return String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
        + (keys.size() > NAMED ? " and " + (keys.size() - NAMED) + " more" : "");
  }
}
