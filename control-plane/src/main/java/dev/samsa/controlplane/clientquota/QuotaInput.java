package dev.samsa.controlplane.clientquota;

import dev.samsa.controlplane.api.ObjectReference;
import java.util.List;

/** What a tenant sends to create or change a client quota (wire contract 2.11). */
public record QuotaInput(Spec spec) {

  /** Fields that are null were not sent. */
  public record Spec(
      String display_name,
      String description,
      Throughput throughput,
      ObjectReference cluster,
      List<ObjectReference> principals,
      ObjectReference environment) {}

  /** Bytes a second as text: so clients send and expect them. */
  public record Throughput(String ingress_byte_rate, String egress_byte_rate) {}
}
