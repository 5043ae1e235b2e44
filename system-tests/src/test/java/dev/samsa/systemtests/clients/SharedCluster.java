package dev.samsa.systemtests.clients;

import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;

/**
 * One Basic cluster for all tests of this package; it ends with the shared platform.
 *
 * @param owner its tenant
 * @param cluster the cluster
 * @param access a key of the owner, who may do all that a tenant may
 */
record SharedCluster(Tenant owner, TenantCluster cluster, KafkaAccess access) {
  private static SharedCluster shared;

  static synchronized SharedCluster get() {
    if (shared == null) {
      Tenant owner = Tenant.signUp(SharedPlatform.get());
      TenantCluster cluster = owner.createCluster("foreign clients").awaitReady();
      shared = new SharedCluster(owner, cluster, cluster.newAccess());
    }
    return shared;
  }

  /** A new service account that may do nothing yet. */
  String serviceAccount(String name) {
    return owner
        .rest()
        .post("/iam/v2/service-accounts", "{'display_name':'%s'}", name)
        .require(201)
        .text("/id");
  }

  /** The owner's key with a secret that was guessed. */
  KafkaAccess wrongSecret() {
    return new KafkaAccess(
        access.clusterId(), access.bootstrap(), access.key(), "guessed", access.caFile());
  }
}
