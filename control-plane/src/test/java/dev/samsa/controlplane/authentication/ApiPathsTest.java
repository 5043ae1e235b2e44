package dev.samsa.controlplane.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/signup",
        "/api/sessions",
        "/api/login/realm",
        "/api/password-resets",
        "/api/password-resets/abc",
        "/api/invitations/abc/accept",
        "/openapi",
        "/health/ready",
        "/metrics",
        "/",
        "/assets/app.js"
      })
  void strangersReachWhatTheyNeedToSignInAndThePages(String path) {
    assertThat(ApiPaths.needsCaller("POST", path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me",
        "/api/sessions/x",
        "/api/anything/new",
        "/org/v2/environments",
        "/admin",
        "/kafka/v3/clusters",
        "/api/invitations/a/b/accept"
      })
  void allElseOfTheApiNeedsACaller(String path) {
    assertThat(ApiPaths.needsCaller("GET", path)).isTrue();
  }

  @Test
  void signingOutNeedsACaller() {
    assertThat(ApiPaths.needsCaller("DELETE", "/api/sessions")).isTrue();
  }

  @Test
  void aKafkaKeyReachesItsOwnClusterOnly() {
    assertThat(ApiPaths.accepts("/kafka/v3/clusters/lkc-1/topics", "lkc-1")).isTrue();
    assertThat(ApiPaths.accepts("/kafka/v3/clusters", "lkc-1")).isTrue();
    assertThat(ApiPaths.accepts("/kafka/v3/clusters/lkc-12/topics", "lkc-1")).isFalse();
    assertThat(ApiPaths.accepts("/cmk/v2/clusters/lkc-1", "lkc-1")).isFalse();
  }

  @Test
  void aKeyOfASchemaRegistryIsGoodForThatRegistryAlone() {
    assertThat(ApiPaths.accepts("/schema-registry/lsrc-1/subjects", "lsrc-1")).isTrue();
    assertThat(ApiPaths.accepts("/schema-registry/lsrc-12/subjects", "lsrc-1")).isFalse();
    assertThat(ApiPaths.accepts("/kafka/v3/clusters", "lsrc-1")).isFalse();
  }
}
