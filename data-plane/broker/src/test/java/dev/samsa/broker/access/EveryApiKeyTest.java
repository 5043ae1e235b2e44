package dev.samsa.broker.access;

import static dev.samsa.broker.access.EveryApiKeyTest.Verdict.GONE;
import static dev.samsa.broker.access.EveryApiKeyTest.Verdict.NOT_HERE;
import static dev.samsa.broker.access.EveryApiKeyTest.Verdict.REFUSED;
import static dev.samsa.broker.access.EveryApiKeyTest.Verdict.SERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.samsa.broker.launch.Node;
import dev.samsa.broker.testbed.Clients;
import dev.samsa.broker.testbed.RawClient;
import dev.samsa.broker.testbed.TestCluster;
import java.io.EOFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a tenant gets that has every role there is and "all on all" by ACL, for each request of the
 * protocol, against a real broker. A request that a later Kafka adds has no row and fails.
 */
class EveryApiKeyTest {
  /** What becomes of a request. */
  enum Verdict {
    /** Decided by the tenant's own rights; this one has all. */
    SERVED,
    /** Refused whatever its rights. */
    REFUSED,
    /** Between nodes only: the client listener closes the connection. */
    NOT_HERE,
    /** Kafka has no version of it any more. */
    GONE
  }

  private static final Set<Errors> REFUSALS =
      Set.of(Errors.CLUSTER_AUTHORIZATION_FAILED, Errors.DELEGATION_TOKEN_AUTH_DISABLED);
  private static final Map<ApiKeys, Verdict> TABLE = new EnumMap<>(ApiKeys.class);

