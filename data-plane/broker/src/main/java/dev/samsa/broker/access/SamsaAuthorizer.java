package dev.samsa.broker.access;

import dev.samsa.broker.access.rules.DenyAcls;
import dev.samsa.broker.access.rules.ModeRules;
import dev.samsa.broker.access.rules.RoleRules;
import dev.samsa.broker.access.rules.TenantRules;
import dev.samsa.broker.access.snapshot.AccessView;
import dev.samsa.broker.runtime.NodeRuntime;
import dev.samsa.description.access.RoleGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own ACL authorizer with the platform's rules around it. In order: what no tenant may; a
 * revoked key or identity pool; the service mode; a deny ACL; a role; an allow ACL. Platform
 * principals are Kafka's super users; whoever is neither they nor a tenant may nothing.
 */
public final class SamsaAuthorizer extends StandardAuthorizer {
  private final Map<Uuid, StandardAcl> known = new ConcurrentHashMap<>();
  private volatile DenyAcls denials = DenyAcls.NONE;
  private volatile boolean loaded;
  private NodeRuntime runtime;
  private Set<String> superUsers = Set.of();

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    runtime = NodeRuntime.of(configs);
    superUsers = Set.of(runtime.cluster().nodeSubject(), runtime.cluster().controlPlaneSubject());
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    if (isPlatform(context.principal())) {
      return super.authorize(context, actions);
    }
    List<AuthorizationResult> results = new ArrayList<>(actions.size());
    for (Action action : actions) {
      results.add(decide(context, action));
    }
    return results;
  }

  private AuthorizationResult decide(AuthorizableRequestContext context, Action action) {
    AclOperation operation = action.operation();
    ResourceType type = action.resourcePattern().resourceType();
    String name = action.resourcePattern().name();
    if (!(context.principal() instanceof SamsaPrincipal tenant)
        || !TenantRules.permits(
            request(context), operation, type, name, SettingsRequests.underWay())
        || !served(tenant, context, operation)) {
      return AuthorizationResult.DENIED;
    }
    if (loaded && RoleRules.allows(grants(tenant), operation, type, name)) {
      String host = context.clientAddress().getHostAddress();
      return denials.deny(tenant.toString(), host, operation, type, name)
          ? AuthorizationResult.DENIED
          : AuthorizationResult.ALLOWED;
    }
    return super.authorize(context, List.of(action)).getFirst();
  }

  /**
   * Whether the principal may do the operation on any resource of the type. Kafka asks this for
   * idempotent producers; its own answer knows ACLs only.
   */
  @Override
  public AuthorizationResult authorizeByResourceType(
      AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
    if (isPlatform(context.principal())) {
      return super.authorizeByResourceType(context, operation, type);
    }
    if (!(context.principal() instanceof SamsaPrincipal tenant)
        || !TenantRules.permits(request(context), operation, type, "", SettingsRequests.underWay())
        || !served(tenant, context, operation)) {
      return AuthorizationResult.DENIED;
    }
    String host = context.clientAddress().getHostAddress();
    boolean byRole =
        loaded
            && RoleRules.allowingSome(grants(tenant), operation, type).stream()
                .anyMatch(g -> !denied(g, tenant, host, operation, type));
    return byRole
        ? AuthorizationResult.ALLOWED
        : super.authorizeByResourceType(context, operation, type);
  }

  private boolean denied(
      RoleGrant grant,
      SamsaPrincipal tenant,
      String host,
      AclOperation operation,
      ResourceType type) {
    boolean wide = grant.resourceType() == null || grant.prefixed();
    String name = grant.resourceName() == null ? "" : grant.resourceName();
    return wide
        ? denials.denyAllBeginning(tenant.toString(), host, operation, type, name)
        : denials.deny(tenant.toString(), host, operation, type, name);
  }

  private boolean served(
      SamsaPrincipal tenant, AuthorizableRequestContext context, AclOperation operation) {
    AccessView view = runtime.access().view();
    boolean live = isLive(tenant, view);
    // A connection may stay open for months: each request is a use, not the sign-in alone.
    tenant.keyId().filter(id -> live).ifPresent(runtime.access().used()::note);
    return live && ModeRules.permits(view.modeOf(tenant.getName()), request(context), operation);
  }

  /** Whether what it signed in by still exists: its key, or the identity pool that it is. */
  private static boolean isLive(SamsaPrincipal tenant, AccessView view) {
    return tenant.isPool()
        ? view.pools().containsKey(tenant.getName())
        : tenant.keyId().map(view.keys()::containsKey).orElse(true);
  }

  private List<RoleGrant> grants(SamsaPrincipal tenant) {
    return runtime.access().view().grantsOf(tenant.getName());
  }

  private boolean isPlatform(KafkaPrincipal principal) {
    return !(principal instanceof SamsaPrincipal) && superUsers.contains(principal.getName());
  }

  private static ApiKeys request(AuthorizableRequestContext context) {
    return ApiKeys.forId(context.requestType());
  }

  @Override
  public void completeInitialLoad() {
    super.completeInitialLoad();
    loaded = true;
  }

  @Override
  public synchronized void addAcl(Uuid id, StandardAcl acl) {
    super.addAcl(id, acl);
    known.put(id, acl);
    denials = denials.with(acl);
  }

  @Override
  public synchronized void removeAcl(Uuid id) {
    super.removeAcl(id);
    StandardAcl acl = known.remove(id);
    if (acl != null) {
      denials = denials.without(acl);
    }
  }

  @Override
  public synchronized void loadSnapshot(Map<Uuid, StandardAcl> acls) {
    super.loadSnapshot(acls);
    known.clear();
    known.putAll(acls);
    denials = DenyAcls.of(acls.values());
  }
}
