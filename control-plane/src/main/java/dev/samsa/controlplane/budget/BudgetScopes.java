package dev.samsa.controlplane.budget;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Looks up what budgets are for. */
@ApplicationScoped
class BudgetScopes {
  private final Database database;

  BudgetScopes(Database database) {
    this.database = database;
  }

  /**
   * The same scope.
   *
   * @throws ApiException 404 unless the organization has such a thing
   */
  BudgetScope require(long organizationKey, BudgetScope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> scope;
      case ENVIRONMENT -> require(organizationKey, scope, "environment", "Environment");
      case CLUSTER -> require(organizationKey, scope, "kafka_cluster", "Kafka cluster");
      case SERVICE_ACCOUNT -> require(organizationKey, scope, "service_account", "Service account");
    };
  }

  private BudgetScope require(long organizationKey, BudgetScope scope, String table, String kind) {
    Optional<String> found =
        database.first(
            "SELECT public_id FROM "
                + table
                + " WHERE organization_id = ? AND public_id = ? AND deleted_at IS NULL",
            row -> row.getString(1),
            organizationKey,
            scope.id());
    return found.map(id -> scope).orElseThrow(() -> ApiException.notFound(kind, scope.id()));
  }
}
