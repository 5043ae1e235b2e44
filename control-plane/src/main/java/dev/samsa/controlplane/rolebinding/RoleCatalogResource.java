package dev.samsa.controlplane.rolebinding;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.authorization.CrnPattern.Level;
import dev.samsa.controlplane.authorization.Role;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles that can be bound, for command-line clients (wire contract 4.5). */
@Path("/api/metadata/security/v2alpha1/roles")
@Tag(name = "Command-line clients")
public class RoleCatalogResource {
  private static final List<String> RESOURCE_TYPES = List.of("Topic", "Group", "TransactionalId");

  private static final Set<String> NAMESPACES = Set.of("dataplane", "public");

  private final CurrentCaller caller;

  public RoleCatalogResource(CurrentCaller caller) {
    this.caller = caller;
  }

  /** A role with the places where it can be bound. */
  public record RoleView(String name, List<Policy> policies) {

    static RoleView of(Role role) {
      return new RoleView(
          role.wireName(),
          Arrays.stream(Level.values())
              .filter(role::canBindAt)
              .map(level -> Policy.of(role, level))
              .toList());
    }
  }

  /**
   * @param bindingScope organization, environment or cluster
   * @param bindWithResource whether a binding names a resource within the scope
   */
  public record Policy(
      String bindingScope, boolean bindWithResource, List<Allowed> allowedOperations) {

    static Policy of(Role role, Level level) {
      boolean resource = level == Level.RESOURCE;
      Level scope = resource ? Level.CLUSTER : level;
      List<String> types = resource ? RESOURCE_TYPES : List.of("Cluster");
      return new Policy(
          scope.name().toLowerCase(Locale.ROOT),
          resource,
          types.stream().map(type -> new Allowed(type, operations(role))).toList());
    }
  }

  /** What the role allows on one type of resource. */
  public record Allowed(String resourceType, List<String> operations) {}

  /**
   * All roles.
   *
   * @param namespaces names with commas between them, of which those that clients ask for on their
   *     own hold no role here; all roles if nothing is said
   */
  @GET
  public List<RoleView> listRoles(@QueryParam("namespace") String namespaces) {
    caller.tenant();
    boolean own =
        namespaces == null
            || namespaces.isBlank()
            || Arrays.stream(namespaces.split(",")).anyMatch(NAMESPACES::contains);
    return own ? Arrays.stream(Role.values()).map(RoleView::of).toList() : List.of();
  }

  @GET
  @Path("{name}")
  public RoleView getRole(@PathParam("name") String name) {
    caller.tenant();
    return Role.named(name)
        .map(RoleView::of)
        .orElseThrow(() -> ApiException.notFound("Role", name));
  }

  private static List<String> operations(Role role) {
    return switch (role) {
      case DEVELOPER_READ -> List.of("Read", "Describe");
      case DEVELOPER_WRITE -> List.of("Write", "Describe");
      case DEVELOPER_MANAGE ->
          List.of("Create", "Delete", "Alter", "AlterConfigs", "Describe", "DescribeConfigs");
      case OPERATOR, METRICS_VIEWER, DATA_DISCOVERY -> List.of("Describe", "DescribeConfigs");
      default -> List.of("All");
    };
  }
}
