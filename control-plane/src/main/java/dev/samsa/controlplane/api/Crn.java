package dev.samsa.controlplane.api;

import java.util.UUID;

/**
 * Resource names as the wire contract writes them (1.9); existing tools have the authority built
 * in.
 */
public final class Crn {
  private static final String ROOT = "crn://confluent.cloud/organization=";

  private Crn() {}

  public static String organization(UUID organization) {
    return ROOT + organization;
  }

  public static String environment(UUID organization, String environment) {
    return ROOT + organization + "/environment=" + environment;
  }

  /** Must contain {@code /kafka=}: clients derive role patterns from what stands before it. */
  public static String cluster(UUID organization, String environment, String cluster) {
    return environment(organization, environment)
        + "/cloud-cluster="
        + cluster
        + "/kafka="
        + cluster;
  }

  public static String serviceAccount(UUID organization, String id) {
    return ROOT + organization + "/service-account=" + id;
  }

  public static String identityProvider(UUID organization, String id) {
    return ROOT + organization + "/identity-provider=" + id;
  }

  public static String identityPool(UUID organization, String provider, String id) {
    return identityProvider(organization, provider) + "/identity-pool=" + id;
  }

  public static String user(UUID organization, String id) {
    return ROOT + organization + "/user=" + id;
  }

  public static String roleBinding(UUID organization, String id) {
    return ROOT + organization + "/rolebinding=" + id;
  }

  public static String apiKey(UUID organization, String owner, String id) {
    String kind = owner.startsWith("sa-") ? "/service-account=" : "/user=";
    return ROOT + organization + kind + owner + "/api-key=" + id;
  }
}