  static {
    row(
        SERVED,
        ApiKeys.PRODUCE,
        ApiKeys.FETCH,
        ApiKeys.LIST_OFFSETS,
        ApiKeys.METADATA,
        ApiKeys.OFFSET_COMMIT,
        ApiKeys.OFFSET_FETCH,
        ApiKeys.FIND_COORDINATOR,
        ApiKeys.JOIN_GROUP,
        ApiKeys.HEARTBEAT,
        ApiKeys.LEAVE_GROUP,
        ApiKeys.SYNC_GROUP,
        ApiKeys.DESCRIBE_GROUPS,
        ApiKeys.LIST_GROUPS,
        ApiKeys.SASL_HANDSHAKE,
        ApiKeys.API_VERSIONS,
        ApiKeys.CREATE_TOPICS,
        ApiKeys.DELETE_TOPICS,
        ApiKeys.DELETE_RECORDS,
        ApiKeys.INIT_PRODUCER_ID,
        ApiKeys.OFFSET_FOR_LEADER_EPOCH,
        ApiKeys.ADD_PARTITIONS_TO_TXN,
        ApiKeys.ADD_OFFSETS_TO_TXN,
        ApiKeys.END_TXN,
        ApiKeys.TXN_OFFSET_COMMIT,
        ApiKeys.DESCRIBE_ACLS,
        ApiKeys.CREATE_ACLS,
        ApiKeys.DELETE_ACLS,
        ApiKeys.DESCRIBE_CONFIGS,
        ApiKeys.ALTER_CONFIGS,
        ApiKeys.DESCRIBE_LOG_DIRS,
        ApiKeys.SASL_AUTHENTICATE,
        ApiKeys.CREATE_PARTITIONS,
        ApiKeys.DELETE_GROUPS,
        ApiKeys.INCREMENTAL_ALTER_CONFIGS,
        ApiKeys.LIST_PARTITION_REASSIGNMENTS,
        ApiKeys.OFFSET_DELETE,
        ApiKeys.DESCRIBE_CLIENT_QUOTAS,
        ApiKeys.DESCRIBE_USER_SCRAM_CREDENTIALS,
        ApiKeys.DESCRIBE_QUORUM,
        ApiKeys.DESCRIBE_CLUSTER,
        ApiKeys.DESCRIBE_PRODUCERS,
        ApiKeys.DESCRIBE_TRANSACTIONS,
        ApiKeys.LIST_TRANSACTIONS,
        ApiKeys.CONSUMER_GROUP_HEARTBEAT,
        ApiKeys.CONSUMER_GROUP_DESCRIBE,
        ApiKeys.GET_TELEMETRY_SUBSCRIPTIONS,
        ApiKeys.PUSH_TELEMETRY,
        ApiKeys.LIST_CONFIG_RESOURCES,
        ApiKeys.DESCRIBE_TOPIC_PARTITIONS,
        ApiKeys.SHARE_GROUP_HEARTBEAT,
        ApiKeys.SHARE_GROUP_DESCRIBE,
        ApiKeys.SHARE_FETCH,
        ApiKeys.SHARE_ACKNOWLEDGE,
        ApiKeys.STREAMS_GROUP_HEARTBEAT,
        ApiKeys.STREAMS_GROUP_DESCRIBE,
        ApiKeys.STREAMS_GROUP_TOPOLOGY_DESCRIPTION_UPDATE,
        ApiKeys.DESCRIBE_SHARE_GROUP_OFFSETS,
        ApiKeys.ALTER_SHARE_GROUP_OFFSETS,
        ApiKeys.DELETE_SHARE_GROUP_OFFSETS);
    row(
        REFUSED,
        ApiKeys.WRITE_TXN_MARKERS,
        ApiKeys.ALTER_REPLICA_LOG_DIRS,
        ApiKeys.CREATE_DELEGATION_TOKEN,
        ApiKeys.RENEW_DELEGATION_TOKEN,
        ApiKeys.EXPIRE_DELEGATION_TOKEN,
        ApiKeys.DESCRIBE_DELEGATION_TOKEN,
        ApiKeys.ELECT_LEADERS,
        ApiKeys.ALTER_PARTITION_REASSIGNMENTS,
        ApiKeys.ALTER_CLIENT_QUOTAS,
        ApiKeys.ALTER_USER_SCRAM_CREDENTIALS,
        ApiKeys.UPDATE_FEATURES,
        ApiKeys.UNREGISTER_BROKER,
        ApiKeys.ADD_RAFT_VOTER,
        ApiKeys.REMOVE_RAFT_VOTER,
        ApiKeys.UNREGISTER_CONTROLLER,
        ApiKeys.INITIALIZE_SHARE_GROUP_STATE,
        ApiKeys.READ_SHARE_GROUP_STATE,
        ApiKeys.WRITE_SHARE_GROUP_STATE,
        ApiKeys.DELETE_SHARE_GROUP_STATE,
        ApiKeys.READ_SHARE_GROUP_STATE_SUMMARY);
    row(
        NOT_HERE,
        ApiKeys.VOTE,
        ApiKeys.BEGIN_QUORUM_EPOCH,
        ApiKeys.END_QUORUM_EPOCH,
        ApiKeys.ALTER_PARTITION,
        ApiKeys.ENVELOPE,
        ApiKeys.FETCH_SNAPSHOT,
        ApiKeys.BROKER_REGISTRATION,
        ApiKeys.BROKER_HEARTBEAT,
        ApiKeys.ALLOCATE_PRODUCER_IDS,
        ApiKeys.CONTROLLER_REGISTRATION,
        ApiKeys.ASSIGN_REPLICAS_TO_DIRS,
        ApiKeys.UPDATE_RAFT_VOTER);
    row(
        GONE,
        ApiKeys.LEADER_AND_ISR,
        ApiKeys.STOP_REPLICA,
        ApiKeys.UPDATE_METADATA,
        ApiKeys.CONTROLLED_SHUTDOWN);
  }

  @TempDir static Path folder;
  private static TestCluster cluster;
  private static Node node;
  private static Admin tenant;

