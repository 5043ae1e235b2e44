package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The calls of a session at the command line, in their order (reference 4.3 to 4.7 and 7.4). */
final class CommandLineStoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String GROUP = "confluent_cli_consumer_5f1c";

  private final PlatformProcess platform = SharedPlatform.get();
  private CommandLine line;
  private Sdk api;
  private String cluster;
  private String endpoint;
  private String bootstrap;

  @Test
  void aSessionGoesFromLoginOverClusterKeyTopicAndMessagesToTheCosts() throws Exception {
    String email = Tenant.newEmail();
    Tenant.signUp(platform, email).require(201);
    line = CommandLine.login(platform.url().toString(), email, Tenant.PASSWORD);
    api = line.api();
    listEnvironmentsAndRegions();
    createCluster();
    KafkaAccess key = createKey();
    KafkaCommands kafka = new KafkaCommands(line.kafka(endpoint), cluster);
    kafka.workOnTopics("letters");
    stream(key);
    kafka.lookAtGroup(GROUP, "letters");
    grantToAServiceAccount(kafka);
    readRoles();
    readMoney();
    line.refresh();
    api.delete("/api/cmk/v2/clusters/" + cluster + "?environment=" + line.environment())
        .status(204);
    line.logout();
  }

  private void listEnvironmentsAndRegions() {
    api.get("/api/org/v2/environments?page_size=100")
        .status(200)
        .is("/kind", "EnvironmentList")
        .is("/data/0/id", line.environment());
    api.get("/api/org/v2/organizations?page_size=100")
        .status(200)
        .is("/data/0/id", line.organization())
        .has("/data/0/display_name")
        .has("/data/0/jit_enabled");
    Reply places = api.get("/api/env_metadata").status(200).fits("/clouds/0/id", "aws|gcp|azure");
    places.has("/clouds/0/regions/0/id").is("/clouds/0/regions/0/is_schedulable", true);
    api.get(
            "/api/service-quota/v1/applied-quotas?scope=organization&kafka_cluster=&environment="
                + "&network=&id=")
        .status(200)
        .is("/kind", "AppliedQuotaList")
        .is("/data/0/scope", "ORGANIZATION")
        .fits("/data/0/applied_limit", "\\d+");
  }

  /** The cloud comes in lower case. */
  private void createCluster() {
    String environment = line.environment();
    cluster =
        api.post(
                "/api/cmk/v2/clusters",
                "{'spec':{'environment':{'id':'%s'},'display_name':'cli','cloud':'aws',"
                    + "'region':'us-east-1','availability':'SINGLE_ZONE',"
                    + "'config':{'kind':'Basic'}}}",
                environment)
            .status(202)
            .is("/spec/cloud", "AWS")
            .text("/id");
    api.get("/api/usage_limits?provider=aws&lkc_id=" + cluster + "&env_id=" + environment)
        .status(200)
        .is("/error", "")
        .has("/usage_limits/tier_limits/BASIC/cluster_limits/ingress/value")
        .has("/usage_limits/tier_limits/BASIC/cluster_limits/storage/unlimited")
        .has("/usage_limits/cku_limits/1");
    String path = "/api/cmk/v2/clusters/" + cluster + "?environment=" + environment;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> api.get(path).text("/status/phase").equals("PROVISIONED"));
    api.get("/api/cmk/v2/clusters?environment=" + environment + "&page_size=100")
        .status(200)
        .is("/data/0/id", cluster)
        .is("/data/0/status/phase", "PROVISIONED");
    Reply made = api.get(path).status(200);
    endpoint = made.text("/spec/http_endpoint");
    bootstrap = made.text("/spec/kafka_bootstrap_endpoint").replace("SASL_SSL://", "");
  }

  /** The resource has no kind, and names of owners are looked up by the old routes. */
  private KafkaAccess createKey() {
    Reply key =
        api.post(
                "/api/iam/v2/api-keys",
                "{'spec':{'description':'cli','owner':{'id':'%s'},'resource':{'id':'%s'}}}",
                line.user(),
                cluster)
            .status(202)
            .is("/spec/resource/kind", "Cluster")
            .is("/spec/owner/kind", "User")
            .has("/metadata/created_at");
    api.get("/api/users").status(200).is("/users/0/resource_id", line.user());
    api.get("/api/service_accounts").status(200).counts("/users", 0);
    api.get("/api/iam/v2/api-keys?spec.resource=" + cluster + "&spec.owner=&page_size=100")
        .status(200)
        .counts("/data", 1)
        .is("/data/0/id", key.text("/id"))
        .is("/data/0/spec/owner/id", line.user())
        .lacks("/data/0/spec/secret");
    return new KafkaAccess(
        cluster, bootstrap, key.text("/id"), key.text("/spec/secret"), platform.caFile());
  }

  private void stream(KafkaAccess key) throws Exception {
    Topics.await(key, "letters");
    try (var producer =
        new KafkaProducer<>(
            key.javaClient(Map.of()), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("letters", "Dear Max")).get(30, TimeUnit.SECONDS);
    }
    try (var consumer =
        new KafkaConsumer<>(
            key.javaClient(
                Map.of(
                    "group.id", GROUP,
                    "auto.offset.reset", "earliest",
                    "partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("letters"));
      await().atMost(PATIENCE).until(() -> !consumer.poll(Duration.ofMillis(500)).isEmpty());
      consumer.commitSync();
    }
  }

  private void grantToAServiceAccount(KafkaCommands kafka) {
    String account =
        api.post(
                "/api/iam/v2/service-accounts",
                "{'display_name':'robot','description':'of the command line'}")
            .status(201)
            .text("/id");
    kafka.grantAndRevoke(account);
    String environmentCrn =
        "crn://confluent.cloud/organization="
            + line.organization()
            + "/environment="
            + line.environment();
    String binding =
        api.post(
                "/api/iam/v2/role-bindings",
                "{'principal':'User:%s','role_name':'EnvironmentAdmin','crn_pattern':'%s'}",
                account,
                environmentCrn)
            .status(201)
            .text("/id");
    api.get(
            "/api/iam/v2/role-bindings?principal=User:%s&crn_pattern=%s&role_name=&page_size=100"
                .formatted(account, environmentCrn))
        .status(200)
        .counts("/data", 1)
        .is("/data/0/role_name", "EnvironmentAdmin");
    api.delete("/api/iam/v2/role-bindings/" + binding).status(200).is("/id", binding);
    api.delete("/api/iam/v2/service-accounts/" + account).status(204);
  }

  private void readRoles() {
    String roles = "/api/metadata/security/v2alpha1/roles";
    Reply all =
        line.below().get(roles + "?namespace=dataplane,datagovernance,identity,ksql,public");
    assertThat(all.status(200).body().findValuesAsText("name"))
        .contains("CloudClusterAdmin", "DeveloperRead");
    assertThat(line.below().get(roles + "?namespace=flink").status(200).body()).isEmpty();
    line.below()
        .get(roles + "/DeveloperRead?namespace=public")
        .status(200)
        .has("/policies/0/allowedOperations/0/operations/0")
        .is("/policies/0/bindWithResource", true);
  }

  private void readMoney() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Reply costs =
        api.get(
                "/api/billing/v1/costs?start_date=%s&end_date=%s&page_size=10000"
                    .formatted(today.withDayOfMonth(1), today.plusDays(1)))
            .status(200)
            .is("/api_version", "billing/v1")
            .is("/kind", "CostList");
    StreamSupport.stream(costs.body().at("/data").spliterator(), false)
        .forEach(cost -> assertThat(cost.at("/granularity").asText()).isEqualTo("DAILY"));
    String organization = "/api/organizations/" + line.organizationNumber();
    api.get(organization + "/price_table?product=kafka")
        .status(200)
        .has("/price_table/price_table/KafkaBase/unit")
        .has("/price_table/price_table/KafkaStorage/prices/aws:us-east-1:low:basic:internet");
    api.get(organization + "/price_table?product=cluster-link").status(200);
    api.get(organization + "/payment_info").status(200).lacks("/card");
    api.get(organization + "/promo_code_claims").status(200).counts("/claims", 0);
  }
}
