package dev.samsa.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ForeignClientsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource
  void writesAndReadsWithAKey(ForeignClient client) {
    Command command = ready(client);
    SharedCluster cluster = SharedCluster.get();
    String topic = client.name().toLowerCase(Locale.ROOT);
    Topics.create(cluster.access(), topic, 1);
    List<String> letters =
        IntStream.rangeClosed(1, 50).mapToObj(n -> "Brief " + n + " aus Prag: Grüße").toList();

    CommandResult result = run(command, cluster.access(), topic, letters).requireSuccess();

    assertThat(result.output().lines().toList()).isEqualTo(letters);
    assertThat(Topics.values(cluster.access(), topic)).isEqualTo(letters);
  }

  @ParameterizedTest
  @EnumSource
  void isRefusedWithAWrongSecretAndSaysSoInItsOwnWords(ForeignClient client) {
    Command command = ready(client);

    CommandResult result =
        run(command, SharedCluster.get().wrongSecret(), "letters", List.of("Lieber Max"));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errors()).contains(client.refusal());
    assertThat(result.output()).isEmpty();
  }

  private static Command ready(ForeignClient client) {
    assumeTrue(Command.installed(client.tool()), client.tool() + " is not installed");
    return client.command();
  }

  private static CommandResult run(
      Command client, KafkaAccess access, String topic, List<String> lines) {
    return client
        .with(
            Map.of(
                "BOOTSTRAP", access.bootstrap(),
                "KEY", access.key(),
                "SECRET", access.secret(),
                "CA_FILE", access.caFile().toString(),
                "TOPIC", topic))
        .input(String.join("\n", lines) + "\n")
        .within(LIMIT)
        .run();
  }
}
