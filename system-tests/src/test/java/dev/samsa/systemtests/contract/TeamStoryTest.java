package dev.samsa.systemtests.contract;

import dev.samsa.systemtests.contract.KafkaResources.Acl;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.Tenant;
import org.junit.jupiter.api.Test;

/**
 * Two teams with two configurations (reference 3.4, number 5): one makes an environment and a key
 * that administers it, the other applies with that key and nothing else.
 */
final class TeamStoryTest {
  private final PlatformProcess platform = SharedPlatform.get();
  private final Tenant tenant = Tenant.signUp(platform);
  private final Sdk nobody = Sdk.at(platform.url().toString());
  private final Sdk operations = nobody.bearer(tenant.rest().token());

  @Test
  void whoAdministersAnEnvironmentAppliesAndDestroysWithinItAndSeesNothingElse() {
    CloudResources theirs = new CloudResources(operations);
    String environment = theirs.createEnvironment("Staging");
    String manager = theirs.createServiceAccount("env-manager");
    String producer = theirs.createServiceAccount("app-producer");
    String crn =
        operations.get("/org/v2/environments/" + environment).text("/metadata/resource_name");
    theirs.bindRole(manager, "EnvironmentAdmin", crn);
    Reply key = theirs.createCloudKey(manager, "ServiceAccount");
    Sdk team = nobody.basic(key.text("/id"), key.text("/spec/secret"));

    team.get("/org/v2/environments").status(200).counts("/data", 1).is("/data/0/id", environment);
    team.get("/org/v2/environments/" + tenant.environmentId()).status(404);
    team.post("/org/v2/environments", "{'display_name':'Mine'}").status(403);
    team.post("/iam/v2/service-accounts", "{'display_name':'mine'}").status(403);

    applyAndDestroy(new CloudResources(team), team, environment, manager, producer);
  }

  private static void applyAndDestroy(
      CloudResources team, Sdk sdk, String environment, String manager, String producer) {
    team.readEnvironment(environment);
    team.readServiceAccount(producer);
    String cluster = team.createCluster(environment, "inventory");
    team.readCluster(environment, cluster);
    team.awaitRegistry(environment);
    Reply own = team.createKafkaKey(manager, cluster, "manager");
    Reply other = team.createKafkaKey(producer, cluster, "producer");
    team.readKey(other.text("/id"));
    KafkaResources kafka = kafka(team, environment, cluster, own);
    kafka.awaitKeySynced();
    kafka(team, environment, cluster, other).awaitKeySynced();
    kafka.createTopic("orders", 6);
    kafka.readTopic("orders");
    Acl acl = new Acl("TOPIC", "orders", "LITERAL", producer, "WRITE");
    kafka.createAcl(acl);
    kafka.readAcl(acl);

    kafka.deleteAcl(acl);
    kafka.deleteTopic("orders");
    team.delete("/iam/v2/api-keys/" + other.text("/id"));
    team.delete("/iam/v2/api-keys/" + own.text("/id"));
    team.delete("/cmk/v2/clusters/" + cluster, "?environment=" + environment);
    sdk.get("/cmk/v2/clusters?environment=" + environment).status(200).counts("/data", 0);
  }

  private static KafkaResources kafka(
      CloudResources team, String environment, String cluster, Reply key) {
    String endpoint = team.cluster(environment, cluster).text("/spec/http_endpoint");
    return new KafkaResources(
        Sdk.at(endpoint).basic(key.text("/id"), key.text("/spec/secret")), cluster);
  }
}
