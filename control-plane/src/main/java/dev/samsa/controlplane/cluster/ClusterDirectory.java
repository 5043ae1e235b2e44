package dev.samsa.controlplane.cluster;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.identity.Caller;

/** Finds clusters for callers that want to talk to them. */
public interface ClusterDirectory {
  /**
   * The cluster of that id.
   *
   * @throws ApiException 404 if the caller can see none, because it is another tenant's, deleted or
   *     never was
   */
  ClusterTarget require(Caller.Tenant caller, String lkc);
}
