package dev.samsa.kubernetestests.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.kubernetestests.cluster.Cable;
import dev.samsa.kubernetestests.cluster.TestKubernetes;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform from nothing to a tenant's cluster and back to nothing. */
@Tag("long")
class InstallTest {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", "..")).normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String NO_CHANGES = "-detailed-exitcode";

  private final TestKubernetes kubernetes = TestKubernetes.get();
  private final String suffix = UUID.randomUUID().toString().substring(0, 6);
  private final String system = "system-" + suffix;
  private final String clusters = "clusters-" + suffix;

  @TempDir Path folder;

  @Test
  void theModuleInstallsAPlatformThatServesATenantAndTakesItAway() throws Exception {
    assumeTrue(Terraform.possible(), "terraform and go are not both installed");
    int port = kubernetes.nodePorts(1).getFirst();
    try (Cable database = database()) {
      Files.writeString(folder.resolve("main.tf"), root(database.port(), port));
      Terraform terraform = Terraform.in(folder, kubernetes.kubeconfig());
      terraform.run("init", "-input=false").requireSuccess();
      terraform.run("validate").requireSuccess();
      assertThat(terraform.run("plan", "-input=false").requireSuccess().output())
          .contains(" to add, 0 to change, 0 to destroy");
      try {
        terraform.run("apply", "-input=false", "-auto-approve").requireSuccess();
        aTenantGetsAClusterAndGivesItBack(port);
        terraform.run("plan", "-input=false", NO_CHANGES).requireSuccess();
      } finally {
        terraform.run("destroy", "-input=false", "-auto-approve").requireSuccess();
      }
      assertThat(kubernetes.kubectl("get", "namespaces", "-o", "name"))
          .doesNotContain(system)
          .doesNotContain(clusters);
    }
  }

  private void aTenantGetsAClusterAndGivesItBack(int port) throws IOException {
    Path ca = folder.resolve("ca.crt");
    Files.writeString(
        ca,
        kubernetes.kubectl(
            "-n",
            system,
            "exec",
            "deploy/samsa-control-plane",
            "--",
            "cat",
            "/var/lib/samsa/ca.crt"));
    Website site = new Website("https://" + kubernetes.nodeAddress() + ":" + port, ca, "");
    await().atMost(PATIENCE).until(site::answers);
    JsonNode signedUp =
        site.post(
            "/api/signup",
            """
            {"email": "%s@samsa.test", "password": "violin lessons at dawn", "organization": "Letters"}
            """
                .formatted(suffix));
    Website tenant = site.as(signedUp.at("/token").asText());
    String environment = signedUp.at("/environment/id").asText();
    String id =
        tenant
            .post(
                "/cmk/v2/clusters",
                """
                {"spec": {"display_name": "letters", "availability": "SINGLE_ZONE", "cloud": "AWS",
                  "region": "eu-central-1", "config": {"kind": "Basic"}, "environment": {"id": "%s"}}}
                """
                    .formatted(environment))
            .at("/id")
            .asText();
    String path = "/cmk/v2/clusters/" + id + "?environment=" + environment;
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(tenant.get(path).at("/status/phase").asText()).isEqualTo("PROVISIONED"));
    tenant.delete(path);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(kubernetes.objectsOf(id, clusters)).isEmpty());
  }

  /** A database of its own on the shared platform's PostgreSQL, and a way to it for pods. */
  private Cable database() throws SQLException, IOException {
    PlatformProcess platform = SharedPlatform.get();
    try (Connection connection = platform.database();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE installed");
    }
    URI url = URI.create(platform.databaseUrl().replace("jdbc:", ""));
    return new Cable(kubernetes.hostAddress(), new InetSocketAddress(url.getHost(), url.getPort()));
  }

  private String root(int databasePort, int port) throws IOException {
    List<Integer> ports = kubernetes.nodePorts(20);
    return """
    terraform {
      required_providers {
        kubectl = {
          source  = "gavinbunney/kubectl"
          version = "1.19.0"
        }
      }
    }

    module "samsa" {
      source              = "%s"
      namespace           = "%s"
      clusters_namespace  = "%s"
      host                = "%s"
      api_service_type    = "NodePort"
      api_port            = %d
      control_plane_image = "%s"
      operator_image      = "%s"
      broker_image        = "%s"
      database_url        = "jdbc:postgresql://%s:%d/installed"
      database_user       = "samsa"
      database_password   = "%s"
      cell_client_host    = "%s"
      cell_capacity_mib   = 2048
      clusters_grace_period = "1s"
      cell_volume_mib     = 256
      cell_node_ports     = "%d-%d"
    }
    """
        .formatted(
            // Relative, or Terraform takes it for a package that it must fetch.
            folder.toRealPath().relativize(ROOT.toRealPath()).resolve("terraform/modules/samsa"),
            system,
            clusters,
            kubernetes.nodeAddress(),
            port,
            kubernetes.image("control-plane"),
            kubernetes.image("operator"),
            kubernetes.image("broker"),
            kubernetes.hostAddress(),
            databasePort,
            Files.readString(SharedPlatform.get().data().resolve("postgres/password")).strip(),
            kubernetes.nodeAddress(),
            ports.getFirst(),
            ports.getLast());
  }
}
