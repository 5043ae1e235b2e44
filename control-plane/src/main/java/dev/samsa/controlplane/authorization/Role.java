package dev.samsa.controlplane.authorization;

import dev.samsa.controlplane.authorization.CrnPattern.Level;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles that can be bound (wire contract 2.7), each with the levels it can be bound at. */
public enum Role {
  ORGANIZATION_ADMIN("OrganizationAdmin", Level.ORGANIZATION),
  ACCOUNT_ADMIN("AccountAdmin", Level.ORGANIZATION),
  BILLING_ADMIN("BillingAdmin", Level.ORGANIZATION),
  NETWORK_ADMIN("NetworkAdmin", Level.ORGANIZATION),
  ENVIRONMENT_ADMIN("EnvironmentAdmin", Level.ENVIRONMENT),
  DATA_DISCOVERY("DataDiscovery", Level.ENVIRONMENT),
  DATA_STEWARD("DataSteward", Level.ENVIRONMENT),
  FLINK_ADMIN("FlinkAdmin", Level.ORGANIZATION, Level.ENVIRONMENT),
  FLINK_DEVELOPER("FlinkDeveloper", Level.ORGANIZATION, Level.ENVIRONMENT),
  CLOUD_CLUSTER_ADMIN("CloudClusterAdmin", Level.CLUSTER),
  METRICS_VIEWER("MetricsViewer", Level.ORGANIZATION, Level.ENVIRONMENT, Level.CLUSTER),
  OPERATOR("Operator", Level.ORGANIZATION, Level.ENVIRONMENT, Level.CLUSTER),
  RESOURCE_KEY_ADMIN("ResourceKeyAdmin", Level.ORGANIZATION, Level.ENVIRONMENT, Level.CLUSTER),
  DEVELOPER_READ("DeveloperRead", Level.RESOURCE),
  DEVELOPER_WRITE("DeveloperWrite", Level.RESOURCE),
  DEVELOPER_MANAGE("DeveloperManage", Level.CLUSTER, Level.RESOURCE),
  RESOURCE_OWNER("ResourceOwner", Level.RESOURCE);

  private final String wireName;
  private final Set<Level> levels;

  Role(String wireName, Level first, Level... others) {
    this.wireName = wireName;
    this.levels = EnumSet.of(first, others);
  }

  /** The name in the API, such as {@code CloudClusterAdmin}. */
  public String wireName() {
    return wireName;
  }

  /** Whether a binding of this role may name a resource of that level. */
  public boolean canBindAt(Level level) {
    return levels.contains(level);
  }

  /** The levels it can be bound at, for a sentence. */
  public String levelNames() {
    return levels.stream()
        .map(level -> level.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName.equals(wireName)).findFirst();
  }

  /** All names, for a sentence. */
  public static String names() {
    return Arrays.stream(values()).map(Role::wireName).collect(Collectors.joining(", "));
  }
}
