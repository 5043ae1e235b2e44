package dev.samsa.billing.invoice;

import java.util.EnumSet;
import java.util.Set;

/** The life of the debt. */
public enum PaymentState {
  /** The document is a draft. */
  NOT_DUE,
  /** Owed. */
  OPEN,
  /** A payment is under way. */
  PENDING,
  PAID,
  /** Given up; may still be paid. */
  UNCOLLECTIBLE,
  /** The document was voided. */
  CANCELLED;

  /** The states that may follow. */
  public Set<PaymentState> successors() {
    return switch (this) {
      case NOT_DUE -> EnumSet.of(OPEN, PAID);
      case OPEN -> EnumSet.of(PENDING, PAID, UNCOLLECTIBLE, CANCELLED);
      case PENDING -> EnumSet.of(OPEN, PAID);
      case UNCOLLECTIBLE -> EnumSet.of(PAID, CANCELLED);
      case PAID, CANCELLED -> EnumSet.noneOf(PaymentState.class);
    };
  }
}
