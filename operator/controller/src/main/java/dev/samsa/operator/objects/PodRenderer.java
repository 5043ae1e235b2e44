package dev.samsa.operator.objects;

import dev.samsa.description.cluster.JvmOptions;
import dev.samsa.description.cluster.SecretFiles;
import dev.samsa.operator.api.ClusterNames;
import dev.samsa.operator.api.NodeSecretKeys;
import dev.samsa.operator.describe.PodSize;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pod of a node; passes the restricted pod security standard. */
final class PodRenderer {
  /** Name of the volume of data; claims are called after it. */
  static final String DATA = "data";

  private static final long USER = 10001;
  private static final int OWNER_AND_GROUP_READ = 0440;
  private static final String DESCRIPTION = "description";
  private static final String SECRETS = "secrets";
  private static final String DESCRIPTION_FOLDER = "/etc/samsa/description";
  private static final String SECRETS_FOLDER = "/etc/samsa/secrets";
  private static final String DATA_FOLDER = "/var/lib/samsa/data";
  private static final List<String> SECRET_FILES =
      List.of(
          SecretFiles.CLIENT_CERT,
          SecretFiles.CLIENT_KEY,
          SecretFiles.NODE_CERT,
          SecretFiles.NODE_KEY,
          SecretFiles.INTERNAL_TRUST,
          SecretFiles.AGENT_CERT,
          SecretFiles.AGENT_KEY,
          SecretFiles.AGENT_TRUST,
          SecretFiles.PEPPER);

  private PodRenderer() {}

  /**
   * The pod of every node of a pool.
   *
   * @param secret name of the Secret with the nodes' files
   * @param image what runs
   * @param stopSeconds how long a broker may take to stop
   */
  static PodSpec render(
      ClusterNames names,
      NodePool pool,
      PodSize size,
      String secret,
      BrokerImage image,
      long stopSeconds) {
    return new PodSpecBuilder()
        .withServiceAccountName(names.name())
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(stopSeconds)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withTopologySpreadConstraints(
            spread(names, pool, "topology.kubernetes.io/zone"),
            spread(names, pool, "kubernetes.io/hostname"))
        .withContainers(container(size, image))
        .withVolumes(volumes(names, pool, secret))
        .build();
  }

  /** Files that a node must find in the Secret. */
  static List<String> secretFiles() {
    return SECRET_FILES;
  }

  private static Container container(PodSize size, BrokerImage image) {
    Map<String, Quantity> memory =
        Map.of("memory", new Quantity(Integer.toString(size.memoryMiB()), "Mi"));
    return new ContainerBuilder()
        .withName("kafka")
        .withImage(image.name())
        .withImagePullPolicy(image.pullPolicy())
        .withCommand(command(size))
        // A node that cannot start says why in one line: people and the operator read it.
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withEnv(environment())
        .withPorts(
            port("client", ClusterNames.CLIENT_PORT),
            port("internal", ClusterNames.INTERNAL_PORT),
            port("quorum", ClusterNames.QUORUM_PORT),
            port("health", ClusterNames.HEALTH_PORT))
        .withNewResources()
        .withLimits(memory)
        .withRequests(memory)
        .addToRequests("cpu", new Quantity(Integer.toString(size.cpuMillis()), "m"))
        .endResources()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withStartupProbe(probe("/live", 1, 300))
        .withLivenessProbe(probe("/live", 10, 6))
        .withReadinessProbe(probe("/ready", 1, 3))
        .withVolumeMounts(
            new VolumeMountBuilder().withName(DATA).withMountPath(DATA_FOLDER).build(),
            readOnly(DESCRIPTION, DESCRIPTION_FOLDER),
            readOnly(SECRETS, SECRETS_FOLDER),
            new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build())
        .build();
  }

  private static io.fabric8.kubernetes.api.model.VolumeMount readOnly(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).withReadOnly(true).build();
  }

  private static List<String> command(PodSize size) {
    String node = "$(SAMSA_NODE)";
    List<String> command =
        new ArrayList<>(
            JvmOptions.of(
                    size.jvm(),
                    node,
                    new JvmOptions.Places(
                        Path.of("/opt/samsa/java/bin/java"),
                        Path.of("/opt/samsa/lib"),
                        Path.of(DESCRIPTION_FOLDER, ConfigMapRenderer.DESCRIPTION),
                        Path.of(DATA_FOLDER, "node"),
                        Path.of(SECRETS_FOLDER, node)))
                .command());
    command.addAll(
        List.of(
            "--health",
            Integer.toString(ClusterNames.HEALTH_PORT),
            "--kept-data",
            DESCRIPTION_FOLDER + "/" + ConfigMapRenderer.KEPT_DATA));
    return command;
  }

  private static List<EnvVar> environment() {
    List<EnvVar> variables = new ArrayList<>();
    variables.add(
        new EnvVarBuilder()
            .withName("SAMSA_NODE")
            .withNewValueFrom()
            .withNewFieldRef()
            .withApiVersion("v1")
            .withFieldPath("metadata.labels['apps.kubernetes.io/pod-index']")
            .endFieldRef()
            .endValueFrom()
            .build());
    variables.add(new EnvVarBuilder().withName("SAMSA_CONSOLE_LOG").withValue("INFO").build());
    JvmOptions.variables()
        .forEach((name, value) ->
            variables.add(new EnvVarBuilder().withName(name).withValue(value).build()));
    return variables;
  }

  private static Probe probe(String path, int seconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort(ClusterNames.HEALTH_PORT)
        .endHttpGet()
        .withPeriodSeconds(seconds)
        .withTimeoutSeconds(5)
        .withFailureThreshold(failures)
        .build();
  }

  private static ContainerPort port(String name, int port) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol("TCP")
        .build();
  }

  private static List<Volume> volumes(ClusterNames names, NodePool pool, String secret) {
    List<KeyToPath> items = new ArrayList<>();
    for (int node : pool.nodes()) {
      for (String file : SECRET_FILES) {
        items.add(
            new KeyToPath(NodeSecretKeys.of(node, file), OWNER_AND_GROUP_READ, node + "/" + file));
      }
    }
    return List.of(
        new VolumeBuilder()
            .withName(DESCRIPTION)
            .withNewConfigMap()
            .withName(ConfigMapRenderer.name(names))
            .endConfigMap()
            .build(),
        new VolumeBuilder()
            .withName(SECRETS)
            .withNewSecret()
            .withSecretName(secret)
            .withDefaultMode(OWNER_AND_GROUP_READ)
            .withItems(items)
            .endSecret()
            .build(),
        new VolumeBuilder()
            .withName("tmp")
            .withNewEmptyDir()
            .withMedium("Memory")
            .withSizeLimit(new Quantity("16", "Mi"))
            .endEmptyDir()
            .build());
  }

  private static TopologySpreadConstraint spread(ClusterNames names, NodePool pool, String key) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(key)
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(Labels.pods(names, pool))
        .endLabelSelector()
        .build();
  }
}
