package dev.samsa.controlplane.kafkarest.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AclFieldsTest {
  private static final AclFields GOOD =
      new AclFields("TOPIC", "a", "LITERAL", "User:sa-1", "*", "READ", "ALLOW");

  @Test
  void theFilterOfAnAclFindsItAndNothingThatDiffersInOneField() {
    AclBindingFilter filter = GOOD.toFilter();

    assertThat(filter.matches(GOOD.toBinding())).isTrue();
    assertThat(
            Stream.of(
                new AclFields("GROUP", "a", "LITERAL", "User:sa-1", "*", "READ", "ALLOW"),
                new AclFields("TOPIC", "*", "LITERAL", "User:sa-1", "*", "READ", "ALLOW"),
                new AclFields("TOPIC", "a", "PREFIXED", "User:sa-1", "*", "READ", "ALLOW"),
                new AclFields("TOPIC", "a", "LITERAL", "User:*", "*", "READ", "ALLOW"),
                new AclFields("TOPIC", "a", "LITERAL", "User:sa-1", "10.0.0.1", "READ", "ALLOW"),
                new AclFields("TOPIC", "a", "LITERAL", "User:sa-1", "*", "ALL", "ALLOW"),
                new AclFields("TOPIC", "a", "LITERAL", "User:sa-1", "*", "READ", "DENY")))
        .noneMatch(other -> filter.matches(other.toBinding()));
  }

  @Test
  void aFieldThatIsLeftOutOrAnySaysNothing() {
    AclBinding binding = GOOD.toBinding();

    assertThat(none().toFilter().matches(binding)).isTrue();
    assertThat(new AclFields("ANY", "", "ANY", "", "", "ANY", "ANY").toFilter().matches(binding))
        .isTrue();
  }

  @Test
  void theHostIsAnyUnlessGiven() {
    var fields = new AclFields("TOPIC", "a", "LITERAL", "User:sa-1", null, "READ", "ALLOW");

    assertThat(fields.toBinding().entry().host()).isEqualTo("*");
  }

  @Test
  void aDeletionMustSpellOutWhatItMeans() {
    assertThatThrownBy(none()::toDeletionFilter).isInstanceOf(ApiException.class);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(
            "resource_type", new AclFields("ANY", "a", "LITERAL", "User:a", "*", "READ", "ALLOW")),
        Arguments.of(
            "resource_type",
            new AclFields("UNKNOWN", "a", "LITERAL", "User:a", "*", "READ", "ALLOW")),
        Arguments.of(
            "resource_type", new AclFields(null, "a", "LITERAL", "User:a", "*", "READ", "ALLOW")),
        Arguments.of(
            "resource_name", new AclFields("TOPIC", "", "LITERAL", "User:a", "*", "READ", "ALLOW")),
        Arguments.of(
            "resource_name",
            new AclFields("CLUSTER", "mine", "LITERAL", "User:a", "*", "ALTER", "ALLOW")),
        Arguments.of(
            "pattern_type", new AclFields("TOPIC", "a", "MATCH", "User:a", "*", "READ", "ALLOW")),
        Arguments.of(
            "principal", new AclFields("TOPIC", "a", "LITERAL", "sa-1", "*", "READ", "ALLOW")),
        Arguments.of(
            "principal", new AclFields("TOPIC", "a", "LITERAL", "User:", "*", "READ", "ALLOW")),
        Arguments.of(
            "operation", new AclFields("TOPIC", "a", "LITERAL", "User:a", "*", "SING", "ALLOW")),
        Arguments.of(
            "permission", new AclFields("TOPIC", "a", "LITERAL", "User:a", "*", "READ", "ANY")));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aFieldThatAnAclCannotHaveIsNamed(String field, AclFields fields) {
    assertThatThrownBy(fields::toBinding)
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.field()).contains(field))
        .hasMessageContaining(field);
  }

  private static AclFields none() {
    return new AclFields(null, null, null, null, null, null, null);
  }
}
