package dev.samsa.controlplane.kafkarest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaErrorsTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new SaslAuthenticationException("no"), ErrorCode.UNAUTHENTICATED),
        Arguments.of(new SslAuthenticationException("bad CA"), ErrorCode.UNAVAILABLE),
        Arguments.of(new ClusterAuthorizationException("no"), ErrorCode.FORBIDDEN),
        Arguments.of(new UnknownTopicOrPartitionException("?"), ErrorCode.UNKNOWN_TOPIC),
        Arguments.of(new GroupIdNotFoundException("?"), ErrorCode.NOT_FOUND),
        Arguments.of(new TopicExistsException("Topic 'a' already exists."), ErrorCode.INVALID),
        Arguments.of(new InvalidConfigurationException("no.such"), ErrorCode.INVALID),
        Arguments.of(new PolicyViolationException("too many"), ErrorCode.INVALID),
        Arguments.of(new RecordTooLargeException("big"), ErrorCode.TOO_LARGE),
        Arguments.of(new ThrottlingQuotaExceededException("slow"), ErrorCode.TOO_MANY_REQUESTS),
        Arguments.of(new NotEnoughReplicasException("one"), ErrorCode.UNAVAILABLE),
        Arguments.of(new TimeoutException("late"), ErrorCode.UNAVAILABLE),
        Arguments.of(new DisconnectException("gone"), ErrorCode.UNAVAILABLE),
        Arguments.of(new UnknownServerException("?"), ErrorCode.UNAVAILABLE),
        Arguments.of(new KafkaException("?"), ErrorCode.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void eachKindOfFailureHasItsAnswer(KafkaException failure, ErrorCode code) {
    assertThat(KafkaErrors.refusal(failure).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(value = Errors.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyErrorOfTheProtocolIsAnsweredAndOnlyWhatARetryMayCureByAServerError(Errors error) {
    ApiException answer = KafkaErrors.refusal(error.exception());

    assertThat(answer.getMessage()).isNotBlank();
    if (answer.code().status() >= 500) {
      assertThat(answer.retryAfter()).isPresent();
    }
  }

  @Test
  void aPolicysSentenceReachesTheCaller() {
    var refusal = KafkaErrors.refusal(new PolicyViolationException("At most 50 partitions."));

    assertThat(refusal).hasMessage("At most 50 partitions.");
  }

  @Test
  void aForbiddenTopicIsNamedIfTheBrokersNameIt() {
    var refusal = KafkaErrors.refusal(new TopicAuthorizationException(Set.of("orders")));

    assertThat(refusal).hasMessageContaining("orders");
  }
}
