package dev.samsa.broker.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateRampTest {
  private static final long WINDOW = RateRamp.WINDOW_MS;

  @Test
  void aLimitIsHalvedOnceAWindowUntilItIsWhereItShouldBe() {
    RateRamp ramp = new RateRamp(800, 0, 0);
    assertThat(ramp.limit(0, 0)).isEqualTo(800);

    ramp.aim(90, 800, 1_000);
    assertThat(ramp.limit(0, 1_000)).isEqualTo(400);
    assertThat(ramp.limit(0, 999 + WINDOW)).isEqualTo(400);
    assertThat(ramp.limit(0, 1_000 + WINDOW)).isEqualTo(200);
    assertThat(ramp.limit(0, 1_000 + 2 * WINDOW)).isEqualTo(100);
    assertThat(ramp.due(1_000 + 3 * WINDOW)).isTrue();
    assertThat(ramp.limit(0, 1_000 + 3 * WINDOW)).isEqualTo(90);
    assertThat(ramp.due(1_000 + 9 * WINDOW)).isFalse();
  }

  @Test
  void afterALongSilenceItTakesOneStepAtATimeAllTheSame() {
    RateRamp ramp = new RateRamp(800, 0, 0);
    ramp.aim(100, 800, 0);
    assertThat(ramp.limit(0, 50 * WINDOW)).isEqualTo(200);
    assertThat(ramp.limit(0, 50 * WINDOW + 1)).isEqualTo(200);
  }

  @Test
  void whereNothingFlowsThereIsNothingToStepDownFrom() {
    RateRamp ramp = new RateRamp(1_000_000, 0, 0);
    ramp.aim(100, 20, 0);
    assertThat(ramp.limit(0, 0)).isEqualTo(100);
  }

  @Test
  void aHolderThatIsSeenForTheFirstTimeStepsDownFromWhatFlows() {
    assertThat(new RateRamp(100, 1_000, 0).limit(0, 0)).isEqualTo(500);
    assertThat(new RateRamp(100, 10, 0).limit(0, 0)).isEqualTo(100);
  }

  @Test
  void aRateThatIsStillFarAboveTheLimitHoldsTheStepUp() {
    RateRamp ramp = new RateRamp(800, 0, 0);
    ramp.aim(100, 800, 0);
    // Muted for one window longer than the step would mute it: no step at all.
    assertThat(ramp.limit(900, WINDOW)).isEqualTo(400);
    assertThat(ramp.limit(600, 2 * WINDOW)).isEqualTo(300);
    assertThat(ramp.limit(300, 3 * WINDOW)).isEqualTo(150);
    assertThat(ramp.limit(150, 4 * WINDOW)).isEqualTo(100);
  }

  @Test
  void upItGoesAtOnce() {
    RateRamp ramp = new RateRamp(100, 0, 0);
    ramp.aim(5_000, 100, 10);
    assertThat(ramp.limit(0, 10)).isEqualTo(5_000);
  }

  @Test
  void aNewAimOnTheWayDownGoesOnFromWhereItIs() {
    RateRamp ramp = new RateRamp(800, 0, 0);
    ramp.aim(100, 800, 0);
    ramp.aim(50, 700, 1_000);
    assertThat(ramp.limit(0, 1_000)).isEqualTo(350);
    ramp.aim(600, 350, 2_000);
    assertThat(ramp.limit(0, 2_000)).isEqualTo(600);
  }
}
