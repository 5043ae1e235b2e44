package dev.samsa.systemtests.tenant;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.time.Duration;
import java.util.UUID;

/** The first user of an organization of its own. */
public final class Tenant {
  public static final String PASSWORD = "Ungeheures Ungeziefer 1915";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final PlatformProcess platform;
  private final String email;
  private final RestClient rest;
  private final String userId;
  private final String environmentId;

  private Tenant(PlatformProcess platform, String email, RestAnswer signUp) {
    this.platform = platform;
    this.email = email;
    this.rest = RestClient.of(platform.url()).as(signUp.text("/token"));
    this.userId = signUp.text("/user/id");
    this.environmentId = signUp.text("/environment/id");
  }

  /** Signs up under an e-mail never used before. */
  public static Tenant signUp(PlatformProcess platform) {
    String email = newEmail();
    return new Tenant(platform, email, signUp(platform, email).require(201));
  }

  /** Signs up, with whatever comes of it. */
  public static RestAnswer signUp(PlatformProcess platform, String email) {
    return RestClient.of(platform.url())
        .post(
            "/api/signup",
            "{'email':'%s','password':'%s','organization':'%s'}",
            email,
            PASSWORD,
            "Organization of " + email.substring(0, 8));
  }

  public static String newEmail() {
    return UUID.randomUUID() + "@samsa.test";
  }

  public RestClient rest() {
    return rest;
  }

  /** With {@link #PASSWORD} it signs in. */
  public String email() {
    return email;
  }

  public String userId() {
    return userId;
  }

  public String environmentId() {
    return environmentId;
  }

  /** Asks for a Basic cluster. */
  public TenantCluster createCluster(String name) {
    return createCluster(name, "Basic", "SINGLE_ZONE");
  }

  /** Asks for a cluster of a kind and an availability. */
  public TenantCluster createCluster(String name, String kind, String availability) {
    RestAnswer created =
        rest.post(
                "/cmk/v2/clusters",
                "{'spec':{'display_name':'%s','availability':'%s','cloud':'AWS',"
                    + "'region':'eu-central-1','config':{'kind':'%s'},'environment':{'id':'%s'}}}",
                name,
                availability,
                kind,
                environmentId)
            .require(202);
    return new TenantCluster(this, created.text("/id"));
  }

  /** Asks for a Dedicated cluster in one zone. */
  public TenantCluster createDedicated(String name, int ckus) {
    RestAnswer created =
        rest.post(
                "/cmk/v2/clusters",
                "{'spec':{'display_name':'%s','availability':'SINGLE_ZONE','cloud':'AWS',"
                    + "'region':'eu-central-1','config':{'kind':'Dedicated','cku':%d},"
                    + "'environment':{'id':'%s'}}}",
                name,
                ckus,
                environmentId)
            .require(202);
    return new TenantCluster(this, created.text("/id"));
  }

  /** A cluster that serves, and a key of this user for it. */
  public KafkaAccess streamingCluster(String name) {
    return createCluster(name).awaitReady().newAccess();
  }

  /** Makes a key for a cluster and waits until all its live brokers have it. */
  KafkaAccess newAccess(TenantCluster cluster) {
    return newAccess(cluster, userId);
  }

  /** As {@link #newAccess(TenantCluster)}, for a user or service account. */
  KafkaAccess newAccess(TenantCluster cluster, String principal) {
    RestAnswer key =
        rest.post(
                "/iam/v2/api-keys",
                "{'spec':{'display_name':'test','owner':{'id':'%s'},'resource':{'id':'%s'}}}",
                principal,
                cluster.id())
            .require(202);
    KafkaAccess access =
        new KafkaAccess(
            cluster.id(),
            cluster.bootstrap(),
            key.text("/id"),
            key.text("/spec/secret"),
            platform.caFile());
    access.awaitAccepted();
    return access;
  }

  /** Waits for a phase of a cluster. */
  void awaitPhase(String clusterId, String phase) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> {
          RestAnswer cluster = cluster(clusterId).require(200);
          if (!cluster.text("/status/phase").equals(phase)) {
            throw new AssertionError(clusterId + " is " + cluster.text("/status/phase"));
          }
        });
  }

  /** What a GET of a cluster answers. */
  public RestAnswer cluster(String clusterId) {
    return rest.get("/cmk/v2/clusters/" + clusterId + "?environment=" + environmentId);
  }
}
