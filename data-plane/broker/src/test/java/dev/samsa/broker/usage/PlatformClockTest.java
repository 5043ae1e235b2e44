package dev.samsa.broker.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlatformClockTest {
  private static final long PLATFORM = 1_700_000_000_000L;
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

  private long wall = PLATFORM;
  private long nanos = 42;

  @Test
  void aMachineWhoseClockIsFiveMinutesAheadTellsPlatformTimeAfterTheHandshake() {
    wall += FIVE_MINUTES;
    PlatformClock clock = clock(0);

    shake(clock, PLATFORM);
    pass(1_500);

    assertThat(clock.now()).isEqualTo(PLATFORM + 1_500);
  }

  @Test
  void aMachineWhoseClockIsFiveMinutesBehindTellsPlatformTimeAfterTheHandshake() {
    wall -= FIVE_MINUTES;
    PlatformClock clock = clock(0);
    assertThat(clock.now()).isEqualTo(PLATFORM - FIVE_MINUTES);

    shake(clock, PLATFORM);

    assertThat(clock.now()).isEqualTo(PLATFORM);
  }

  @Test
  void itNeverStepsBackAndGoesOnOncePlatformTimeHasCaughtUp() {
    wall += FIVE_MINUTES;
    PlatformClock clock = clock(0);
    long ahead = clock.now();

    shake(clock, PLATFORM);

    assertThat(clock.now()).isEqualTo(ahead);
    pass(FIVE_MINUTES - 1);
    assertThat(clock.now()).isEqualTo(ahead);
    pass(2);
    assertThat(clock.now()).isEqualTo(ahead + 1);
  }

  @Test
  void aStepOfTheMachinesClockChangesNothing() {
    PlatformClock clock = clock(0);
    shake(clock, PLATFORM);

    wall -= FIVE_MINUTES;
    pass(10);

    assertThat(clock.now()).isEqualTo(PLATFORM + 10);
  }

  @Test
  void theNextRunKnowsPlatformTimeBeforeItsFirstHandshake() {
    wall += FIVE_MINUTES;
    PlatformClock first = clock(0);
    shake(first, PLATFORM);

    assertThat(clock(first.offset()).now()).isEqualTo(PLATFORM);
  }

  private PlatformClock clock(long savedOffset) {
    return new PlatformClock(() -> wall, () -> nanos, savedOffset);
  }

  private void shake(PlatformClock clock, long platform) {
    clock.handshake(nanos, nanos, platform);
  }

  private void pass(long millis) {
    wall += millis;
    nanos += Duration.ofMillis(millis).toNanos();
  }
}
