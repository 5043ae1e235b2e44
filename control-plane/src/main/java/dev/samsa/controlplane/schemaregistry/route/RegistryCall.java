package dev.samsa.controlplane.schemaregistry.route;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request asks of a registry. Pure.
 *
 * @param kind which route it is
 * @param path of the registry itself, built anew from its parts
 * @param subject decoded; null for routes of no subject
 */
record RegistryCall(Kind kind, String path, String subject) {
  /** What a principal needs for it. */
  enum Need {
    /** To see the registry. */
    SIGHT,
    READ,
    WRITE,
    MANAGE,
    /** To administer the registry as a whole. */
    ADMIN
  }

  /** The routes, with {s} for a subject and {n} for a version or id. */
  enum Kind {
    LIST_SUBJECTS("GET", "subjects", Need.SIGHT),
    LIST_VERSIONS("GET", "subjects/{s}/versions", Need.READ),
    READ_VERSION("GET", "subjects/{s}/versions/{n}", Need.READ),
    READ_VERSION_SCHEMA("GET", "subjects/{s}/versions/{n}/schema", Need.READ),
    READ_REFERENCES("GET", "subjects/{s}/versions/{n}/referencedby", Need.READ),
    LOOK_UP("POST", "subjects/{s}", Need.READ),
    REGISTER("POST", "subjects/{s}/versions", Need.WRITE, "schema.register"),
    DELETE_SUBJECT("DELETE", "subjects/{s}", Need.MANAGE, "subject.delete"),
    DELETE_VERSION("DELETE", "subjects/{s}/versions/{n}", Need.MANAGE, "schema.delete"),
    CHECK_ALL("POST", "compatibility/subjects/{s}/versions", Need.READ),
    CHECK_ONE("POST", "compatibility/subjects/{s}/versions/{n}", Need.READ),
    READ_CONFIG("GET", "config", Need.SIGHT),
    CHANGE_CONFIG("PUT", "config", Need.ADMIN, "schema-config.update"),
    DELETE_CONFIG("DELETE", "config", Need.ADMIN, "schema-config.delete"),
    READ_SUBJECT_CONFIG("GET", "config/{s}", Need.READ),
    CHANGE_SUBJECT_CONFIG("PUT", "config/{s}", Need.MANAGE, "subject-config.update"),
    DELETE_SUBJECT_CONFIG("DELETE", "config/{s}", Need.MANAGE, "subject-config.delete"),
    READ_MODE("GET", "mode", Need.SIGHT),
    CHANGE_MODE("PUT", "mode", Need.ADMIN, "schema-mode.update"),
    READ_SUBJECT_MODE("GET", "mode/{s}", Need.READ),
    CHANGE_SUBJECT_MODE("PUT", "mode/{s}", Need.MANAGE, "subject-mode.update"),
    DELETE_SUBJECT_MODE("DELETE", "mode/{s}", Need.MANAGE, "subject-mode.delete"),
    LIST_SCHEMAS("GET", "schemas", Need.SIGHT),
    LIST_TYPES("GET", "schemas/types", Need.SIGHT),
    READ_ID("GET", "schemas/ids/{n}", Need.SIGHT),
    READ_ID_SCHEMA("GET", "schemas/ids/{n}/schema", Need.SIGHT),
    LIST_ID_SUBJECTS("GET", "schemas/ids/{n}/subjects", Need.SIGHT),
    LIST_ID_VERSIONS("GET", "schemas/ids/{n}/versions", Need.SIGHT),
    LIST_CONTEXTS("GET", "contexts", Need.SIGHT);

    private final String method;
    private final List<String> parts;
    private final Need need;
    private final String action;

    Kind(String method, String pattern, Need need) {
      this(method, pattern, need, null);
    }

    Kind(String method, String pattern, Need need, String action) {
      this.method = method;
      this.parts = List.of(pattern.split("/"));
      this.need = need;
      this.action = action;
    }

    Need need() {
      return need;
    }

    /** Its name in the audit log, if it changes anything. */
    Optional<String> action() {
      return Optional.ofNullable(action);
    }

    private boolean matches(String asked, List<String> segments) {
      if (!method.equals(asked) || parts.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!fits(parts.get(i), segments.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean fits(String part, String segment) {
      return switch (part) {
        case "{s}" -> true;
        case "{n}" -> NUMBER.matcher(segment).matches();
        default -> part.equals(segment);
      };
    }
  }

  /** A version or an id; {@code latest} and -1 are versions too. */
  private static final Pattern NUMBER = Pattern.compile("latest|-1|[0-9]{1,18}");

  /**
   * Reads method and path.
   *
   * @param rawPath after the registry's own address, still encoded, such as {@code
   *     subjects/a%2Fb/versions}
   * @return empty if registries have no such route
   */
  static Optional<RegistryCall> parse(String method, String rawPath) {
    List<String> segments;
    try {
      segments = Arrays.stream(rawPath.split("/", -1)).map(RegistryCall::decoded).toList();
    } catch (IllegalArgumentException badlyEncoded) {
      return Optional.empty();
    }
    if (segments.stream().anyMatch(RegistryCall::climbs)) {
      return Optional.empty();
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.matches(method, segments))
        .findFirst()
        .map(kind -> new RegistryCall(kind, encoded(segments), subject(kind, segments)));
  }

  /** A path of the registry, from decoded parts. */
  static String encoded(List<String> segments) {
    return segments.stream()
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String subject(Kind kind, List<String> segments) {
    int at = kind.parts.indexOf("{s}");
    return at < 0 ? null : segments.get(at);
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean climbs(String segment) {
    return segment.isEmpty()
        || segment.equals(".")
        || segment.equals("..")
        || segment.indexOf('\0') >= 0;
  }
}
