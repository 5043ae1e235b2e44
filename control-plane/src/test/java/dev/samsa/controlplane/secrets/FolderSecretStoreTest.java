package dev.samsa.controlplane.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSecretStoreTest {
  @TempDir Path parent;

  @Test
  void aSecretIsMadeOnceAndReadableForItsUserOnly() throws IOException {
    Path folder = parent.resolve("secrets");
    SecretStore store = new FolderSecretStore(folder);

    byte[] first = store.getOrCreate("pepper", () -> bytes("one"));
    byte[] second = new FolderSecretStore(folder).getOrCreate("pepper", () -> bytes("two"));

    assertThat(second).isEqualTo(first).isEqualTo(bytes("one"));
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("pepper"))).isEqualTo("rw-------");
  }

  @Test
  void allWhoRaceForANewSecretGetTheSameOne() throws IOException {
    Path folder = parent.resolve("secrets");

    Stream<String> seen =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                i -> new FolderSecretStore(folder).getOrCreate("key", () -> bytes("key " + i)))
            .map(secret -> new String(secret, StandardCharsets.UTF_8));

    assertThat(seen.distinct()).hasSize(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../outside", "a/b", "Upper", ".hidden"})
  void aNameThatLeadsElsewhereIsRefused(String name) {
    SecretStore store = new FolderSecretStore(parent);

    assertThatThrownBy(() -> store.getOrCreate(name, () -> bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSigningKeyIsTheSameAfterARestart() {
    for (SigningKey.Kind kind : SigningKey.Kind.values()) {
      SigningKey first =
          SigningKey.load(new FolderSecretStore(parent), "k-" + kind.ordinal(), kind);
      SigningKey again =
          SigningKey.load(new FolderSecretStore(parent), "k-" + kind.ordinal(), kind);

      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.publicKey()).isEqualTo(first.publicKey());
      assertThat(first.toString()).doesNotContain("private");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
