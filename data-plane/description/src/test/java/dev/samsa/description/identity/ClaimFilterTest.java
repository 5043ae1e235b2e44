package dev.samsa.description.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFilterTest {
  private static final String CLAIMS =
      """
      {"iss": "https://issuer.example.com", "sub": "robot-7", "aud": ["samsa", "other"],
       "email": "ann@example.com", "groups": ["writers", "readers"], "level": 3, "admin": false,
       "realm": {"name": "works", "roles": ["a", "b"]}, "https://example.com/team": "blue",
       "nothing": null, "text": "it's \\"so\\""}
      """;

  private static boolean admits(String filter) throws Exception {
    JsonNode claims = JsonMapper.builder().build().readTree(CLAIMS);
    return ClaimFilter.parse(filter).admits(claims);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.sub == \"robot-7\"",
        "claims.sub=='robot-7'",
        "claims.iss==\"https://issuer.example.com\" && claims.sub!=\"robot-8\"",
        "'samsa' in claims.aud",
        "claims.sub in [\"robot-6\", \"robot-7\"]",
        "has(claims.email) && claims.email.endsWith(\"@example.com\")",
        "claims.sub.startsWith('robot-')",
        "claims.email.contains(\"@\")",
        "claims.sub.matches(\"^robot-[0-9]+$\")",
        "claims.sub.matches(r'^robot-\\d{1,3}$')",
        "claims.realm.name == 'works' && 'b' in claims.realm.roles",
        "claims[\"https://example.com/team\"] == 'blue'",
        "'name' in claims.realm",
        "claims.level == 3 && claims.admin == false && !claims.admin",
        "claims.nothing == null",
        "claims.text == \"it's \\\"so\\\"\"",
        "claims.aud == ['samsa', 'other']",
        "!(claims.sub == 'a' || claims.sub == 'b')",
        "claims.missing == 'x' || claims.sub == 'robot-7'",
        "claims.sub == 'robot-7' || claims.missing == 'x'",
        "!(claims.missing == 'x' && claims.sub == 'a')",
        "claims.sub == 'a' && claims.sub == 'b' || claims.level == 3",
        "true"
      })
  void theseAreLetIn(String filter) throws Exception {
    assertThat(admits(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.sub == 'Robot-7'",
        "claims.sub != 'robot-7'",
        "claims.missing == 'x'",
        "claims.missing != 'x'",
        "!(claims.missing == 'x')",
        "has(claims.missing)",
        "has(claims.missing.deeper)",
        "!has(claims.missing.deeper)",
        "claims.aud == 'samsa'",
        "'samsa' in claims.sub",
        "claims.level == '3'",
        "claims.level.startsWith('3')",
        "claims.groups.contains('writers')",
        "claims.sub.matches('^robot$')",
        "claims.admin",
        "claims.sub",
        "!claims.sub",
        "claims.sub == 'robot-7' && claims.missing == 'x'",
        "false"
      })
  void theseAreNot(String filter) throws Exception {
    assertThat(admits(filter)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          claims.sub =                   | character 12
          claims.sub == "a               | character 15
          claims.sub == "a" &            | character 19
          claims.sub == "a" && ()        | character 23
          claims.sub == a                | claims.NAME
          sub == "a"                     | claims.NAME
          claims.sub.size() == 3         | there is no size()
          claims.sub.matches("(a")       | no regular expression
          claims.sub.matches(claims.x)   | a regular expression in quotes
          has("a")                       | has() takes a claim
          claims.sub == 1.5              | a number must be a whole one
          claims.sub == "a" claims.b     | or the end
          claims.sub == "\\q"            | escape
          "a"                            | no condition
          claims                         | no condition
          """)
  void whatCannotBeReadIsSaidWithItsPlace(String filter, String words) {
    assertThatThrownBy(() -> ClaimFilter.parse(filter))
        .isInstanceOf(InvalidFilterException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a{999}b{999}", "((a{99}){99}){99}", "[a-z]{900}[a-z]{2}", "(a|b|c|d){500}"})
  void anExpensiveRegularExpressionIsRefused(String pattern) {
    assertThatThrownBy(() -> ClaimFilter.parse("claims.sub.matches('" + pattern + "')"))
        .isInstanceOf(InvalidFilterException.class);
  }

  @Test
  void howLongAndHowDeepIsLimited() {
    assertThatThrownBy(() -> ClaimFilter.parse("(".repeat(200) + "true" + ")".repeat(200)))
        .hasMessageContaining("parentheses");
    assertThatThrownBy(() -> ClaimFilter.parse("[".repeat(200) + "]".repeat(200)))
        .hasMessageContaining("parentheses");
    assertThatThrownBy(() -> ClaimFilter.parse("!".repeat(200) + "true"))
        .isInstanceOf(InvalidFilterException.class);
    assertThatThrownBy(() -> ClaimFilter.parse("has(".repeat(200)))
        .isInstanceOf(InvalidFilterException.class);
    assertThatThrownBy(() -> ClaimFilter.parse("'" + "a".repeat(1_100) + "' == claims.sub"))
        .hasMessageContaining("1024");
  }

  @ParameterizedTest
  @CsvSource({
    "claims.sub, robot-7",
    "sub, robot-7",
    "claims.realm.name, works",
    "claims.level, 3",
    "claims.missing, none",
    "claims.groups, none"
  })
  void anIdentityStandsWhereThePathSays(String path, String expected) throws Exception {
    JsonNode claims = JsonMapper.builder().build().readTree(CLAIMS);
    assertThat(ClaimPath.parse(path).in(claims).orElse("none")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claims", "claims.sub == 'a'", "claims.", "a b", "", "'x'.y"})
  void whatNamesNoClaimIsNoPath(String path) {
    assertThatThrownBy(() -> ClaimPath.parse(path)).isInstanceOf(InvalidFilterException.class);
  }
}
