package dev.samsa.systemtests.load;

import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A Basic cluster of one of the tenants. */
final class LoadedCluster {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LoadedTenant owner;
  private final String id;

  private LoadedCluster(LoadedTenant owner, String id) {
    this.owner = owner;
    this.id = id;
  }

  /** Asks for one, before anything fails. */
  static LoadedCluster create(LoadedTenant owner) {
    String body =
        "{'spec':{'display_name':'%s','availability':'SINGLE_ZONE','cloud':'AWS',"
            + "'region':'eu-central-1','config':{'kind':'Basic'},'environment':{'id':'%s'}}}";
    RestAnswer created =
        owner
            .session()
            .write(
                "POST",
                "/cmk/v2/clusters",
                body.formatted(UUID.randomUUID(), owner.environmentId()),
                202)
            .orElseThrow();
    return new LoadedCluster(owner, created.text("/id"));
  }

  /** Waits until it serves; the answer works with a key of the owner for it. */
  LoadedStream stream(Path caFile) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> get().text("/status/phase").equals("PROVISIONED"));
    RestAnswer key = owner.createClusterKey(id);
    KafkaAccess access =
        new KafkaAccess(
            id,
            get().text("/spec/kafka_bootstrap_endpoint").replace("SASL_SSL://", ""),
            key.text("/id"),
            key.text("/spec/secret"),
            caFile);
    LoadedStream stream = new LoadedStream(owner.session().withKey(key), access);
    Topics.await(access, LoadedStream.LETTERS);
    return stream;
  }

  private RestAnswer get() {
    return owner.session().read("/cmk/v2/clusters/" + id + "?environment=" + owner.environmentId());
  }
}
