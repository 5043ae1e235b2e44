package dev.samsa.systemtests.stream;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of the README's section "First stream", for a platform that runs already. */
public final class Readme {
  private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

  private final Map<String, String> environment = new TreeMap<>();
  private String script;

  private Readme(String script) {
    this.script = script;
  }

  /** All commands as they stand, but with the platform's own address and CA file. */
  public static Readme firstStream(String url, Path caFile) throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("samsa.root", ".."), "README.md"));
    String section =
        readme.substring(
            readme.indexOf("## First stream"), readme.indexOf("## What is there, and what is not"));
    String script =
        BLOCK
            .matcher(section)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    return new Readme(
        script
            .replace("./samsa up --detach", "true")
            .replace("http://127.0.0.1:8080", url)
            .replace(".samsa/ca.crt", caFile.toString()));
  }

  /** Adds a variable of the environment. */
  public Readme with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Prints a word of the shell at the end. */
  public Readme printing(String word) {
    script = script + "\nprintf '%s\\n' \"" + word + "\"\n";
    return this;
  }

  /** Runs them one after the other, in a folder, until one fails. */
  public CommandResult run(Path folder) {
    return Command.of(
            "bash", "-euo", "pipefail", "-c", "cd \"$1\"\n" + script, "bash", folder.toString())
        .with(environment)
        .run();
  }
}