  private static void row(Verdict verdict, ApiKeys... keys) {
    Arrays.stream(keys).forEach(k -> TABLE.put(k, verdict));
  }

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(folder, "lkc-every", 1, TestCluster.wideLimits());
    cluster.access().key("TENANT", "u-tenant");
    for (String role : List.of("OrganizationAdmin", "EnvironmentAdmin", "CloudClusterAdmin")) {
      cluster.access().grant("u-tenant", role);
    }
    cluster.publish();
    cluster.folders(0).create();
    node = new Node(cluster.description(), 0, cluster.folders(0));
    node.start();
    tenant = Clients.admin(new Clients(cluster).withKey("TENANT"));
    tenant
        .createAcls(
            List.of(
                all(ResourceType.TOPIC, "*"),
                all(ResourceType.GROUP, "*"),
                all(ResourceType.TRANSACTIONAL_ID, "*"),
                all(ResourceType.DELEGATION_TOKEN, "*"),
                all(ResourceType.USER, "*"),
                all(ResourceType.CLUSTER, "kafka-cluster")))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  private static AclBinding all(ResourceType type, String name) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW));
  }

  @AfterAll
  static void stop() throws Exception {
    tenant.close();
    node.close();
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestGetsWhatItsRowSays(ApiKeys key) throws Exception {
    assertThat(TABLE).as("every request has a row").containsKey(key);
    switch (TABLE.get(key)) {
      case SERVED -> assertThat(errors(key)).noneMatch(EveryApiKeyTest::isRefusal);
      case REFUSED -> assertThat(errors(key)).isNotEmpty().isSubsetOf(REFUSALS);
      case NOT_HERE -> assertThatThrownBy(() -> errors(key)).isInstanceOf(EOFException.class);
      case GONE -> assertThat(key.hasValidVersion()).isFalse();
    }
  }

  private static Set<Errors> errors(ApiKeys key) throws Exception {
    try (RawClient client = new RawClient(cluster, "TENANT")) {
      return client
          .send(key, RequestBodies.version(key), RequestBodies.of(key))
          .errorCounts()
          .keySet();
    }
  }

  private static boolean isRefusal(Errors error) {
    return error.name().endsWith("AUTHORIZATION_FAILED");
  }

  private static void alter(ConfigResource.Type type, String name, String key, String value)
      throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> change =
        Map.of(
            new ConfigResource(type, name),
            List.of(new AlterConfigOp(new ConfigEntry(key, value), OpType.SET)));
    tenant.incrementalAlterConfigs(change).all().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aTenantMayNotAlterLoggers() {
    assertThatThrownBy(() -> alter(ConfigResource.Type.BROKER_LOGGER, "0", "root", "TRACE"))
        .hasCauseInstanceOf(ClusterAuthorizationException.class);
  }

  @Test
  void aTenantMayNotAlterOneBrokerNorMostSettingsOfAll() throws Exception {
    assertThatThrownBy(() -> alter(ConfigResource.Type.BROKER, "0", "log.retention.ms", "1000"))
        .hasCauseInstanceOf(ClusterAuthorizationException.class);
    assertThatThrownBy(
            () -> alter(ConfigResource.Type.BROKER, "", "metric.reporters", "java.lang.Object"))
        .hasCauseInstanceOf(ClusterAuthorizationException.class);
    alter(ConfigResource.Type.BROKER, "", "log.retention.ms", "3600000");
  }

  @Test
  void aTenantMayNotSubscribeClientMetrics() {
    assertThatThrownBy(
            () -> alter(ConfigResource.Type.CLIENT_METRICS, "mine", "interval.ms", "1000"))
        .hasCauseInstanceOf(PolicyViolationException.class);
  }

  @Test
  void aTenantMayNotTouchKafkasOwnTopics() throws Exception {
    try (var consumer =
        Clients.consumer(new Clients(cluster).withKey("TENANT"), "makes-the-offsets-topic")) {
      consumer.subscribe(List.of("any"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return tenant
                .listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get()
                .contains("__consumer_offsets");
          });
    }
    assertThatThrownBy(() ->
            tenant.deleteTopics(List.of("__consumer_offsets")).all().get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(
            () -> alter(ConfigResource.Type.TOPIC, "__consumer_offsets", "retention.ms", "1"))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }
}
