package dev.samsa.controlplane.cell.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.samsa.operator.api.Annotations;
import dev.samsa.operator.api.KafkaCluster;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The calls to one API server, all in one namespace. Every one may throw {@link
 * KubernetesClientException}. Resources are watched from {@link #watch} on.
 */
final class CellConnection implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CellConnection.class);

  /** Under which the API server keeps what we wrote apart from what others did. */
  static final String FIELD_MANAGER = "samsa-control-plane";

  private static final int INVALID = 422;

  private final String namespace;
  private final Consumer<String> changed;
  private final KubernetesClient client;
  private SharedIndexInformer<KafkaCluster> informer;

  /**
   * @param config the way to the API server
   * @param changed told the id of each cluster whose resource changed
   */
  CellConnection(Config config, String namespace, Consumer<String> changed) {
    this.namespace = namespace;
    this.changed = changed;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withKubernetesSerialization(serialization())
            .build();
  }

  /** Fields that a newer operator reports are read over, as everywhere between releases. */
  private static KubernetesSerialization serialization() {
    ObjectMapper json = new ObjectMapper();
    KubernetesSerialization serialization = new KubernetesSerialization(json, true);
    json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return serialization;
  }

  /** Reads one resource at most: throws if the API server is away or the definition is missing. */
  void check() {
    var _ =
        client
            .resources(KafkaCluster.class)
            .inNamespace(namespace)
            .list(new ListOptionsBuilder().withLimit(1L).build());
  }

  /** Begins to watch, from the beginning if it did before: a silent network leaves dead watches. */
  synchronized void watch() {
    if (informer != null) {
      informer.stop();
    }
    informer =
        client
            .resources(KafkaCluster.class)
            .inNamespace(namespace)
            .runnableInformer(0)
            .addEventHandler(new Watcher())
            .exceptionHandler(this::goOn);
    var _ = informer.start();
  }

  private boolean goOn(boolean started, Throwable failure) {
    LOG.warnf("the watch of namespace %s begins anew: %s", namespace, failure.getMessage());
    return true;
  }

  /** The resource as the watch knows it, or as the API server does while there is none yet. */
  Optional<KafkaCluster> find(String clusterId) {
    SharedIndexInformer<KafkaCluster> watching;
    synchronized (this) {
      watching = informer;
    }
    if (watching == null || !watching.hasSynced()) {
      return read(clusterId);
    }
    return Optional.ofNullable(watching.getStore().getByKey(namespace + "/" + clusterId));
  }

  /** The resource as the API server knows it now. */
  Optional<KafkaCluster> read(String clusterId) {
    return Optional.ofNullable(
        client.resources(KafkaCluster.class).inNamespace(namespace).withName(clusterId).get());
  }

  /**
   * Server-side apply; a resource version in it makes it fail with 409 if it is not that any more.
   */
  void apply(HasMetadata resource) {
    of(resource).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  void delete(KafkaCluster resource) {
    of(resource).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
  }

  Optional<Secret> secret(String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
  }

  void deleteSecret(String name) {
    client.secrets().inNamespace(namespace).withName(name).delete();
  }

  /** Claims that a cluster has left. */
  List<PersistentVolumeClaim> claims(String clusterId) {
    return client
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withLabel(Annotations.CLUSTER, clusterId)
        .list()
        .getItems();
  }

  void deleteClaims(String clusterId) {
    client
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withLabel(Annotations.CLUSTER, clusterId)
        .delete();
  }

  /** Whether no service of the whole Kubernetes cluster has that node port; nothing is made. */
  boolean isFree(int nodePort) {
    Service probe =
        new ServiceBuilder()
            .withNewMetadata()
            .withName("port-" + nodePort)
            .withNamespace(namespace)
            .endMetadata()
            .withNewSpec()
            .withType("NodePort")
            .addNewPort()
            .withPort(nodePort)
            .withNodePort(nodePort)
            .endPort()
            .endSpec()
            .build();
    try {
      client.resource(probe).dryRun().create();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == INVALID) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (informer != null) {
      informer.stop();
    }
    client.close();
  }

  private <T extends HasMetadata> Resource<T> of(T resource) {
    return client.resource(resource).inNamespace(namespace);
  }

  private final class Watcher implements ResourceEventHandler<KafkaCluster> {
    @Override
    public void onAdd(KafkaCluster resource) {
      changed.accept(resource.getMetadata().getName());
    }

    @Override
    public void onUpdate(KafkaCluster before, KafkaCluster resource) {
      if (!before
          .getMetadata()
          .getResourceVersion()
          .equals(resource.getMetadata().getResourceVersion())) {
        changed.accept(resource.getMetadata().getName());
      }
    }

    @Override
    public void onDelete(KafkaCluster resource, boolean unknownState) {
      changed.accept(resource.getMetadata().getName());
    }
  }
}
