package dev.samsa.operator.plan;

import dev.samsa.operator.api.StorageStatus;
import java.util.Optional;

/** What the plans of all concerns found, gathered for the status. */
final class Outcome {
  private Finding degraded;
  private Finding progress;
  private Finding upgrade;
  private StorageStatus storage;
  private VolumePlan volumes;
  private Integer brokerCount;
  private String version;
  private boolean running = true;
  private boolean acted;

  Outcome degrade(Finding finding) {
    degraded = degraded == null ? finding : degraded;
    return this;
  }

  Outcome progress(Finding finding) {
    progress = progress == null ? finding : progress;
    return this;
  }

  void start() {
    progress(new Finding("Starting", "the brokers start for the first time"));
  }

  void roll(String message) {
    progress(new Finding("Rolling", message));
  }

  void rollWithDowntime() {
    progress(
        new Finding(
            StatusPlan.DOWNTIME, "the only broker starts anew: clients wait until it is back"));
  }

  void resize(String message) {
    progress(new Finding("Resizing", message));
  }

  void upgrade(Finding finding) {
    upgrade = finding;
    progress(new Finding("Upgrading", finding.message()));
  }

  Outcome storage(StorageStatus status) {
    storage = status;
    return this;
  }

  Outcome volumes(VolumePlan plan) {
    volumes = plan;
    acted = true;
    return this;
  }

  void brokerCount(Integer count) {
    brokerCount = count;
  }

  void version(String kafkaVersion) {
    version = kafkaVersion;
  }

  void running(boolean run) {
    running = run;
  }

  /** Whether no change is under way. */
  boolean settled() {
    return progress == null;
  }

  boolean isDegraded() {
    return degraded != null;
  }

  /** Whether anything was decided, or all is left as it is. */
  boolean acted() {
    return acted;
  }

  boolean running() {
    return running;
  }

  Optional<Finding> degraded() {
    return Optional.ofNullable(degraded);
  }

  Optional<Finding> progress() {
    return Optional.ofNullable(progress);
  }

  Optional<Finding> upgrade() {
    return Optional.ofNullable(upgrade);
  }

  StorageStatus storage() {
    return storage;
  }

  VolumePlan volumes() {
    return volumes;
  }

  Integer brokerCount() {
    return brokerCount;
  }

  String version() {
    return version;
  }
}
