package dev.samsa.controlplane.kafkarest.accesscheck;

import dev.samsa.controlplane.access.RoleGrants;
import org.apache.kafka.common.acl.AclBinding;

/** What decided, and how. */
sealed interface AccessRule {
  /** Whether it allows what was asked. */
  boolean allows();

  /**
   * No tenant may, whatever its rights.
   *
   * @param reason why, as a sentence
   */
  record Platform(String reason) implements AccessRule {
    @Override
    public boolean allows() {
      return false;
    }
  }

  /**
   * A budget or the operator has stopped it for now.
   *
   * @param reason what, as a sentence
   */
  record Stopped(String reason) implements AccessRule {
    @Override
    public boolean allows() {
      return false;
    }
  }

  /** An ACL denies. */
  record Denied(AclBinding acl) implements AccessRule {
    @Override
    public boolean allows() {
      return false;
    }
  }

  /** A role binding allows. */
  record ByRole(RoleGrants.Bound binding) implements AccessRule {
    @Override
    public boolean allows() {
      return true;
    }
  }

  /** An ACL allows. */
  record ByAcl(AclBinding acl) implements AccessRule {
    @Override
    public boolean allows() {
      return true;
    }
  }

  /** Nothing allows it. */
  record Nothing() implements AccessRule {
    @Override
    public boolean allows() {
      return false;
    }
  }
}
