package dev.samsa.systemtests.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Tenant;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseRestartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NAMES = 2_000;

  private final PlatformProcess platform = SharedPlatform.get();
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  @ParameterizedTest
  @ValueSource(strings = {"-KILL", "-INT"})
  void whatWasAcknowledgedUnderLoadIsThereAfterTheDatabaseCameBack(String signal) throws Exception {
    Tenant tenant = Tenant.signUp(platform);
    Thread load = Thread.ofVirtual().start(() -> createServiceAccounts(tenant));
    await().atMost(PATIENCE).until(() -> acknowledged.size() >= 20);
    ProcessHandle database = platform.postgres().orElseThrow();

    signal(database, signal);
    await()
        .atMost(PATIENCE)
        .until(() -> platform.postgres().filter(now -> now.pid() != database.pid()).isPresent());
    int before = acknowledged.size();
    await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + 20);
    stopped = true;
    load.join(PATIENCE);

    assertThat(namesOf(tenant)).containsAll(acknowledged).doesNotHaveDuplicates();
  }

  private void createServiceAccounts(Tenant tenant) {
    for (int number = 1; !stopped && number <= NAMES; number++) {
      String name = "load-" + number;
      try {
        RestAnswer answer =
            tenant.rest().post("/iam/v2/service-accounts", "{'display_name':'%s'}", name);
        if (answer.status() == 201) {
          acknowledged.add(name);
        }
      } catch (UncheckedIOException broken) {
        // Not acknowledged, so nothing is promised.
      }
    }
  }

  private static List<String> namesOf(Tenant tenant) {
    List<String> names = new java.util.ArrayList<>();
    String path = "/iam/v2/service-accounts?page_size=100";
    while (!path.isEmpty()) {
      RestAnswer page = tenant.rest().get(path).require(200);
      page.body().at("/data").forEach(account -> names.add(account.at("/display_name").asText()));
      path = page.text("/metadata/next");
    }
    return names;
  }

  private static void signal(ProcessHandle process, String signal) {
    dev.samsa.systemtests.platform.Command.of("kill", signal, Long.toString(process.pid()))
        .run()
        .requireSuccess();
  }
}
