package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.stream.Readme;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that listens for others, under the name of this machine. */
final class HostNameTest {
  @TempDir Path temporary;

  @Test
  void aPlatformWithANameIsReachedByItOverTlsAloneAndSoAreItsClusters() throws Exception {
    assumeTrue(Command.installed("kcat"), "kcat is not installed");
    String name = nameOfThisMachine();
    try (PlatformProcess platform = new PlatformProcess(temporary.resolve("data"))) {
      CommandResult up = platform.tryUp("--host", name).requireSuccess();
      String url = "https://" + name + ":" + platform.port();
      assertThat(up.output()).contains("Samsa runs: " + url);

      CommandResult result =
          Readme.firstStream(url, platform.caFile())
              .with("CURL_CA_BUNDLE", platform.caFile().toString())
              .printing("$BOOTSTRAP")
              .run(temporary)
              .requireSuccess();

      assertThat(result.output().lines()).containsSequence("issue 1", "issue 2");
      assertThat(result.output()).contains(name + ":");
      assertThat(get("http://" + name + ":" + platform.port()).exitCode()).isNotZero();
      assertThat(get("--insecure", url + "/health").requireSuccess().output()).contains("UP");
      assertThat(get(url + "/health").errors()).containsIgnoringCase("certificate");
    }
  }

  private static CommandResult get(String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "-sSf";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Command.of("curl", words).run();
  }

  private static String nameOfThisMachine() throws UnknownHostException {
    String name = InetAddress.getLocalHost().getHostName();
    assumeTrue(name.matches("[A-Za-z][A-Za-z0-9.-]*"), "this machine has no name: " + name);
    assumeTrue(Command.of("getent", "ahostsv4", name).run().exitCode() == 0, "no address: " + name);
    return name;
  }
}
