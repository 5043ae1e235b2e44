package dev.samsa.systemtests.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.PlatformProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailoverTest {
  private static final Scale MINUTE = new Scale(24, 150, 30, Duration.ofSeconds(60), 40);
  private static final Scale QUARTER = new Scale(24, 150, 30, Duration.ofMinutes(15), 40);

  private final Observations seen = new Observations();

  @TempDir Path folder;

  @Test
  void ofTwoControlPlanesOneIsKilledEveryTenSecondsAndWhatWasAnsweredIsThereOnce()
      throws Exception {
    run(MINUTE);
  }

  @Test
  @Tag("long")
  void theSameForAQuarterOfAnHour() throws Exception {
    run(QUARTER);
  }

  private void run(Scale scale) throws Exception {
    try (PlatformProcess first = LoadedPlatform.at(folder.resolve("first")).up();
        PlatformProcess second = second(first).up()) {
      List<PlatformProcess> both = List.of(first, second);
      Population all = Population.of(both, scale, seen);
      assertThat(seen.interruptions()).isZero();
      int kills;
      try (Killer killer = Killer.of(both, seen)) {
        new Load(seen).run(all.streams(), all.tenants(), scale);
        kills = killer.kills();
      }
      System.out.printf(
          "%s: %d kills, %d requests broken off, answers by status %s%n",
          scale, kills, seen.interruptions(), seen.answers());

      SoftAssertions softly = new SoftAssertions();
      softly.assertThat(seen.faults()).isEmpty();
      softly.assertThat(all.differences()).isEmpty();
      softly.assertThat(kills).isGreaterThanOrEqualTo(2);
      softly.assertAll();
    }
  }

  /** On the database and with the secrets of the first. */
  private PlatformProcess second(PlatformProcess first) throws Exception {
    return LoadedPlatform.at(folder.resolve("second"))
        .with("QUARKUS_DATASOURCE_JDBC_URL", first.databaseUrl())
        .with("QUARKUS_DATASOURCE_USERNAME", "samsa")
        .with(
            "QUARKUS_DATASOURCE_PASSWORD",
            Files.readString(first.data().resolve("postgres/password")))
        .with("SAMSA_SECRETS_FOLDER", first.data().resolve("secrets").toString());
  }
}
