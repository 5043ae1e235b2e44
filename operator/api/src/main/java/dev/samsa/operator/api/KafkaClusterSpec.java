package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * What a cluster shall look like. Nothing here names an image, a pod's shape or a secret of another
 * namespace: who writes the resource cannot reach beyond the cluster.
 *
 * @param clusterId public id, {@code lkc-…}; also the resource's name
 * @param kafkaClusterId Kafka's own cluster id, a base64 UUID
 * @param organization the tenant
 * @param environment the tenant's environment, {@code env-…}
 * @param region name of the region, part of the host names in certificates
 * @param tier BASIC, STANDARD, ENTERPRISE or DEDICATED
 * @param kafkaVersion release of Kafka, such as {@code 4.4.0}; never an earlier one than before
 * @param brokers how many nodes serve clients; one, or three and more
 * @param controllers how many nodes do nothing but vote: 0 (the first brokers vote) or 3
 * @param size of each broker
 * @param zones zones over which the nodes spread, in order of node ids
 * @param storage of each broker
 * @param replication what topics get
 * @param limits what the tenant may use, of all brokers together
 * @param exposure how clients reach the brokers
 * @param secrets where certificates lie
 * @param agent where brokers reach the control plane
 * @param controlPlaneSubject exact subject of the control plane's client certificate (RFC 2253)
 * @param nodeSubject exact subject of the nodes' own certificate (RFC 2253)
 * @param desiredState running or hibernated
 * @param deletion what happens when the resource is deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.brokers >= self.replication.factor",
    message = "brokers must be at least replication.factor: a partition has one replica a broker")
@ValidationRule(
    value = "self.brokers <= 6 || self.controllers == 3",
    message = "more than 6 brokers need controllers: 3, which is chosen when the cluster is made")
@ValidationRule(
    value =
        "!has(self.exposure.ports) || size(self.exposure.ports) == 0 ||"
            + " size(self.exposure.ports) >= self.brokers",
    message = "exposure.ports must name a port for each broker, or none")
public record KafkaClusterSpec(
    @Required
        @Pattern("^lkc-[a-z0-9]{4,32}$")
        @ValidationRule(value = "self == oldSelf", message = "clusterId never changes")
        String clusterId,
    @Required
        @Pattern("^[A-Za-z0-9_-]{22}$")
        @ValidationRule(value = "self == oldSelf", message = "kafkaClusterId never changes")
        String kafkaClusterId,
    @Required
        @Size(min = 1, max = 64)
        @ValidationRule(value = "self == oldSelf", message = "organization never changes")
        String organization,
    @Required
        @Pattern("^env-[a-z0-9]{4,32}$")
        @ValidationRule(value = "self == oldSelf", message = "environment never changes")
        String environment,
    @Required
        @Size(min = 1, max = 64)
        @ValidationRule(value = "self == oldSelf", message = "region never changes")
        String region,
    @Required
        @ValidationRule(
            value = "self in ['BASIC', 'STANDARD', 'ENTERPRISE', 'DEDICATED', 'FREIGHT']",
            message = "tier must be BASIC, STANDARD, ENTERPRISE, DEDICATED or FREIGHT")
        @Size(min = 1, max = 16)
        String tier,
    @Required
        @Pattern("^[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}$")
        @Size(min = 5, max = 11)
        @ValidationRule(
            value =
                "(int(self.split('.')[0]) * 1000000 + int(self.split('.')[1]) * 1000"
                    + " + int(self.split('.')[2])) >="
                    + " (int(oldSelf.split('.')[0]) * 1000000 + int(oldSelf.split('.')[1]) * 1000"
                    + " + int(oldSelf.split('.')[2]))",
            message =
                "kafkaVersion never goes back: an earlier release cannot read what a later one"
                    + " wrote")
        String kafkaVersion,
    @Required
        @Min(1)
        @Max(60)
        @ValidationRule(
            value = "self != 2",
            message =
                "brokers must be 1, or 3 and more: two cannot agree on anything when one is away")
        @ValidationRule(
            value = "(self == 1) == (oldSelf == 1)",
            message =
                "a cluster of one broker stays one, and one of several never becomes one: its"
                    + " topics have as many replicas as they were made with")
        Integer brokers,
    @Default("0")
        @Min(0)
        @Max(3)
        @ValidationRule(value = "self == 0 || self == 3", message = "controllers must be 0 or 3")
        @ValidationRule(value = "self == oldSelf", message = "controllers never changes")
        Integer controllers,
    @Required BrokerSize size,
    @Required @Size(min = 1, max = 20) List<@Size(min = 1, max = 63) String> zones,
    @Required Storage storage,
    @Required Replication replication,
    @Required Limits limits,
    @Required Exposure exposure,
    @Required Secrets secrets,
    @Required Agent agent,
    @Required @Size(min = 1, max = 256) String controlPlaneSubject,
    @Required @Size(min = 1, max = 256) String nodeSubject,
    @Default("running") @JsonPropertyDescription("hibernated: no pods, volumes and identity kept")
        DesiredState desiredState,
    @Default("{}") Deletion deletion) {

  public KafkaClusterSpec {
    zones = zones == null ? List.of() : List.copyOf(zones);
    controllers = controllers == null ? 0 : controllers;
    desiredState = desiredState == null ? DesiredState.RUNNING : desiredState;
    deletion = deletion == null ? new Deletion(false, null) : deletion;
  }
}
