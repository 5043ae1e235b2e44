package dev.samsa.controlplane.kafkarest.acl;

import jakarta.ws.rs.QueryParam;

/** The seven fields as query parameters. */
record AclQuery(
    @QueryParam("resource_type") String resourceType,
    @QueryParam("resource_name") String resourceName,
    @QueryParam("pattern_type") String patternType,
    @QueryParam("principal") String principal,
    @QueryParam("host") String host,
    @QueryParam("operation") String operation,
    @QueryParam("permission") String permission) {

  AclFields fields() {
    return new AclFields(
        resourceType, resourceName, patternType, principal, host, operation, permission);
  }
}
