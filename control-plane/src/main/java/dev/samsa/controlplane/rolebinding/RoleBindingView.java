package dev.samsa.controlplane.rolebinding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.samsa.controlplane.api.Crn;
import dev.samsa.controlplane.api.ObjectMetadata;
import dev.samsa.controlplane.api.ResourceLinks;
import java.util.UUID;

/** A role binding on the wire (iam/v2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleBindingView(
    String api_version,
    String kind,
    String id,
    ObjectMetadata metadata,
    String principal,
    String role_name,
    String crn_pattern) {
  static final String API_VERSION = "iam/v2";
  static final String PRINCIPAL_TYPE = "User:";

  static RoleBindingView of(RoleBinding binding, UUID organization, ResourceLinks links) {
    return new RoleBindingView(
        API_VERSION,
        "RoleBinding",
        binding.publicId(),
        links.metadata(
            "/iam/v2/role-bindings/" + binding.publicId(),
            Crn.roleBinding(organization, binding.publicId()),
            binding.createdAt(),
            binding.updatedAt()),
        PRINCIPAL_TYPE + binding.principal(),
        binding.roleName(),
        binding.crnPattern());
  }
}
