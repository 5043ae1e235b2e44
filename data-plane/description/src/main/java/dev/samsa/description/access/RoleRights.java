package dev.samsa.description.access;

import java.util.Set;

/**
 * What role bindings allow within a cluster. Brokers decide by it, and the control plane explains
 * by it. Roles are those of the REST API's role bindings; one that is not named here, such as
 * MetricsViewer or DataSteward, allows nothing in Kafka. Operations and types have Kafka's names.
 */
public final class RoleRights {
  private static final String CLUSTER = "CLUSTER";
  private static final Set<String> ADMINISTRATORS =
      Set.of("OrganizationAdmin", "EnvironmentAdmin", "CloudClusterAdmin");
  private static final Set<String> LOOKING = Set.of("DESCRIBE", "DESCRIBE_CONFIGS");
  private static final Set<String> READING = Set.of("READ", "DESCRIBE");
  private static final Set<String> WRITING = Set.of("WRITE", "DESCRIBE");
  private static final Set<String> MANAGING =
      Set.of("CREATE", "DELETE", "ALTER", "ALTER_CONFIGS", "DESCRIBE", "DESCRIBE_CONFIGS");

  private RoleRights() {}

  /**
   * Whether the binding allows that operation on that resource.
   *
   * @param operation such as READ
   * @param type TOPIC, GROUP, TRANSACTIONAL_ID or CLUSTER
   */
  public static boolean allow(RoleGrant grant, String operation, String type, String name) {
    return covers(grant, type, name) && allowed(grant, operation, type);
  }

  /** Whether the binding allows that operation on some resource of that type. */
  public static boolean allowSome(RoleGrant grant, String operation, String type) {
    return (grant.resourceType() == null || grant.resourceType().equals(type))
        && allowed(grant, operation, type);
  }

  private static boolean covers(RoleGrant grant, String type, String name) {
    // A role to write on topics brings what a producer asks of the cluster.
    if (grant.resourceType() == null || type.equals(CLUSTER)) {
      return true;
    }
    if (!grant.resourceType().equals(type)) {
      return false;
    }
    return grant.prefixed()
        ? name.startsWith(grant.resourceName())
        : grant.resourceName().equals("*") || grant.resourceName().equals(name);
  }

  private static boolean allowed(RoleGrant grant, String operation, String type) {
    String role = grant.role();
    if (grant.resourceType() == null) {
      return ADMINISTRATORS.contains(role)
          || (role.equals("Operator") && LOOKING.contains(operation));
    }
    if (type.equals(CLUSTER)) {
      boolean writer = role.equals("DeveloperWrite") || role.equals("ResourceOwner");
      return writer && grant.resourceType().equals("TOPIC") && operation.equals("IDEMPOTENT_WRITE");
    }
    return onResource(role, operation, type);
  }

  private static boolean onResource(String role, String operation, String type) {
    return switch (role) {
      case "ResourceOwner" -> true;
      case "DeveloperManage" -> MANAGING.contains(operation);
      case "DeveloperRead" ->
          type.equals("TRANSACTIONAL_ID")
              ? operation.equals("DESCRIBE")
              : READING.contains(operation);
      case "DeveloperWrite" -> !type.equals("GROUP") && WRITING.contains(operation);
      case "Operator" -> LOOKING.contains(operation);
      default -> false;
    };
  }
}
