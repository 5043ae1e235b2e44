package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.contract.KafkaResources.Acl;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * The calls of Terraform on a Basic cluster with ACLs, in their order (reference 7.3): apply, a
 * second plan, a changed configuration, destroy.
 */
final class TerraformStoryTest {
  private static final String TOPIC = "orders";

  private final PlatformProcess platform = SharedPlatform.get();
  private final Tenant tenant = Tenant.signUp(platform);
  private final Sdk cloud = cloudKey();
  private final CloudResources resources = new CloudResources(cloud);
  private final ProviderState state = new ProviderState();

  private String environment;
  private String cluster;
  private String binding;
  private String quota;
  private Member manager;
  private Member producer;
  private Member consumer;
  private List<Acl> acls;

  /** A service account with its key. */
  private record Member(String account, String key, String secret, KafkaResources kafka) {}

  @Test
  void aConfigurationIsAppliedFoundUnchangedThenChangedAndDestroyed() throws Exception {
    applyCluster();
    applyAccess();
    assertThat(state.drift()).isEmpty();
    streamThroughIt();

    change();
    assertThat(state.drift()).isEmpty();

    destroy();
  }

  /** The provider's own credential, and its probe of it. */
  private Sdk cloudKey() {
    Sdk nobody = Sdk.at(platform.url().toString());
    Reply key =
        new CloudResources(nobody.bearer(tenant.rest().token()))
            .createCloudKey(tenant.userId(), "User");
    Sdk sdk = nobody.basic(key.text("/id"), key.text("/spec/secret"));
    sdk.get("/org/v2/environments").status(200).is("/kind", "EnvironmentList");
    return sdk;
  }

  private void applyCluster() {
    environment = resources.createEnvironment("Staging");
    state.read("environment", () -> resources.readEnvironment(environment));
    cluster = resources.createCluster(environment, "inventory");
    state.read("cluster", () -> resources.readCluster(environment, cluster));
    String registry = resources.awaitRegistry(environment);
    state.read("registry", () -> resources.readRegistry(environment, registry));
  }

  private void applyAccess() {
    String account = resources.createServiceAccount("app-manager");
    binding =
        resources.bindRole(
            account,
            "CloudClusterAdmin",
            CloudResources.rbacCrn(resources.cluster(environment, cluster)));
    state.read("role binding", () -> resources.readRoleBinding(binding));
    manager = member("app-manager", account);
    producer = member("app-producer", resources.createServiceAccount("app-producer"));
    consumer = member("app-consumer", resources.createServiceAccount("app-consumer"));
    manager.kafka().createTopic(TOPIC, 6);
    state.read("topic", () -> manager.kafka().readTopic(TOPIC));
    acls =
        List.of(
            new Acl("TOPIC", TOPIC, "LITERAL", producer.account(), "WRITE"),
            new Acl("TOPIC", TOPIC, "LITERAL", consumer.account(), "READ"),
            new Acl("GROUP", "confluent_cli_consumer_", "PREFIXED", consumer.account(), "READ"));
    for (Acl acl : acls) {
      manager.kafka().createAcl(acl);
      state.read(acl.toString(), () -> manager.kafka().readAcl(acl));
    }
    quota = resources.createQuota(environment, cluster, producer.account());
    state.read("quota", () -> resources.readQuota(quota));
    manager.kafka().setClusterConfig("log.retention.ms", "86400000");
    state.read("cluster config", () -> manager.kafka().readClusterConfig());
  }

  private Member member(String name, String account) {
    state.read(name, () -> resources.readServiceAccount(account));
    Reply made = resources.createKafkaKey(account, cluster, name + "-key");
    String key = made.text("/id");
    String secret = made.text("/spec/secret");
    String endpoint = resources.cluster(environment, cluster).text("/spec/http_endpoint");
    KafkaResources kafka = new KafkaResources(Sdk.at(endpoint).basic(key, secret), cluster);
    kafka.awaitKeySynced();
    state.read(name + " key", () -> resources.readKey(key));
    return new Member(account, key, secret, kafka);
  }

  /** What the configuration is for: one may write, the other read. */
  private void streamThroughIt() throws Exception {
    try (var writer =
        new KafkaProducer<>(
            access(producer).javaClient(Map.of()),
            new StringSerializer(),
            new StringSerializer())) {
      writer.send(new ProducerRecord<>(TOPIC, "order 1")).get(30, TimeUnit.SECONDS);
    }
    assertThat(Topics.values(access(consumer), TOPIC)).containsExactly("order 1");
  }

  private KafkaAccess access(Member member) {
    String bootstrap =
        resources.cluster(environment, cluster).text("/spec/kafka_bootstrap_endpoint");
    return new KafkaAccess(
        cluster,
        bootstrap.replace("SASL_SSL://", ""),
        member.key(),
        member.secret(),
        platform.caFile());
  }

  private void change() {
    resources
        .patch("/org/v2/environments/" + environment, "{'display_name':'Production'}")
        .status(200)
        .is("/display_name", "Production")
        .is("/stream_governance_config/package", "ESSENTIALS");
    patchCluster("'display_name':'stock','config':{'kind':'Basic','max_ecku':20}")
        .is("/spec/display_name", "stock")
        .is("/spec/config/max_ecku", 20);
    patchCluster("'deletion_protection':true").is("/spec/deletion_protection", true);
    resources
        .patch("/iam/v2/service-accounts/" + producer.account(), "{'description':'Writes orders'}")
        .status(200)
        .is("/display_name", "app-producer")
        .is("/description", "Writes orders");
    resources
        .patch(
            "/iam/v2/api-keys/" + producer.key(),
            "{'spec':{'display_name':'writer','description':'of orders'}}")
        .status(200)
        .is("/spec/display_name", "writer")
        .lacks("/spec/secret");
    manager
        .kafka()
        .changeTopic(
            TOPIC,
            8,
            "[{'name':'max.message.bytes','value':'1048588'},"
                + "{'name':'retention.ms','operation':'DELETE'}]");
    state.readAgain("environment");
    state.readAgain("cluster");
    state.readAgain("app-producer");
    state.readAgain("app-producer key");
    state.readAgain("topic");
    assertThat(manager.kafka().readTopic(TOPIC))
        .containsOnlyKeys("/topic_name", "/partitions_count", "max.message.bytes");
  }

  private Reply patchCluster(String spec) {
    return resources
        .patch(
            "/cmk/v2/clusters/" + cluster,
            "{'spec':{'environment':{'id':'%s'},%s}}",
            environment,
            spec)
        .status(200)
        .is("/status/phase", "PROVISIONED");
  }

  private void destroy() {
    for (Acl acl : acls) {
      manager.kafka().deleteAcl(acl);
    }
    resources.delete("/kafka-quotas/v1/client-quotas/" + quota);
    manager.kafka().deleteTopic(TOPIC);
    for (Member member : List.of(producer, consumer, manager)) {
      resources.delete("/iam/v2/api-keys/" + member.key());
      member.kafka().awaitRefused();
    }
    resources.unbindRole(binding);
    String inEnvironment = "?environment=" + environment;
    cloud
        .delete("/cmk/v2/clusters/" + cluster + inEnvironment)
        .status(409)
        .is("/errors/0/code", "deletion_protection_enabled");
    patchCluster("'deletion_protection':false").is("/spec/deletion_protection", false);
    resources.delete("/cmk/v2/clusters/" + cluster, inEnvironment);
    for (Member member : List.of(producer, consumer, manager)) {
      resources.delete("/iam/v2/service-accounts/" + member.account());
    }
    resources.delete("/org/v2/environments/" + environment);
  }
}
