package dev.samsa.controlplane.kafkarest.acl;

import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestLinks.RestMetadata;
import java.util.Comparator;
import org.apache.kafka.common.acl.AclBinding;

/** An ACL; its URL is the query that finds it alone. */
record AclView(
    String kind,
    RestMetadata metadata,
    String cluster_id,
    String resource_type,
    String resource_name,
    String pattern_type,
    String principal,
    String host,
    String operation,
    String permission) {

  static final Comparator<AclView> ORDER =
      Comparator.comparing(AclView::resource_type)
          .thenComparing(AclView::resource_name)
          .thenComparing(AclView::principal)
          .thenComparing(AclView::operation)
          .thenComparing(view -> view.metadata().self());

  static AclView of(RestLinks links, AclBinding binding) {
    var pattern = binding.pattern();
    var entry = binding.entry();
    String self =
        links.url("acls")
            + "?resource_type="
            + pattern.resourceType()
            + "&resource_name="
            + RestLinks.encode(pattern.name())
            + "&pattern_type="
            + pattern.patternType()
            + "&principal="
            + RestLinks.encode(entry.principal())
            + "&host="
            + RestLinks.encode(entry.host())
            + "&operation="
            + entry.operation()
            + "&permission="
            + entry.permissionType();
    return new AclView(
        "KafkaAcl",
        new RestMetadata(self, null),
        links.clusterId(),
        pattern.resourceType().name(),
        pattern.name(),
        pattern.patternType().name(),
        entry.principal(),
        entry.host(),
        entry.operation().name(),
        entry.permissionType().name());
  }
}
