package dev.samsa.controlplane.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSignOnResourceTest {

  @Test
  void aPathOfTheConsoleIsWhereOneGoesOn() {
    assertThat(SingleSignOnResource.ownPath("/clusters/lkc-1/topics?q=a%20b#c"))
        .isEqualTo("/clusters/lkc-1/topics?q=a%20b#c");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\tx",
        "/a\r\nSet-Cookie: b=c",
        "javascript:alert(1)"
      })
  void anythingElseLeadsHome(String target) {
    assertThat(SingleSignOnResource.ownPath(target)).isEqualTo("/");
  }
}
