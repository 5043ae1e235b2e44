package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher does not do, and the one sentence in which it says so. */
final class RefusalTest {
  @TempDir Path temporary;

  private PlatformProcess platform() {
    return new PlatformProcess(temporary.resolve("data"));
  }

  @Test
  void aSecondUpNamesTheProcessThatRuns() {
    PlatformProcess platform = SharedPlatform.get();

    assertRefused(
        platform.tryUp(),
        "already runs on " + platform.data(),
        "process " + platform.controlPlane().orElseThrow().pid(),
        platform.url().toString());
  }

  @ParameterizedTest
  @CsvSource({"0, choose another with --port", "1, set SAMSA_AGENT_PORT"})
  void aTakenPortIsNamedAndNothingIsLeftRunning(int offset, String wayOut) throws IOException {
    PlatformProcess platform = platform();
    int port = platform.port() + offset;
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(taken.isBound()).isTrue();
      assertRefused(platform.tryUp(), "Port " + port + " on 127.0.0.1 is taken", wayOut);
    }
    assertThat(platform.postgres()).isEmpty();
  }

  @Test
  void aDataFolderOfAnotherLayoutIsRefused() throws IOException {
    PlatformProcess platform = platform();
    Files.createDirectories(platform.data());
    Files.writeString(platform.data().resolve("VERSION"), "99\n");

    assertRefused(platform.tryUp(), "has layout '99' and this release reads layout '1'");
  }

  @Test
  void aFolderWithForeignFilesIsNotTakenOver() throws IOException {
    PlatformProcess platform = platform();
    Files.createDirectories(platform.data());
    Files.writeString(platform.data().resolve("letter.txt"), "Lieber Herr Vater");

    assertRefused(platform.tryUp(), "holds files that are not Samsa's");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(temporary.resolve("data"), "a file");

    assertRefused(platform().tryUp(), temporary.resolve("data") + " cannot be made", "--data");
  }

  @Test
  void aFullDiskIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path df = Files.createDirectory(temporary.resolve("bin")).resolve("df");
    Files.writeString(df, "#!/bin/sh\necho header; echo /dev/sda 1000 900 102400 90% /\n");
    assertThat(df.toFile().setExecutable(true)).isTrue();
    PlatformProcess platform =
        platform().with("PATH", df.getParent() + ":" + System.getenv("PATH"));

    assertRefused(platform.tryUp(), "is full (100 MiB free, 512 needed)");

    assertThat(platform.data().resolve("VERSION")).doesNotExist();
  }

  @Test
  void aMachineWithoutPsIsToldWhatToInstall() throws IOException {
    Path programs = Files.createDirectory(temporary.resolve("bin"));
    for (String program : new String[] {"bash", "dirname"}) {
      Files.createSymbolicLink(programs.resolve(program), Command.path(program));
    }

    assertRefused(
        platform().with("PATH", programs.toString()).launcher("status"),
        "needs the program ps",
        "procps");
  }

  @Test
  void aMachineWithoutJdk25IsToldWhatToInstall() {
    CommandResult result =
        Command.of(
                "bash",
                "-c",
                "cd \"$1\"; . launcher/terminal.sh; . launcher/jdk.sh;"
                    + " jdk_candidates() { echo /nowhere; }; use_jdk_25",
                "bash",
                System.getProperty("samsa.root", ".."))
            .run();

    assertRefused(result, "needs a JDK 25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --detatch | is not understood here",
        "up --port=80 | is not understood here",
        "up --port eighty | --port takes a number, not",
        "up --port 0 | from 1 to 65534",
        "up --port 65535 | from 1 to 65534",
        "up --host https://samsa | --host takes a host name, not",
        "up --host | --host needs a value",
        "down now | is not understood here",
        "backup | name the file to write",
        "restore one.tgz two.tgz | One file is enough",
        "start | has no command"
      })
  void aCommandLineThatIsNotUnderstoodIsMisuse(String words, String sentence) {
    CommandResult result =
        Command.of(System.getProperty("samsa.root", "..") + "/samsa", words.split(" ")).run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains(sentence);
    assertThat(result.errors().strip().lines()).hasSize(1);
  }

  /** One sentence on the standard error, no stack trace, and an exit code that is not 0. */
  private static void assertRefused(CommandResult result, String... fragments) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains(fragments);
    assertThat(result.errors().strip().lines()).hasSize(1);
  }
}
