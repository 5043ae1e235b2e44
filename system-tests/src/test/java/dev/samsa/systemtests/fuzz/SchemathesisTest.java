package dev.samsa.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.SharedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No request of two tenants at once is answered by a fault of ours, or as nobody described. */
final class SchemathesisTest {
  private static final Duration SHORT = Duration.ofSeconds(45);
  private static final Duration ROUND = Duration.ofMinutes(5);
  private static final long LONG_RUN = Long.getLong("samsa.fuzz.requests", 100_000);

  private static final Pattern CASES = Pattern.compile("([\\d,]+) generated");

  private static Path program;
  private static List<FuzzedTenant> tenants = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void twoTenants() {
    Optional<Path> installed = Schemathesis.install();
    assumeTrue(installed.isPresent(), "schemathesis cannot be installed here");
    program = installed.get();
    tenants =
        List.of(
            FuzzedTenant.signUp("one", SharedPlatform.get()),
            FuzzedTenant.signUp("other", SharedPlatform.get()));
  }

  @AfterAll
  static void deleteClusters() {
    tenants.forEach(tenant -> tenant.cluster().delete().require(204));
  }

  @Test
  void aMinuteOfRandomRequestsGetsDescribedAnswersOnly() throws Exception {
    assertThat(runOfAll(SHORT, 1)).isGreaterThan(0);
  }

  @Test
  @Tag("long")
  void aHundredThousandRandomRequestsGetDescribedAnswersOnly() throws Exception {
    long sent = 0;
    for (int seed = 2; sent < LONG_RUN; seed++) {
      sent += runOfAll(ROUND, seed);
      System.out.println(sent + " random requests so far, none with a fault");
    }
  }

  /** All tenants at once; answers how many requests were made. */
  private long runOfAll(Duration time, int seed) throws Exception {
    List<String> before = SharedPlatform.get().loggedErrors();
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> runs = new ArrayList<>();
      for (FuzzedTenant tenant : tenants) {
        runs.add(together.submit(() -> run(tenant, time, seed)));
      }
      long sent = 0;
      for (Future<Long> run : runs) {
        sent += run.get();
      }
      assertThat(SharedPlatform.get().loggedErrors()).isEqualTo(before);
      return sent;
    }
  }

  private long run(FuzzedTenant tenant, Duration time, int seed) throws IOException {
    Path settings = tenant.settings(folder);
    CommandResult result =
        Command.of(
                program.toString(),
                "--config-file",
                settings.toString(),
                "run",
                tenant.document(),
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,"
                    + "response_schema_conformance",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-time",
                "" + time.toSeconds(),
                "--seed",
                "" + seed + tenant.name().length(),
                "--generation-database",
                "none",
                "--warnings",
                "off",
                "--suppress-health-check",
                "all",
                "--no-color")
            .within(time.plusMinutes(5))
            .run();
    Files.delete(settings);
    assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    Matcher cases = CASES.matcher(result.output());
    assertThat(cases.find()).as(result.output()).isTrue();
    return Long.parseLong(cases.group(1).replace(",", ""));
  }
}
