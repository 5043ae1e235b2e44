package dev.samsa.controlplane.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
  @TempDir Path temporary;

  private Path folder() {
    return temporary.resolve("postgres");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(folder(), TestPostgres.programs());
  }

  @AfterEach
  void stopTheServer() {
    EmbeddedPostgres.stop(folder(), TestPostgres.programs());
  }

  @Test
  void whatWasCommittedIsThereAfterStopAndStart() throws Exception {
    EmbeddedPostgres first = start();
    execute(first, "CREATE TABLE kept (name text)", "INSERT INTO kept VALUES ('Gregor')");
    first.stop();

    assertThat(ask(start(), "SELECT name FROM kept")).isEqualTo("Gregor");
  }

  @Test
  void aRunningServerIsAdoptedInsteadOfStartedAgain() throws Exception {
    EmbeddedPostgres first = start();
    EmbeddedPostgres second = start();

    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
  }

  @Test
  void aKilledServerComesBackWithWhatItHadAcknowledged() throws Exception {
    EmbeddedPostgres first = start();
    execute(first, "CREATE TABLE kept (name text)", "INSERT INTO kept VALUES ('Grete')");
    ProcessHandle killed = ProcessHandle.of(first.pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().join();

    assertThat(ask(start(), "SELECT name FROM kept")).isEqualTo("Grete");
  }

  @Test
  void aPostmasterFileThatNamesAnotherProcessDoesNotKeepTheServerDown() throws Exception {
    EmbeddedPostgres first = start();
    execute(first, "CREATE TABLE kept (name text)", "INSERT INTO kept VALUES ('Anna')");
    first.stop();
    Files.writeString(
        folder().resolve("data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder() + "\n1\n5432\n\n127.0.0.1\n\nready\n");

    assertThat(ask(start(), "SELECT name FROM kept")).isEqualTo("Anna");
  }

  @Test
  void theServerIsDurableChecksItsPagesAndListensOnLoopbackOnly() throws Exception {
    EmbeddedPostgres server = start();

    assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
    assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(ask(server, "SHOW data_checksums")).isEqualTo("on");
    assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(server, "SHOW server_version")).startsWith("18.");
  }

  @Test
  void rootStartsItAsNobodyWhereUserNamespacesAreForbidden() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "not root");

    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder(), TestPostgres.programs(), any -> OrdinaryUser.NOBODY);

    assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    assertThat(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid")).isEqualTo(65534);
  }

  @Test
  void aWrongPasswordIsRefusedAndTheRightOneIsReadableByItsOwnerOnly() throws Exception {
    EmbeddedPostgres server = start();

    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guessed").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(Files.getPosixFilePermissions(folder().resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void dataOfAnotherMajorVersionIsRefusedWithOneSentence() throws IOException {
    Files.createDirectories(folder().resolve("data"));
    Files.writeString(folder().resolve("data/PG_VERSION"), "17\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("made by PostgreSQL 17");
  }

  @Test
  void aPortTakenMeanwhileIsReplacedByAFreeOne() throws Exception {
    EmbeddedPostgres first = start();
    String before = first.jdbcUrl();
    first.stop();
    int port = Integer.parseInt(Files.readString(folder().resolve("port")));
    try (var taken =
        new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(start().jdbcUrl()).isNotEqualTo(before);
    }
  }

  private static void execute(EmbeddedPostgres server, String... statements) throws Exception {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(EmbeddedPostgres server, String query) throws Exception {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres server) throws Exception {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
