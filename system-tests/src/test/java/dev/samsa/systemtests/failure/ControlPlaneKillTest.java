package dev.samsa.systemtests.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.RestClient;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlPlaneKillTest {
  private final PlatformProcess platform = SharedPlatform.get();

  @ParameterizedTest
  @ValueSource(strings = {"organization", "member", "environment", "role_binding"})
  void aSignUpKilledHalfwayIsUndoneAndTheSameEmailSignsUpAgain(String table) throws Exception {
    String email = Tenant.newEmail();
    try (Gate gate = Gate.before(platform, "BEFORE INSERT", table, "true")) {
      CompletableFuture<RestAnswer> signUp =
          CompletableFuture.supplyAsync(() -> Tenant.signUp(platform, email));
      gate.awaitArrival();
      platform.killControlPlane();
      gate.removeWithItsTransactions();
      assertThat(signUp).failsWithin(java.time.Duration.ofSeconds(60));
    }
    platform.up();

    Tenant.signUp(platform, email).require(201);

    Tenant.signUp(platform, email).require(409);
    assertThat(count("SELECT count(*) FROM account WHERE email = ?", email)).isEqualTo(1);
    assertThat(
            count(
                "SELECT count(*) FROM member m JOIN account a ON a.id = m.account_id"
                    + " WHERE a.email = ?",
                email))
        .isEqualTo(1);
    RestClient.of(platform.url())
        .post("/api/sessions", "{'email':'%s','password':'%s'}", email, Tenant.PASSWORD)
        .require(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCEPTED", "PREPARING", "PROVISIONING"})
  void aClusterWhoseControlPlaneDiesWhileItIsMadeIsFinishedOnceByTheNext(String state)
      throws Exception {
    Tenant tenant = Tenant.signUp(platform);
    TenantCluster served = tenant.createCluster("before").awaitReady();
    KafkaAccess before = served.newAccess();
    List<Long> brokersBefore = pids(before.clusterId());
    TenantCluster cluster;
    try (Gate gate =
        Gate.before(
            platform,
            "BEFORE UPDATE",
            "kafka_cluster",
            "OLD.state = '%s' AND NEW.state <> OLD.state".formatted(state))) {
      cluster = tenant.createCluster("interrupted");
      gate.awaitArrival();
      platform.killControlPlane();
      gate.removeWithItsTransactions();
    }
    Topics.create(before, "served-meanwhile-" + state, 1);
    platform.up();

    cluster.awaitReady();

    assertThat(platform.brokers(cluster.id())).hasSize(1);
    assertThat(
            count(
                "SELECT count(*) FROM kafka_node n JOIN kafka_cluster c ON"
                    + " c.id = n.cluster_id WHERE c.public_id = ?",
                cluster.id()))
        .isEqualTo(1);
    assertThat(pids(before.clusterId())).isEqualTo(brokersBefore);
    Topics.create(cluster.newAccess(), "afterwards", 1);
    cluster.delete().require(204);
    served.delete().require(204);
  }

  @Test
  void aDeletionWhoseControlPlaneDiesIsFinishedByTheNext() throws Exception {
    TenantCluster cluster = Tenant.signUp(platform).createCluster("leaving").awaitReady();
    try (Gate gate =
        Gate.before(
            platform,
            "BEFORE UPDATE",
            "kafka_cluster",
            "OLD.state = 'STOPPING' AND NEW.state <> OLD.state")) {
      cluster.delete().require(204);
      gate.awaitArrival();
      platform.killControlPlane();
      gate.removeWithItsTransactions();
    }
    platform.up();

    cluster.get().require(404);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> platform.brokers(cluster.id()).isEmpty());
  }

  private List<Long> pids(String clusterId) {
    return platform.brokers(clusterId).stream().map(ProcessHandle::pid).toList();
  }

  private long count(String query, String argument) throws Exception {
    try (Connection connection = platform.database();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
