package dev.samsa.kubernetestests.install;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Terraform in a folder of its own, with the provider built from its Go module. */
final class Terraform {
  private static final String PROVIDER = "terraform-provider-kubectl";
  private static final String VERSION = "1.19.0";
  private static final Pattern ADDRESS = Pattern.compile("provider\\[([^\\]]+)\\]");

  private final Path folder;
  private final Map<String, String> environment;

  private Terraform(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  static boolean possible() {
    return Command.installed("terraform") && Command.installed("go");
  }

  /** Takes the cluster from that kubeconfig. */
  static Terraform in(Path folder, Path kubeconfig) throws IOException {
    Path settings = folder.resolve("terraform.rc");
    String address = providerAddress(folder);
    Files.writeString(
        settings,
        "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
            .formatted(mirror(folder, address)));
    return new Terraform(
        folder,
        Map.of(
            "TF_CLI_CONFIG_FILE",
            settings.toString(),
            "KUBE_CONFIG_PATH",
            kubeconfig.toString(),
            "TF_IN_AUTOMATION",
            "1"));
  }

  CommandResult run(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of("-chdir=" + folder, command));
    words.addAll(List.of(arguments));
    return Command.of("terraform", words.toArray(String[]::new)).with(environment).run();
  }

  private static Path mirror(Path folder, String address) throws IOException {
    Path built = folder.resolve("go");
    Command.of("go", "install", "github.com/gavinbunney/" + PROVIDER + "@v" + VERSION)
        .with(Map.of("CGO_ENABLED", "0", "GOBIN", built.toString()))
        .run()
        .requireSuccess();
    Path mirror = folder.resolve("mirror");
    Path place = mirror.resolve(address + "/" + VERSION + "/" + platform());
    Files.createDirectories(place);
    Files.move(built.resolve(PROVIDER), place.resolve(PROVIDER + "_v" + VERSION));
    return mirror;
  }

  /** The provider's whole address, with the host that a short one means. */
  private static String providerAddress(Path folder) {
    Command.of("terraform", "-chdir=" + folder, "get").run().requireSuccess();
    String providers =
        Command.of("terraform", "-chdir=" + folder, "providers").run().requireSuccess().output();
    Matcher address = ADDRESS.matcher(providers);
    if (!address.find()) {
      throw new AssertionError("no provider in: " + providers);
    }
    return address.group(1);
  }

  private static String platform() {
    String go = Command.of("go", "env", "GOOS", "GOARCH").run().requireSuccess().output();
    return go.strip().replace('\n', '_');
  }
}
