package dev.samsa.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A tenant's Kafka cluster. The control plane owns the specification, the operator the status; so
 * there is no {@code scale} subresource, which would let a third party change the number of
 * brokers.
 */
@Group(KafkaCluster.GROUP)
@Version(KafkaCluster.VERSION)
@Plural("kafkaclusters")
@Singular("kafkacluster")
@ShortNames("kc")
@AdditionalPrinterColumn(name = "Tier", jsonPath = ".spec.tier", type = Type.STRING)
@AdditionalPrinterColumn(name = "Brokers", jsonPath = ".spec.brokers", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "Kafka", jsonPath = ".status.kafkaVersion", type = Type.STRING)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
    type = Type.STRING)
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    type = Type.STRING)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    type = Type.STRING,
    priority = 1)
@AdditionalPrinterColumn(name = "Age", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@ValidationRule(
    value = "self.metadata.name == self.spec.clusterId",
    message = "metadata.name must be spec.clusterId")
public class KafkaCluster extends CustomResource<KafkaClusterSpec, KafkaClusterStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** API group of the resource and prefix of its labels and annotations. */
  public static final String GROUP = "samsa.dev";

  public static final String VERSION = "v1";

  /** Written only by whoever creates it: records have no form without values. */
  @Override
  protected KafkaClusterSpec initSpec() {
    return null;
  }

  @Override
  protected KafkaClusterStatus initStatus() {
    return null;
  }
}
