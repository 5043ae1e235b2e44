package dev.samsa.controlplane.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ErrorCode;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final RateLimit limit = new RateLimit(2, Duration.ofHours(1));

  @Test
  void whoHasUsedUpHisTriesIsToldWhenToComeBack() {
    limit.take("ann");
    limit.take("ann");

    assertThatThrownBy(() -> limit.take("ann"))
        .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
          assertThat(refusal.retryAfter().orElseThrow())
              .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(31));
        });
    assertThatCode(() -> limit.take("bob")).doesNotThrowAnyException();
  }

  @Test
  void whatSucceedsDoesNotCount() {
    for (int i = 0; i < 10; i++) {
      limit.take("ann");
      limit.giveBack("ann");
    }

    assertThatCode(() -> limit.take("ann")).doesNotThrowAnyException();
  }
}
