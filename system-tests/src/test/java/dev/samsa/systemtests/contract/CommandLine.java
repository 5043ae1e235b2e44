package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;

/**
 * The command line signed in at {@code http://host/confluent.cloud}: which of its calls go below
 * {@code /api} and which below the address itself (reference 4.2 to 4.4).
 */
final class CommandLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String host;
  private final Sdk api;
  private final String refreshToken;
  private final Reply me;

  private CommandLine(String host, Reply session) {
    this.host = host;
    this.api = Sdk.at(host).bearer(session.text("/token"));
    this.refreshToken = session.text("/refresh_token");
    this.me = api.get("/api/me").status(200);
  }

  /** Signs in, holding each answer to what the command line does with it. */
  static CommandLine login(String host, String email, String password) {
    Sdk nobody = Sdk.at(host);
    nobody
        .get("/api/login/realm?email=" + email + "&client_id=x&org_resource_id=")
        .status(200)
        .is("/is_sso", false)
        .is("/mfa_required", false);
    nobody
        .post("/api/sessions", "{'email':'%s','password':'%s'}", email, "not the password")
        .status(403)
        .has("/error/message");
    Reply session =
        nobody.post("/api/sessions", "{'email':'%s','password':'%s'}", email, password).status(200);
    requireToken(session.text("/token"));
    session.fits("/refresh_token", "v1\\..+").is("/user/email", email).lacks("/error");
    CommandLine line = new CommandLine(host, session);
    line.me
        .fits("/user/id", "[1-9]\\d*")
        .fits("/user/resource_id", "u-[a-z0-9]+")
        .is("/user/auth_type", "AUTH_TYPE_LOCAL")
        .fits("/organization/id", "[1-9]\\d*")
        .fits("/organization/resource_id", "[0-9a-f-]{36}")
        .fits("/accounts/0/id", "env-[a-z0-9]+")
        .has("/accounts/0/name");
    line.api.get("/api/growth/v1/free-trial-info").status(404);
    line.api.post("/api/cli/v1/usages", "{}").status(204);
    return line;
  }

  /** Control-plane calls; their paths begin with {@code /api}. */
  Sdk api() {
    return api;
  }

  /** Calls that are hung behind the address as it was given. */
  Sdk below() {
    return api.below(host + "/confluent.cloud");
  }

  /** The environment that commands use when nothing is said. */
  String environment() {
    return me.text("/accounts/0/id");
  }

  String user() {
    return me.text("/user/resource_id");
  }

  /** The number by which old routes know the organization. */
  String organizationNumber() {
    return me.text("/organization/id");
  }

  String organization() {
    return me.text("/organization/resource_id");
  }

  /** Kafka REST of a cluster, with a data-plane token made for it. */
  Sdk kafka(String endpoint) {
    Reply token = below().post("/api/access_tokens", "{}").status(200).is("/error", "");
    requireToken(token.text("/token"));
    return Sdk.at(endpoint).bearer(token.text("/token"));
  }

  /** Trades the refresh token for a new session. */
  void refresh() {
    Reply renewed =
        Sdk.at(host)
            .post("/api/sessions", "{'refreshToken':'%s'}", refreshToken)
            .status(200)
            .fits("/refresh_token", "v1\\..+");
    requireToken(renewed.text("/token"));
  }

  void logout() {
    api.delete("/api/sessions").status(204);
    api.get("/api/me").status(401);
  }

  /** Three parts, an algorithm that it knows, and more than a minute to live. */
  private static void requireToken(String token) {
    String[] parts = token.split("\\.");
    assertThat(parts).hasSize(3);
    assertThat(part(parts[0]).at("/alg").asText()).matches("(RS|ES|PS|HS)\\d{3}|EdDSA");
    assertThat(part(parts[1]).at("/exp").isNumber()).isTrue();
    assertThat(part(parts[1]).at("/exp").asLong())
        .isGreaterThan(Instant.now().plusSeconds(60).getEpochSecond());
  }

  private static JsonNode part(String encoded) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(encoded));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
