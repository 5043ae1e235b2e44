package dev.samsa.controlplane.notoffered;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A family of routes that is not built. The README has the same table for people. */
enum NotOffered {
  SCHEMA_REGISTRY(
      "Schema Registry at this address (the endpoint of an environment's registry stands in its"
          + " srcm/v3 object)",
      "/srcm/v2(/.*)?|/srcm/v3/regions(/.*)?|/dek-registry/v1(/.*)?"
          + "|/(subjects|schemas|config|mode|compatibility|exporters)(/.*)?"),
  CONNECTORS("Connectors", "/connect/v1(/.*)?|/ccpm/v1(/.*)?|/cam/v1(/.*)?"),
  FLINK("Flink", "/fcpm/v2(/.*)?|/sql/v1(/.*)?|/artifact/v1(/.*)?"),
  KSQLDB("ksqlDB", "/ksqldbcm/v2(/.*)?"),
  TABLEFLOW("Tableflow", "/tableflow/v1(/.*)?"),
  CLUSTER_LINKS("Cluster linking", "/kafka/v3/clusters/[^/]+/links(/.*)?"),
  GROUP_MAPPINGS("Group mappings", "/iam/v2/sso/group-mappings(/.*)?"),
  CERTIFICATE_AUTHORITIES(
      "Certificate authorities and their pools", "/iam/v2/certificate-authorities(/.*)?"),
  IP_FILTERS("IP filters", "/iam/v2/(ip-groups|ip-filters)(/.*)?"),
  PRIVATE_NETWORKS("Private networks", "/networking/v1(/.*)?|/endpoint/v1(/.*)?"),
  OWN_ENCRYPTION_KEYS("Encryption keys of one's own", "/byok/v1(/.*)?"),
  PROVIDER_INTEGRATIONS("Provider integrations", "/pim/v[12](/.*)?"),
  STREAM_CATALOG("The stream catalog", "/catalog/v1(/.*)?"),
  STREAM_SHARING("Stream sharing", "/cdx/v1(/.*)?");

  private final String product;
  private final Pattern paths;

  NotOffered(String product, String paths) {
    this.product = product;
    this.paths = Pattern.compile(paths);
  }

  /** What the caller reads. */
  String sentence() {
    return product + ": not offered by this release of Samsa.";
  }

  static Optional<NotOffered> at(String path) {
    return Arrays.stream(values())
        .filter(family -> family.paths.matcher(path).matches())
        .findFirst();
  }
}
