package dev.samsa.controlplane.admin;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an id can belong to, told by its form, and the statement that finds it, deleted or not. */
enum LookupKind {
  ORGANIZATION(
      "Organization",
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
      "organization",
      "x.display_name",
      "NULL::timestamptz",
      "x.id",
      "/admin/v1/organizations/"),
  ENVIRONMENT(
      "Environment",
      "env-.+",
      "environment",
      "x.display_name",
      "x.deleted_at",
      "x.organization_id",
      "/org/v2/environments/"),
  KAFKA_CLUSTER(
      "Cluster",
      "lkc-.+",
      "kafka_cluster",
      "x.display_name",
      "x.deleted_at",
      "x.organization_id",
      "/cmk/v2/clusters/"),
  SERVICE_ACCOUNT(
      "ServiceAccount",
      "sa-.+",
      "service_account",
      "x.display_name",
      "x.deleted_at",
      "x.organization_id",
      "/iam/v2/service-accounts/"),
  USER(
      "User",
      "u-.+",
      "member",
      "(SELECT a.email FROM account a WHERE a.id = x.account_id)",
      "x.deleted_at",
      "x.organization_id",
      "/iam/v2/users/"),
  ROLE_BINDING(
      "RoleBinding",
      "rb-.+",
      "role_binding",
      "x.principal || ' ' || x.role_name || ' ' || x.crn_pattern",
      "x.deleted_at",
      "x.organization_id",
      "/iam/v2/role-bindings/"),
  INVITATION(
      "Invitation",
      "i-.+",
      "invitation",
      "x.email",
      "x.deleted_at",
      "x.organization_id",
      "/iam/v2/invitations/"),
  API_KEY(
      "ApiKey",
      "[A-Z0-9]{16}",
      "api_key",
      "x.owner || ' on ' || x.scope",
      "x.deleted_at",
      "x.organization_id",
      "/iam/v2/api-keys/");

  private final String wireName;
  private final Pattern form;
  private final String sql;
  private final String path;

  LookupKind(
      String wireName,
      String form,
      String table,
      String name,
      String deletedAt,
      String organization,
      String path) {
    this.wireName = wireName;
    this.form = Pattern.compile(form);
    this.path = path;
    this.sql =
        "SELECT "
            + name
            + " AS name, x.created_at, "
            + deletedAt
            + " AS deleted_at, o.public_id AS organization, o.display_name AS organization_name"
            + " FROM "
            + table
            + " x JOIN organization o ON o.id = "
            + organization
            + " WHERE x.public_id::text = ?";
  }

  static Optional<LookupKind> ofId(String id) {
    return Arrays.stream(values()).filter(kind -> kind.form.matcher(id).matches()).findFirst();
  }

  /** Name of the kind in the API. */
  String wireName() {
    return wireName;
  }

  /** Takes the id; yields name, created_at, deleted_at, organization and organization_name. */
  String sql() {
    return sql;
  }

  /** Path of the object with that id. */
  String path(String id) {
    return path + id;
  }
}
