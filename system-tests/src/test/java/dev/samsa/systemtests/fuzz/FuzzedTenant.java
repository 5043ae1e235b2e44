package dev.samsa.systemtests.fuzz;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.nio.file.Path;

/**
 * A tenant in whose name random requests are sent. Some of its objects are named to the program, so
 * that requests reach further than the look-up of an id.
 *
 * @param name for files
 */
record FuzzedTenant(String name, PlatformProcess platform, Tenant tenant, TenantCluster cluster) {

  /** Signs up, and makes a cluster with a topic. */
  static FuzzedTenant signUp(String name, PlatformProcess platform) {
    Tenant tenant = Tenant.signUp(platform);
    TenantCluster cluster = tenant.createCluster(name).awaitReady();
    Topics.create(cluster.newAccess(), "letters", 1);
    return new FuzzedTenant(name, platform, tenant, cluster);
  }

  /** Settings of the program, which hold a token. */
  Path settings(Path folder) {
    return Schemathesis.write(
        folder,
        name + ".toml",
        """
        headers = { Authorization = "Bearer %s" }
        request-timeout = 30.0

        [cache]
        enabled = false

        [parameters]
        cluster = "%s"
        topic = "letters"
        environment = "%s"
        "spec.cluster" = "%s"
        "resource.kafka.id" = "%s"

        [checks.not_a_server_error]
        expected-statuses = ["2xx", "3xx", "4xx", 501, 503]

        # What ends the session, or the tenant's cluster, ends the test as well.
        [[operations]]
        include-operation-id = ["deleteSession", "closeBrowserSession", "endBrowserSession",
          "deleteCluster", "deleteEnvironment", "deleteUser"]
        enabled = false

        [[operations]]
        include-path-regex = "^/org/v2/environments/\\\\{id\\\\}"
        parameters = { id = "%s" }

        [[operations]]
        include-path-regex = "^/cmk/v2/clusters/\\\\{id\\\\}"
        parameters = { id = "%s" }
        """
            .formatted(
                tenant.rest().token(),
                cluster.id(),
                tenant.environmentId(),
                cluster.id(),
                cluster.id(),
                tenant.environmentId(),
                cluster.id()));
  }

  /** Address of the document. */
  String document() {
    return platform.url() + "/openapi?format=json";
  }
}
