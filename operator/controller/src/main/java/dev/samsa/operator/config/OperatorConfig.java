package dev.samsa.operator.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What whoever installs the operator decides. */
@ConfigMapping(prefix = "samsa.operator")
public interface OperatorConfig {
  /** Image of the broker for each release of Kafka that is offered. */
  Map<String, String> images();

  /** When nodes fetch images: IfNotPresent, Always or Never. */
  @WithDefault("IfNotPresent")
  String imagePullPolicy();

  /** How long a broker may take to stop before it is killed. */
  @WithDefault("PT2M")
  Duration stopTimeout();

  /** How often a settled cluster is looked at for what raises no event, such as full volumes. */
  @WithDefault("PT1M")
  Duration lookAgain();

  /** How several operators agree on who works. */
  LeaderElection leaderElection();

  /** How several operators agree on who works. */
  interface LeaderElection {
    /** Whether they do; with one operator it only costs time. */
    @WithDefault("false")
    boolean enabled();

    /** Name of the lease that they share. */
    @WithDefault("samsa-operator")
    String lease();

    /** Its namespace; absent: the operator's own. */
    Optional<String> namespace();
  }
}
