package dev.samsa.controlplane.clientquota;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.List;
import java.util.UUID;

/** A client quota as tenants see it (wire contract 2.11). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientQuotaView(
    String api_version, String kind, String id, ObjectMetadata metadata, Spec spec) {
  static final String API_VERSION = "kafka-quotas/v1";
  private static final String PATH = "/kafka-quotas/v1/client-quotas/";

  /** What it limits, for whom and where. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      String display_name,
      String description,
      Throughput throughput,
      ObjectReference cluster,
      List<ObjectReference> principals,
      ObjectReference environment) {}

  /** Bytes a second as text. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Throughput(String ingress_byte_rate, String egress_byte_rate) {}

  static ClientQuotaView of(ClientQuota quota, UUID organization, ResourceLinks links) {
    String environmentCrn = Crn.environment(organization, quota.environment());
    String clusterCrn = Crn.cluster(organization, quota.environment(), quota.cluster());
    return new ClientQuotaView(
        API_VERSION,
        "ClientQuota",
        quota.publicId(),
        links.metadata(
            PATH + quota.publicId(),
            clusterCrn + "/client-quota=" + quota.publicId(),
            quota.createdAt(),
            quota.updatedAt()),
        new Spec(
            quota.displayName(),
            quota.description(),
            new Throughput(text(quota.rates().ingress()), text(quota.rates().egress())),
            ObjectReference.of(
                quota.cluster(), links.url("/cmk/v2/clusters/" + quota.cluster()), clusterCrn),
            quota.principals().stream()
                .map(principal -> ObjectReference.of(principal, null, null))
                .toList(),
            ObjectReference.of(
                quota.environment(),
                links.url("/org/v2/environments/" + quota.environment()),
                environmentCrn)));
  }

  private static String text(Long rate) {
    return rate == null ? null : rate.toString();
  }
}
