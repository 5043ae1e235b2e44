package dev.samsa.broker.access.rules;

import dev.samsa.description.access.ServiceMode;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;

/** What the cluster's service mode leaves of a tenant's rights. */
public final class ModeRules {
  private static final Set<AclOperation> WRITES =
      EnumSet.of(AclOperation.WRITE, AclOperation.IDEMPOTENT_WRITE, AclOperation.CREATE);

  private ModeRules() {}

  /** Whether that operation is served at all in that mode. */
  public static boolean permits(ServiceMode mode, ApiKeys request, AclOperation operation) {
    return switch (mode) {
      case FULL -> true;
      case READ_ONLY -> !WRITES.contains(operation) && request != ApiKeys.CREATE_PARTITIONS;
      case OFF -> false;
    };
  }
}
