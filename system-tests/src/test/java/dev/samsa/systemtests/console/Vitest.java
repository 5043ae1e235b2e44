package dev.samsa.systemtests.console;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;

/** Runs the console's own tests and tells JUnit of each, so that they count like all others. */
final class Vitest {
  private static final Path CONSOLE =
      Path.of(System.getProperty("samsa.root", ".."), "console").normalize().toAbsolutePath();
  private static final JsonMapper JSON = new JsonMapper();

  /** All stories together take two minutes on an idle machine. */
  private static final Duration LIMIT = Duration.ofMinutes(25);

  private Vitest() {}

  /**
   * Runs a script of {@code package.json} to its end.
   *
   * @param environment variables of the tests
   * @param words the script, and which files if not all
   * @return one test for each that ran, with its outcome
   * @throws AssertionError if the runner died before it could report
   */
  static List<DynamicTest> run(Map<String, String> environment, String... words) {
    try {
      Path report = Files.createTempFile("samsa-" + words[0], ".json");
      try {
        List<String> run = new ArrayList<>(List.of("run", words[0], "--"));
        run.addAll(List.of(words).subList(1, words.length));
        run.addAll(List.of("--reporter=default", "--reporter=json", "--outputFile=" + report));
        CommandResult result =
            npm(run.toArray(String[]::new)).with(environment).within(LIMIT).run();
        if (Files.size(report) == 0) {
          throw new AssertionError(result.output() + "\n" + result.errors());
        }
        return testsOf(JSON.readTree(report.toFile()));
      } finally {
        Files.delete(report);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** npm within the console's folder, after what it needs has been fetched. */
  static Command npm(String... words) {
    if (!Files.exists(CONSOLE.resolve("node_modules/.package-lock.json"))) {
      command("ci", "--no-audit", "--no-fund", "--loglevel=error").run().requireSuccess();
    }
    return command(words);
  }

  private static Command command(String... words) {
    List<String> all = new ArrayList<>(List.of("--prefix", CONSOLE.toString()));
    all.addAll(List.of(words));
    return Command.of("npm", all.toArray(String[]::new));
  }

  private static List<DynamicTest> testsOf(JsonNode report) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode file : report.path("testResults")) {
      file.path("assertionResults").forEach(test -> tests.add(testOf(test)));
      if (file.path("assertionResults").isEmpty()) {
        String name = file.path("name").asText();
        tests.add(
            dynamicTest(
                name,
                () -> {
                  throw new AssertionError(file.path("message").asText("no test ran"));
                }));
      }
    }
    return tests;
  }

  private static DynamicTest testOf(JsonNode test) {
    return dynamicTest(
        test.path("fullName").asText(),
        () -> {
          switch (test.path("status").asText()) {
            case "passed" -> {}
            case "failed" ->
                throw new AssertionError(test.path("fullName").asText() + ": " + messagesOf(test));
            default -> abort("skipped");
          }
        });
  }

  private static String messagesOf(JsonNode test) {
    List<String> messages = new ArrayList<>();
    test.path("failureMessages").forEach(message -> messages.add(message.asText()));
    return String.join("\n", messages);
  }
}
