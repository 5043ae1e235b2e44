package dev.samsa.controlplane.apikey;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import dev.samsa.controlplane.secrets.Peppers;
import java.util.Map;

/** Reads from a request's resource what kind of key is asked for. */
final class KeyScope {
  private static final Map<String, String> NOT_OFFERED =
      Map.of("lksqlc-", "ksqlDB", "tableflow", "Tableflow", "global", "Global");

  private KeyScope() {}

  /**
   * The scope: {@code cloud}, or the id of a cluster or schema registry, which is not looked up
   * here. The kind follows from the id, because some clients send none.
   *
   * @param id of the resource; null for a Cloud key
   * @param kind of the resource; null if it was not sent
   * @throws ApiException 400, or 501 for keys of products that are not offered
   */
  static String of(String id, String kind) {
    if (id == null && kind != null && !kind.equalsIgnoreCase(Peppers.CLOUD)) {
      throw ApiException.invalid(
          "/spec/resource/id", "resource.id must be given; leave resource out for a Cloud key.");
    }
    if (id == null || id.equals(Peppers.CLOUD)) {
      return Peppers.CLOUD;
    }
    if (id.startsWith("lsrc-")) {
      return id;
    }
    if (id.startsWith("lkc-")) {
      if (kind != null && !kind.equalsIgnoreCase("Cluster")) {
        throw ApiException.invalid(
            "/spec/resource/kind", "The kind of a Kafka cluster is Cluster, not " + kind + ".");
      }
      return id;
    }
    NOT_OFFERED.forEach((prefix, product) -> {
      if (id.startsWith(prefix)) {
        throw ApiException.of(
            ErrorCode.NOT_IMPLEMENTED, product + " keys are not offered here yet.");
      }
    });
    if ("Region".equalsIgnoreCase(kind)) {
      throw ApiException.of(ErrorCode.NOT_IMPLEMENTED, "Flink keys are not offered here yet.");
    }
    throw ApiException.invalid(
        "/spec/resource/id",
        "resource.id must be the id of a Kafka cluster (lkc-…) or schema registry (lsrc-…); leave resource out, or send"
            + " \"cloud\", for a Cloud key.");
  }
}
