package dev.samsa.controlplane.kafkarest.acl;

import dev.samsa.controlplane.api.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The seven fields of an ACL as a client sends them, to make one or to look for some. Null is a
 * field that was left out.
 */
record AclFields(
    String resource_type,
    String resource_name,
    String pattern_type,
    String principal,
    String host,
    String operation,
    String permission) {

  private static final String PRINCIPAL_PREFIX = "User:";
  private static final String ANY_HOST = "*";

  /**
   * The ACL to make.
   *
   * @throws ApiException 400 if a field is missing or names more than one thing
   */
  AclBinding toBinding() {
    ResourceType type = parse("resource_type", resource_type, ResourceType.class);
    PatternType pattern = parse("pattern_type", pattern_type, PatternType.class);
    AclOperation allowedOperation = parse("operation", operation, AclOperation.class);
    AclPermissionType kind = parse("permission", permission, AclPermissionType.class);
    requireOne("resource_type", type != ResourceType.ANY, "TOPIC");
    requireOne("pattern_type", pattern.isSpecific(), "LITERAL or PREFIXED");
    requireOne("operation", allowedOperation != AclOperation.ANY, "READ");
    requireOne("permission", kind != AclPermissionType.ANY, "ALLOW or DENY");
    if (resource_name == null || resource_name.isEmpty()) {
      throw ApiException.invalid("resource_name", "resource_name must not be empty.");
    }
    if (type == ResourceType.CLUSTER && !resource_name.equals(Resource.CLUSTER_NAME)) {
      throw ApiException.invalid(
          "resource_name", "resource_name of a CLUSTER is " + Resource.CLUSTER_NAME + ".");
    }
    if (principal == null
        || !principal.startsWith(PRINCIPAL_PREFIX)
        || principal.length() == PRINCIPAL_PREFIX.length()) {
      throw ApiException.invalid("principal", "principal must be such as User:sa-abc123.");
    }
    String from = host == null || host.isEmpty() ? ANY_HOST : host;
    return new AclBinding(
        new ResourcePattern(type, resource_name, pattern),
        new AccessControlEntry(principal, from, allowedOperation, kind));
  }

  /**
   * A filter that finds exactly the ACLs whose fields are as given; a field that is left out, or
   * ANY, says nothing. LITERAL finds no PREFIXED ACL and no wildcard; MATCH finds all that affect
   * the named resource.
   */
  AclBindingFilter toFilter() {
    return new AclBindingFilter(
        new ResourcePatternFilter(
            orAny("resource_type", resource_type, ResourceType.class),
            emptyToNull(resource_name),
            orAny("pattern_type", pattern_type, PatternType.class)),
        new AccessControlEntryFilter(
            emptyToNull(principal),
            emptyToNull(host),
            orAny("operation", operation, AclOperation.class),
            orAny("permission", permission, AclPermissionType.class)));
  }

  /** As {@link #toFilter()}, but what is to be deleted must be spelled out, even if it is ANY. */
  AclBindingFilter toDeletionFilter() {
    parse("resource_type", resource_type, ResourceType.class);
    parse("pattern_type", pattern_type, PatternType.class);
    parse("operation", operation, AclOperation.class);
    parse("permission", permission, AclPermissionType.class);
    return toFilter();
  }

  private static void requireOne(String field, boolean one, String example) {
    if (!one) {
      throw ApiException.invalid(field, field + " of an ACL must be one, such as " + example + ".");
    }
  }

  private static <E extends Enum<E>> E orAny(String field, String text, Class<E> type) {
    return parse(field, text == null || text.isEmpty() ? "ANY" : text, type);
  }

  private static <E extends Enum<E>> E parse(String field, String text, Class<E> type) {
    String wanted = text == null ? "" : text.toUpperCase(Locale.ROOT);
    List<String> known =
        Arrays.stream(type.getEnumConstants())
            .map(Enum::name)
            .filter(name -> !name.equals("UNKNOWN"))
            .toList();
    if (!known.contains(wanted)) {
      throw ApiException.invalid(
          field, field + " must be one of " + String.join(", ", known) + ".");
    }
    return Enum.valueOf(type, wanted);
  }

  private static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
