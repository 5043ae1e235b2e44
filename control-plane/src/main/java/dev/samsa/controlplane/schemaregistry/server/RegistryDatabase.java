package dev.samsa.controlplane.schemaregistry.server;

import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.secrets.OneTimeSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A role and a schema of the platform's database for each registry. The role owns that schema and
 * sees nothing else, so that one environment's registry cannot reach another's, whatever it is
 * asked.
 */
@ApplicationScoped
class RegistryDatabase {
  private static final int PASSWORD_LENGTH = 48;

  private final Database database;
  private final String url;

  RegistryDatabase(
      Database database, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
    this.database = database;
    this.url = url;
  }

  /**
   * How a registry reaches its schema.
   *
   * @param role also the name of the schema
   * @param password good until the next one is made
   */
  record Access(String url, String role, String password) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Access[" + role + "]";
    }
  }

  /** Whether the platform's own role may make others. */
  boolean mayMakeRoles() {
    return database
        .first(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user",
            row -> row.getBoolean(1))
        .orElse(false);
  }

  /**
   * Makes role and schema unless they are there, and a new password: it is kept nowhere but in the
   * process that it is given to.
   *
   * @param registry {@code lsrc-…}
   */
  @Transactional
  Access prepare(String registry) {
    String role = role(registry);
    String password = OneTimeSecret.alphanumeric(PASSWORD_LENGTH);
    database.list(
        "SELECT pg_advisory_xact_lock(hashtext(?))", row -> row.getObject(1), "samsa " + role);
    boolean there =
        database.first("SELECT 1 FROM pg_roles WHERE rolname = ?", row -> true, role).isPresent();
    // Names and passwords of letters and digits alone; statements of this kind take no parameters.
    if (!there) {
      database.update("CREATE ROLE \"" + role + "\" LOGIN");
      database.update("GRANT \"" + role + "\" TO CURRENT_USER");
    }
    database.update("ALTER ROLE \"" + role + "\" PASSWORD '" + password + "'");
    database.update("ALTER ROLE \"" + role + "\" SET search_path = \"" + role + "\"");
    database.update("CREATE SCHEMA IF NOT EXISTS \"" + role + "\" AUTHORIZATION \"" + role + "\"");
    return new Access(url, role, password);
  }

  private static String role(String registry) {
    if (!registry.matches("lsrc-[a-z0-9]+")) {
      throw new IllegalArgumentException("not the id of a registry: " + registry);
    }
    return "samsa_" + registry.replace('-', '_');
  }
}
