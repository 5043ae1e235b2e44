package dev.samsa.controlplane.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/login", "/billing", "/admin/cells", "/clusters/lkc-1/topics/v1", "/admin"})
  void pagesOfTheConsoleAreAnsweredByItsOneFile(String path) {
    assertThat(ConsolePaths.isPage(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/billing/v1/live",
        "/admin/v1/cells",
        "/api/me",
        "/org/v2/environments",
        "/kafka/v3/clusters",
        "/openapi",
        "/health",
        "/metrics",
        "/clusters.js",
        "/ca.pem"
      })
  void noPathOfTheApiIsTakenForAPage(String path) {
    assertThat(ConsolePaths.isPage(path)).isFalse();
    assertThat(ConsolePaths.isNobodys(path)).isEqualTo(path.equals("/clusters.js"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tableflow/v1/regions",
        "/subjects/orders-value/versions",
        "/dek-registry/v1/keks",
        "/v2/metrics/cloud/query",
        "/service-quota/v1/applied-quotas",
        "/assets/index.js",
        "/q/health"
      })
  void aBrowserGetsTheServersOwnAnswerWhereTheServerHasOne(String path) {
    assertThat(ConsolePaths.isNobodys(path)).isFalse();
  }
}
