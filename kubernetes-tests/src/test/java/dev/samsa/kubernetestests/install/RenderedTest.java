package dev.samsa.kubernetestests.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.samsa.systemtests.platform.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedTest {
  private static final Path TERRAFORM =
      Path.of(System.getProperty("samsa.root", "..")).normalize().resolve("terraform");

  @TempDir Path folder;

  @Test
  void theFileForKubectlIsMadeFromTheModulesManifests() throws IOException {
    assumeTrue(Command.installed("terraform"));
    Path made = folder.resolve("samsa.yaml");
    Command.of(TERRAFORM.resolve("render/render").toString(), made.toString())
        .run()
        .requireSuccess();
    assertThat(Files.readString(made))
        .as("run terraform/render/render")
        .isEqualTo(Files.readString(TERRAFORM.resolve("samsa.yaml")));
  }

  @Test
  void allTerraformFilesAreFormatted() {
    assumeTrue(Command.installed("terraform"));
    Command.of("terraform", "fmt", "-check", "-recursive", TERRAFORM.toString())
        .run()
        .requireSuccess();
  }
}
