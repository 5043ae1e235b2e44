package dev.samsa.billing.invoice;

import java.util.EnumSet;
import java.util.Set;

/** The life of the document; whether it is paid is another matter. */
public enum DocumentState {
  /** Still changes with usage; has no number. */
  DRAFT,
  /** Has a number and never changes again. */
  ISSUED,
  /** Was issued and is not owed; keeps its number. */
  VOID;

  /** The states that may follow. */
  public Set<DocumentState> successors() {
    return switch (this) {
      case DRAFT -> EnumSet.of(ISSUED);
      case ISSUED -> EnumSet.of(VOID);
      case VOID -> EnumSet.noneOf(DocumentState.class);
    };
  }
}
