package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * How clients reach the brokers. Each broker advertises its own host and port.
 *
 * @param type kind of the services in front of the brokers
 * @param bootstrapHost name that clients dial first, in every broker's certificate
 * @param brokerHosts name that each broker advertises, by its id; absent or too short: the
 *     bootstrap host
 * @param ports port that each broker advertises, by its id; with {@code nodePort} also the port on
 *     the nodes. Absent: 9092
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.type != 'nodePort' || (has(self.ports) && size(self.ports) > 0 &&"
            + " self.ports.all(p, p >= 30000 && p <= 32767))",
    message = "exposure.type nodePort needs ports from 30000 to 32767, one for each broker")
@ValidationRule(
    value =
        "self.type == 'nodePort' || (has(self.brokerHosts) && size(self.brokerHosts) > 0) ||"
            + " (has(self.ports) && size(self.ports) > 0)",
    message = "exposure needs brokerHosts or ports: brokers must differ in host or in port")
public record Exposure(
    @Required Type type,
    @Required @Size(min = 1, max = 253) String bootstrapHost,
    @Size(max = 60) List<@Size(min = 1, max = 253) String> brokerHosts,
    @Size(max = 60) List<@Min(1) @Max(65_535) Integer> ports) {

  /** Port that a broker advertises where none is given. */
  public static final int DEFAULT_PORT = 9092;

  public Exposure {
    brokerHosts = brokerHosts == null ? List.of() : List.copyOf(brokerHosts);
    ports = ports == null ? List.of() : List.copyOf(ports);
  }

  /** Kinds of services. */
  public enum Type {
    /** A cluster address for each broker; whoever runs the network maps ports to it. */
    @JsonProperty("ports")
    PORTS,
    /** A port of every Kubernetes node for each broker. */
    @JsonProperty("nodePort")
    NODE_PORT,
    /** A load balancer for each broker; its names must point to {@code brokerHosts}. */
    @JsonProperty("loadBalancer")
    LOAD_BALANCER,
    /** A cluster address for each broker, behind a router that goes by TLS name. */
    @JsonProperty("sni")
    SNI
  }

  /** Host that a broker advertises. */
  public String host(int broker) {
    return broker < brokerHosts.size() ? brokerHosts.get(broker) : bootstrapHost;
  }

  /** Port that a broker advertises. */
  public int port(int broker) {
    return broker < ports.size() ? ports.get(broker) : DEFAULT_PORT;
  }
}
