package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.RestClient;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema registries of a platform that was started with them. */
final class SchemaRegistryTest {
  private static final String LETTER =
      "{'schema':'{\\'type\\':\\'record\\',\\'name\\':\\'Letter\\',\\'fields\\':"
          + "[{\\'name\\':\\'to\\',\\'type\\':\\'string\\'}]}'}";
  private static final String WITH_PAGES =
      LETTER.replace("]}'}", ",{\\'name\\':\\'pages\\',\\'type\\':\\'int\\',\\'default\\':0}]}'}");
  private static final String WITH_NUMBER =
      LETTER.replace("]}'}", ",{\\'name\\':\\'number\\',\\'type\\':\\'int\\'}]}'}");

  @TempDir static Path temporary;

  private static PlatformProcess platform;
  private static Tenant tenant;
  private static TenantCluster cluster;
  private static Registry registry;

  /** The registry of an environment, as its tenant reaches it. */
  private record Registry(String id, String path, RestClient rest) {
    RestAnswer get(String route) {
      return rest.get(path + route);
    }

    RestAnswer post(String route, String body) {
      return rest.post(path + route, body);
    }

    RestAnswer put(String route, String body) {
      return rest.put(path + route, body);
    }

    RestAnswer delete(String route) {
      return rest.delete(path + route);
    }

    Registry as(RestClient other) {
      return new Registry(id, path, other);
    }
  }

  @BeforeAll
  static void platformWithRegistries() {
    platform = new PlatformProcess(temporary.resolve("data"));
    platform.tryUp("--with", "schema-registry").requireSuccess();
    tenant = Tenant.signUp(platform);
    cluster = tenant.createCluster("letters");
    registry = registryOf(tenant);
  }

  @AfterAll
  static void down() {
    platform.down().requireSuccess();
    assertThat(registryProcesses()).isEmpty();
  }

