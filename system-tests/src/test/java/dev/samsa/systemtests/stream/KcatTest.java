package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class KcatTest {
  private static KafkaAccess access;

  @BeforeAll
  static void makeCluster() {
    assumeTrue(Command.installed("kcat"), "kcat is not installed");
    access = Tenant.signUp(SharedPlatform.get()).streamingCluster("newsletters");
  }

  @Test
  void twoNewslettersReachEachOfTheirTwoSubscribersCompletely() {
    for (String newsletter : List.of("science", "letters")) {
      Topics.create(access, newsletter, 1);
      List<String> issues =
          IntStream.rangeClosed(1, 50).mapToObj(n -> newsletter + " " + n).toList();
      kcat(String.join("\n", issues) + "\n", "-P", "-t", newsletter).requireSuccess();

      for (String subscriber : List.of("gregor", "grete")) {
        CommandResult read =
            kcat(
                "",
                "-G",
                subscriber + "-" + newsletter,
                "-X",
                "auto.offset.reset=earliest",
                "-q",
                "-e",
                newsletter);
        assertThat(read.requireSuccess().output().lines().toList()).isEqualTo(issues);
      }
    }
  }

  @Test
  void aWrongSecretIsRefusedAsKafkaDoes() {
    KafkaAccess wrong =
        new KafkaAccess(
            access.clusterId(), access.bootstrap(), access.key(), "guessed", access.caFile());

    CommandResult result = Command.of("kcat", wrong.kcat("-L", "-m", "5")).run();

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errors()).containsIgnoringCase("authentication failed");
  }

  private static CommandResult kcat(String input, String... arguments) {
    return Command.of("kcat", access.kcat(arguments)).input(input).run();
  }
}
