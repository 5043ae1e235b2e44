package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.Tenant;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that hold for all answers (reference 1.5 to 1.10), without any cluster. */
final class DecodingRulesTest {
  private static final Pattern TOKEN = Pattern.compile("[?&]page_token=([^&]+)");
  private static final String ACCOUNTS = "/iam/v2/service-accounts";

  private final PlatformProcess platform = SharedPlatform.get();
  private final Tenant tenant = Tenant.signUp(platform);
  private final Sdk nobody = Sdk.at(platform.url().toString());
  private final Sdk owner = nobody.bearer(tenant.rest().token());

  @Test
  void aClientTakesTheNextPageFromTheTokenInTheUrlAlone() {
    for (int i = 0; i < 5; i++) {
      owner.post(ACCOUNTS, "{'display_name':'worker %d'}", i).status(201);
    }
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      Reply page = owner.get(ACCOUNTS + "?page_size=2" + token).status(200);
      page.body().at("/data").forEach(account -> names.add(account.at("/display_name").asText()));
      Matcher next = TOKEN.matcher(page.body().at("/metadata/next").asText(""));
      token = next.find() ? "&page_token=" + next.group(1) : "";
    } while (!token.isEmpty());

    assertThat(names).containsExactly("worker 0", "worker 1", "worker 2", "worker 3", "worker 4");
  }

  @Test
  void inventedPageTokensAndSizesAreRefused() {
    for (String query :
        List.of("page_token=bm90aGluZw", "page_size=0", "page_size=-1", "page_size=many")) {
      owner.get(ACCOUNTS + "?" + query).status(400);
    }
  }

  @Test
  void aNameInSeveralWordsIsFoundByItsWords() {
    owner.post(ACCOUNTS, "{'display_name':'tax office'}").status(201);
    owner.post(ACCOUNTS, "{'display_name':'office of birds'}").status(201);

    owner
        .get(ACCOUNTS + "?page_size=99&display_name=tax&display_name=office")
        .status(200)
        .counts("/data", 1)
        .is("/data/0/display_name", "tax office");
    owner.post(ACCOUNTS, "{'display_name':'tax office'}").status(409);
  }

  @Test
  void everySpellingOfAPathIsTheSameRoute() {
    String environments = "/org/v2/environments";
    for (String path :
        List.of(
            environments,
            "/" + environments,
            "/api" + environments,
            "/confluent.cloud/api" + environments)) {
      owner.get(path).status(200).is("/data/0/id", tenant.environmentId());
    }
  }

  @Test
  void aWrongCredentialIs401AndNever403SoThatNothingIsTakenForDeleted() {
    String environment = "/org/v2/environments/" + tenant.environmentId();
    for (Sdk caller :
        List.of(
            nobody,
            nobody.bearer("a.b.c"),
            nobody.basic("ABCDEFGHIJKLMNOP", "wrong"),
            nobody.basic("", ""))) {
      caller.get(environment).status(401);
      caller.get("/kafka/v3/clusters/lkc-abc123/topics").status(401);
      caller.get("/api/me").status(401);
    }
  }

  @Test
  void whatIsNotThereAndWhatIsAnothersAreTheSame404() {
    Tenant stranger = Tenant.signUp(platform);
    Sdk other = nobody.bearer(stranger.rest().token());
    for (String path :
        List.of(
            "/org/v2/environments/",
            "/iam/v2/service-accounts/sa-",
            "/cmk/v2/clusters/lkc-",
            "/iam/v2/role-bindings/rb-",
            "/kafka-quotas/v1/client-quotas/cq-")) {
      other.get(path + "nothing0").status(404);
    }
    other.get("/org/v2/environments/" + tenant.environmentId()).status(404);
    other.get("/cmk/v2/clusters?environment=" + tenant.environmentId()).status(404);
    other.get("/kafka/v3/clusters/lkc-nothing0/topics").status(404).is("/error_code", 404);
  }

  @Test
  void productsThatAreNotOfferedSaySoInEachSpelling() {
    for (String path :
        List.of(
            "/connect/v1/environments/env-1/clusters/lkc-1/connectors",
            "/fcpm/v2/compute-pools",
            "/networking/v1/networks",
            "/byok/v1/keys",
            "/tableflow/v1/regions",
            "/pim/v2/integrations",
            "/catalog/v1/types/tagdefs",
            "/ccpm/v1/plugins")) {
      owner.get(path).status(501).is("/errors/0/code", "not_implemented");
      owner.get("/api" + path).status(501).is("/errors/0/code", "not_implemented");
    }
  }

  @Test
  void theOrganizationIsReadFromTheFirstEnvironmentsName() {
    owner
        .get("/org/v2/environments")
        .status(200)
        .fits(
            "/data/0/metadata/resource_name",
            "crn://confluent.cloud/organization=[0-9a-f-]{36}/environment=env-[a-z0-9]+");
  }

  @Test
  void usersAndInvitationsHaveTheFieldsThatDataSourcesRead() {
    owner
        .get("/iam/v2/users?page_size=100")
        .status(200)
        .is("/kind", "UserList")
        .is("/data/0/id", tenant.userId())
        .is("/data/0/kind", "User")
        .is("/data/0/api_version", "iam/v2")
        .is("/data/0/auth_type", "AUTH_TYPE_LOCAL")
        .has("/data/0/email")
        .has("/data/0/full_name");
    String guest = Tenant.newEmail();
    Reply invited =
        owner
            .post("/iam/v2/invitations", "{'email':'%s','auth_type':'AUTH_TYPE_LOCAL'}", guest)
            .status(201)
            .fits("/id", "i-[a-z0-9]+")
            .is("/status", "INVITE_STATUS_SENT")
            .fits("/user/id", "u-[a-z0-9]+")
            .is("/creator/id", tenant.userId());
    String path = "/iam/v2/invitations/" + invited.text("/id");
    owner.get(path).status(200).is("/email", guest).has("/expires_at").lacks("/accepted_at");
    owner.get("/iam/v2/invitations?email=" + guest).status(200).counts("/data", 1);
    owner.delete(path).status(204);
    owner.get(path).status(404);
  }

  @Test
  void answersSayWhatTheyAre() {
    Map<String, String> kinds =
        Map.of(
            "/org/v2/environments",
            "EnvironmentList",
            "/org/v2/organizations",
            "OrganizationList",
            "/iam/v2/api-keys",
            "ApiKeyList",
            "/iam/v2/service-accounts",
            "ServiceAccountList",
            "/cmk/v2/clusters?environment=" + tenant.environmentId(),
            "ClusterList",
            "/srcm/v3/clusters?environment=" + tenant.environmentId(),
            "ClusterList");
    kinds.forEach((path, kind) ->
        owner
            .get(path)
            .status(200)
            .is("/kind", kind)
            .is(
                "/api_version",
                URI.create(path).getPath().replaceFirst("/([^/]+/[^/]+)/.*", "$1")));
  }

  @Test
  void anEnvironmentWithoutAGovernancePackageHasNone() {
    String id =
        owner.post("/org/v2/environments", "{'display_name':'plain'}").status(201).text("/id");
    owner.get("/org/v2/environments/" + id).status(200).lacks("/stream_governance_config");
    owner.post("/org/v2/environments", "{'display_name':'plain'}").status(409);
    owner.delete("/org/v2/environments/" + id).status(204);
    owner.get("/org/v2/environments/" + id).status(404);
  }
}
