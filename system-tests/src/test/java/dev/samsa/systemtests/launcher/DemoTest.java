package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.ForegroundPlatform;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.tenant.RestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
  private static final Pattern CLUSTER = Pattern.compile("lkc-[a-z0-9]+(?=: Standard)");
  private static final Pattern URL = Pattern.compile("console and API +(\\S+)");
  private static final Pattern LOGIN = Pattern.compile("login +(\\S+) +/ +(.+)");
  private static final Pattern SETTING = Pattern.compile("(?m)^ {4}([a-z.]+=.*)$");

  @TempDir Path temporary;

  @Test
  void theDemoVerifiesEachStepShowsTheBillAndLeavesNothingBehind() {
    PlatformProcess platform = platform();
    long began = System.nanoTime();

    CommandResult result = platform.launcher("demo", "--exit", "--port", "" + platform.port());

    System.out.println(result.output());
    System.out.printf("demo --exit took %.1f s%n", (System.nanoTime() - began) / 1e9);
    result.requireSuccess();
    assertThat(result.output())
        .contains("+ three brokers serve them", "+ two subscribers read them all")
        .contains("+ ingress is exact", "+ egress is what was read", "+ the lines are the total")
        .contains("Cluster base", "Ingress", "Egress", "Storage", "Partitions")
        .contains("total so far", "the month at this rate");
    assertThat(platform.controlPlane()).isEmpty();
    assertThat(platform.postgres()).isEmpty();
    assertThat(platform.data()).doesNotExist();
  }

  @Test
  void theDemoStaysWithALoginAndClientSettingsThatWorkUntilCtrlCStopsAllOfIt() throws IOException {
    assumeTrue(Command.installed("kcat"), "kcat is not installed");
    PlatformProcess platform = platform();
    ForegroundPlatform demo = platform.demoInForeground();
    List<ProcessHandle> running = new ArrayList<>();
    try {
      String shown = demo.awaitText("Ctrl-C stops it and removes its data.").output();
      running.addAll(platform.brokers(find(CLUSTER, shown).group()));
      assertThat(running).as("brokers").hasSize(3);
      running.add(platform.controlPlane().orElseThrow());
      running.add(platform.postgres().orElseThrow());

      assertThatTheLoginWorks(shown);
      assertThatKcatStreamsBy(shown);
    } finally {
      CommandResult stopped = demo.controlC();
      assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(130);
      assertThat(stopped.output()).contains("Samsa is stopped", "The demo's data is removed.");
    }
    assertThat(running).noneMatch(PlatformProcess::running);
    assertThat(platform.data()).doesNotExist();
  }

  private PlatformProcess platform() {
    return new PlatformProcess(temporary.resolve("demo"));
  }

  private static void assertThatTheLoginWorks(String shown) {
    Matcher login = find(LOGIN, shown);
    RestClient api = RestClient.of(URI.create(find(URL, shown).group(1)));
    String token =
        api.postTree(
                "/api/sessions",
                Map.of("email", login.group(1), "password", login.group(2).strip()))
            .require(200)
            .text("/token");
    assertThat(api.as(token).get("/billing/v1/live").require(200).body().at("/clusters"))
        .hasSize(1);
  }

  /** As the demo says: the lines as they stand, in a file for {@code kcat -F}. */
  private void assertThatKcatStreamsBy(String shown) throws IOException {
    List<String> settings = SETTING.matcher(shown).results().map(found -> found.group(1)).toList();
    assertThat(settings).hasSize(6);
    Path file = Files.write(temporary.resolve("kcat.conf"), settings);

    kcat(file, "a late issue\n", "-P", "-t", "letters", "-p", "0");
    CommandResult read = kcat(file, "", "-C", "-t", "letters", "-p", "0", "-o", "-1", "-e", "-q");

    assertThat(read.output().strip()).isEqualTo("a late issue");
  }

  private static CommandResult kcat(Path settings, String input, String... more) {
    List<String> words = new ArrayList<>(List.of("-F", settings.toString()));
    words.addAll(List.of(more));
    return Command.of("kcat", words.toArray(String[]::new)).input(input).run().requireSuccess();
  }

  private static Matcher find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher;
  }
}
