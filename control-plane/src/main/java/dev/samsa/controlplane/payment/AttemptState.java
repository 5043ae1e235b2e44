package dev.samsa.controlplane.payment;

import java.util.EnumSet;
import java.util.Set;

/** The life of an attempt to pay. */
public enum AttemptState {
  /** Written down; whether the provider knows of it is not known. */
  CREATED,
  /** The provider has begun it. */
  PENDING,
  SUCCEEDED,
  FAILED;

  /** The states that may follow. Money that comes after a failure has come nevertheless. */
  public Set<AttemptState> successors() {
    return switch (this) {
      case CREATED -> EnumSet.of(PENDING, SUCCEEDED, FAILED);
      case PENDING -> EnumSet.of(SUCCEEDED, FAILED);
      case FAILED -> EnumSet.of(SUCCEEDED);
      case SUCCEEDED -> EnumSet.noneOf(AttemptState.class);
    };
  }
}