  @Test
  void theCallsOfTerraformForASchemaItsLevelAndItsModeAreAnswered() {
    String versions = "/subjects/terraform-value/versions";
    assertThat(
            registry
                .post("/compatibility/subjects/terraform-value/versions?verbose=true", LETTER)
                .require(200)
                .body()
                .path("is_compatible")
                .asBoolean())
        .isTrue();
    int id = registry.post(versions, LETTER).require(200).body().path("id").asInt();
    assertThat(registry.post(versions + "?normalize=true", LETTER).require(200).body().path("id"))
        .hasToString("" + id);
    registry.post(versions, WITH_NUMBER).require(409);
    registry.post(versions, WITH_PAGES).require(200);

    JsonNode listed = registry.get("/schemas?subjectPrefix=terraform-value").require(200).body();
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).path("id").asInt()).isEqualTo(id);
    assertThat(listed.get(1).path("version").asInt()).isEqualTo(2);
    registry.post("/subjects/terraform-value?normalize=false", LETTER).require(200);
    registry.get("/schemas/ids/" + id).require(200);

    registry.get("/config/terraform-value?defaultToGlobal=false").require(404);
    assertThat(registry.get("/config").require(200).text("/compatibilityLevel"))
        .isEqualTo("BACKWARD");
    registry.put("/config/terraform-value", "{'compatibility':'NONE'}").require(200);
    assertThat(
            registry
                .get("/config/terraform-value?defaultToGlobal=false")
                .require(200)
                .text("/compatibilityLevel"))
        .isEqualTo("NONE");
    registry.put("/config", "{'compatibility':'FULL'}").require(200);
    registry.delete("/config").require(200);
    assertThat(registry.get("/config").text("/compatibilityLevel")).isEqualTo("BACKWARD");
    registry.delete("/config/terraform-value").require(200);
    registry.get("/config/terraform-value?defaultToGlobal=false").require(404);

    registry.put("/mode/terraform-value?force=false", "{'mode':'READONLY'}").require(200);
    assertThat(registry.post(versions, LETTER).require(422).body().path("error_code").asInt())
        .isEqualTo(42205);
    registry.delete("/mode/terraform-value").require(200);

    registry.delete(versions + "/2?permanent=false").require(200);
    registry.delete(versions + "/2?permanent=true").require(200);
    assertThat(registry.get("/schemas?subjectPrefix=terraform-value").require(200).body())
        .hasSize(1);
  }

  @Test
  void aBadRequestIsToldWhatToChange() {
    assertThat(registry.post("/subjects/bad/versions", "[]").require(422).text("/message"))
        .contains("\"schema\"");
    assertThat(registry.post("/subjects/bad/versions", "{").require(422).text("/message"))
        .contains("\"schema\"");
    for (String schema : List.of("{", "{\\'type\\':\\'letter\\'}")) {
      RestAnswer refused = registry.post("/subjects/bad/versions", "{'schema':'" + schema + "'}");
      assertThat(refused.status()).as(refused.body().toString()).isBetween(400, 499);
    }
    registry.put("/config", "{'compatibility':'SIDEWARD'}").require(422);
    registry.get("/admin").require(404);
  }

  @Test
  void theRegistryOfAnEnvironmentIsInvisibleFromAnother() {
    registry.post("/subjects/secret/versions", LETTER).require(200);
    Tenant other = Tenant.signUp(platform);
    other.createCluster("other");
    Registry others = registryOf(other);

    assertThat(others.get("/subjects").require(200).body()).isEmpty();
    others.get("/schemas/ids/1").require(404);
    registry.as(others.rest()).get("/subjects").require(404);
    RestAnswer key = key(other, other.userId(), others.id());
    RestAnswer foreign = registry.as(RestClient.of(platform.url()).withKey(key)).get("/subjects");
    assertThat(foreign.status()).isEqualTo(401);
  }

  @Test
  void aServiceAccountSeesAndDoesWhatItsRolesOnSubjectsSay() {
    registry.post("/subjects/open-letters/versions", LETTER).require(200);
    registry.post("/subjects/diary/versions", LETTER).require(200);
    String account =
        tenant
            .rest()
            .post("/iam/v2/service-accounts", "{'display_name':'reader'}")
            .require(201)
            .text("/id");
    Registry reader =
        registry.as(RestClient.of(platform.url()).withKey(key(tenant, account, registry.id())));
    assertThat(reader.get("/subjects").require(200).body()).isEmpty();

    bind(account, "DeveloperRead", "open*");

    assertThat(reader.get("/subjects").require(200).body()).hasToString("[\"open-letters\"]");
    assertThat(reader.get("/schemas").require(200).body()).hasSize(1);
    reader.get("/subjects/open-letters/versions/1").require(200);
    reader.get("/subjects/diary/versions/1").require(403);
    reader.post("/subjects/open-letters/versions", WITH_PAGES).require(403);
    reader.put("/config", "{'compatibility':'NONE'}").require(403);
    bind(account, "DeveloperWrite", "open-letters");
    reader.post("/subjects/open-letters/versions", WITH_PAGES).require(200);
    assertThat(
            tenant
                .rest()
                .get("/iam/v2/audit-entries?actor=" + account + "&page_size=100")
                .require(200)
                .body()
                .findValuesAsText("action"))
        .contains("schema.register");
  }

  @Test
  void aDeadProcessIsStartedAgainAndALivingOneTakenOver() {
    registry.post("/subjects/kept/versions", LETTER).require(200);
    ProcessHandle first = registryProcesses().getFirst();

    platform.killControlPlane();
    platform.up();
    registry.get("/subjects/kept/versions").require(200);
    assertThat(registryProcesses()).contains(first);

    registryProcesses().forEach(PlatformProcess::kill);
    registry.get("/subjects/kept/versions").require(200);
    assertThat(registryProcesses()).isNotEmpty().doesNotContain(first);
  }

  @Test
  void confluentsSerializersWorkInAllThreeFormats() {
    assumeTrue(Command.installed("python3"), "python3 is not installed");
    KafkaAccess access = cluster.awaitReady().newAccess();
    List.of("avro", "json", "protobuf").forEach(name -> Topics.create(access, "py-" + name, 1));
    RestAnswer key = key(tenant, tenant.userId(), registry.id());
    Path python = Workshop.python();

    String output =
        Command.of(
                python.resolve("venv/bin/python").toString(),
                python.resolve("schema_registry_client.py").toString())
            .with(
                Map.of(
                    "BOOTSTRAP", access.bootstrap(),
                    "KEY", access.key(),
                    "SECRET", access.secret(),
                    "CA_FILE", access.caFile().toString(),
                    "TOPIC", "py",
                    "REGISTRY_URL", platform.url() + registry.path(),
                    "REGISTRY_KEY", key.text("/id"),
                    "REGISTRY_SECRET", key.text("/spec/secret")))
            .within(Duration.ofMinutes(3))
            .run()
            .requireSuccess()
            .output();

    assertThat(output.lines()).containsExactly("avro True", "json True", "protobuf True");
    assertThat(registry.get("/subjects/py-protobuf-value/versions/1").text("/schemaType"))
        .isEqualTo("PROTOBUF");
    assertThat(registry.get("/subjects/py-json-value/versions/1").text("/schemaType"))
        .isEqualTo("JSON");
  }

  /** The registry of a tenant's first environment, which has a cluster. */
  private static Registry registryOf(Tenant tenant) {
    tenant
        .rest()
        .patch(
            "/org/v2/environments/" + tenant.environmentId(),
            "{'stream_governance_config':{'package':'ESSENTIALS'}}")
        .require(200);
    RestAnswer found =
        tenant.rest().get("/srcm/v3/clusters?environment=" + tenant.environmentId()).require(200);
    String path = URI.create(found.text("/data/0/spec/http_endpoint")).getPath();
    return new Registry(found.text("/data/0/id"), path, tenant.rest());
  }

  private static RestAnswer key(Tenant tenant, String owner, String registry) {
    return tenant
        .rest()
        .post(
            "/iam/v2/api-keys",
            "{'spec':{'display_name':'registry','owner':{'id':'%s'},"
                + "'resource':{'id':'%s','kind':'Cluster'}}}",
            owner,
            registry)
        .require(202);
  }

  private static void bind(String account, String role, String subject) {
    String crn =
        tenant
            .rest()
            .get("/srcm/v3/clusters/" + registry.id() + "?environment=" + tenant.environmentId())
            .require(200)
            .text("/metadata/resource_name");
    tenant
        .rest()
        .post(
            "/iam/v2/role-bindings",
            "{'principal':'User:%s','role_name':'%s','crn_pattern':'%s/subject=%s'}",
            account,
            role,
            crn,
            subject)
        .require(201);
  }

  private static List<ProcessHandle> registryProcesses() {
    String mark = "-Dsamsa.registry=" + platform.data() + "/registries/";
    return ProcessHandle.allProcesses()
        .filter(
            process -> process.info().commandLine().map(line -> line.contains(mark)).orElse(false))
        .toList();
  }
}
