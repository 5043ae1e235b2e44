package dev.samsa.controlplane.clientquota;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ObjectReference;
import dev.samsa.controlplane.api.TextRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a tenant sends for a client quota and refuses what cannot be. Pure. */
final class QuotaRules {
  /** Stands for every principal that has no quota of its own. */
  static final String EVERYBODY_ELSE = "<default>";

  private static final TextRule DISPLAY_NAME = new TextRule("/spec/display_name", 64);
  private static final TextRule DESCRIPTION = new TextRule("/spec/description", 256);
  private static final int MOST_PRINCIPALS = 100;
  private static final ClientQuota.Rates NO_RATES = new ClientQuota.Rates(null, null);

  private QuotaRules() {}

  /** A quota as it shall be. */
  record Wanted(
      String displayName, String description, ClientQuota.Rates rates, List<String> principals) {}

  static Wanted create(QuotaInput.Spec spec) {
    if (spec.throughput() == null) {
      throw ApiException.invalid(
          "/spec/throughput", "throughput must be given: ingress_byte_rate and egress_byte_rate.");
    }
    return new Wanted(
        DISPLAY_NAME.required(spec.display_name()),
        DESCRIPTION.optional(spec.description()),
        rates(NO_RATES, spec.throughput()),
        principals(spec.principals()));
  }

  /** What the quota becomes; fields that were not sent stay as they are. */
  static Wanted patch(ClientQuota quota, QuotaInput.Spec spec) {
    if (spec.cluster() != null && !quota.cluster().equals(spec.cluster().id())) {
      throw ApiException.invalid(
          "/spec/cluster", "cluster of a quota cannot be changed; create another quota.");
    }
    return new Wanted(
        spec.display_name() == null
            ? quota.displayName()
            : DISPLAY_NAME.required(spec.display_name()),
        spec.description() == null ? quota.description() : DESCRIPTION.optional(spec.description()),
        spec.throughput() == null ? quota.rates() : rates(quota.rates(), spec.throughput()),
        spec.principals() == null ? quota.principals() : principals(spec.principals()));
  }

  /** A rate that is not sent stays; an empty one is taken away. */
  private static ClientQuota.Rates rates(
      ClientQuota.Rates present, QuotaInput.Throughput throughput) {
    return new ClientQuota.Rates(
        rate("ingress_byte_rate", throughput.ingress_byte_rate(), present.ingress()),
        rate("egress_byte_rate", throughput.egress_byte_rate(), present.egress()));
  }

  private static Long rate(String name, String text, Long present) {
    if (text == null) {
      return present;
    }
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("[0-9]{1,15}") && Long.parseLong(text) > 0) {
      return Long.valueOf(text);
    }
    throw ApiException.invalid(
        "/spec/throughput/" + name,
        name + " must be a whole number of bytes a second above 0, as text such as \"1048576\".");
  }

  private static List<String> principals(List<ObjectReference> references) {
    if (references == null || references.isEmpty() || references.size() > MOST_PRINCIPALS) {
      throw ApiException.invalid(
          "/spec/principals", "principals must name 1 to " + MOST_PRINCIPALS + " principals.");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (ObjectReference reference : references) {
      String id = reference == null || reference.id() == null ? "" : reference.id();
      boolean known = id.startsWith("sa-") || id.startsWith("pool-") || id.equals(EVERYBODY_ELSE);
      if (!known || !ids.add(id)) {
        throw ApiException.invalid(
            "/spec/principals",
            "principals must be different ids of service accounts (sa-…) or identity pools"
                + " (pool-…), or <default> for all without a quota of their own.");
      }
    }
    return List.copyOf(ids);
  }
}
