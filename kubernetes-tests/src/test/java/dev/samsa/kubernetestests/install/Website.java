package dev.samsa.kubernetestests.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The REST API behind TLS, called with curl.
 *
 * @param url its base
 * @param caFile the CA that its certificate is checked with
 * @param token of a session; empty for none
 */
record Website(String url, Path caFile, String token) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Website as(String sessionToken) {
    return new Website(url, caFile, sessionToken);
  }

  /** Whether anybody answers with a certificate of that CA. */
  boolean answers() {
    return curl("/health/ready").exitCode() == 0;
  }

  JsonNode get(String path) throws IOException {
    return JSON.readTree(curl(path).requireSuccess().output());
  }

  JsonNode post(String path, String json) throws IOException {
    return JSON.readTree(curl(path, "--data", json).requireSuccess().output());
  }

  void delete(String path) {
    curl(path, "-X", "DELETE").requireSuccess();
  }

  private CommandResult curl(String path, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("-sS", "--fail-with-body", "--max-time", "30", "--cacert", caFile.toString()));
    words.addAll(List.of("-H", "Content-Type: application/json"));
    if (!token.isEmpty()) {
      words.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    words.addAll(List.of(more));
    words.add(url + path);
    return Command.of("curl", words.toArray(String[]::new)).run();
  }
}
