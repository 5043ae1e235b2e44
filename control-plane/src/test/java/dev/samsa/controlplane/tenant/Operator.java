package dev.samsa.controlplane.tenant;

import dev.samsa.controlplane.admin.OperatorConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The operator account, signed in over HTTP. */
@ApplicationScoped
public class Operator {
  private final OperatorConfig config;

  public Operator(OperatorConfig config) {
    this.config = config;
  }

  /** A JSON request of the operator's. */
  public RequestSpecification request() {
    return Tenant.bearer(token());
  }

  /** The token of a new session. */
  public String token() {
    return Tenant.anonymous()
        .body(Map.of("email", config.email(), "password", password()))
        .post("/api/sessions")
        .then()
        .statusCode(200)
        .extract()
        .path("token");
  }

  private String password() {
    try {
      return Files.readString(config.passwordFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
