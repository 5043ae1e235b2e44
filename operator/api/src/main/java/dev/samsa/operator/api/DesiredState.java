package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a cluster shall run. */
public enum DesiredState {
  /** All nodes run. */
  @JsonProperty("running")
  RUNNING,
  /** No node runs; volumes, addresses and identity are kept. */
  @JsonProperty("hibernated")
  HIBERNATED
}
