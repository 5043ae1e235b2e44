package dev.samsa.billing.rating;

/**
 * Something that a person should know of a rating. Nothing is left out of a bill in silence: what
 * is not billed although it might have to be is parked, with the reason.
 *
 * @param kind what was found
 * @param resourceId on which resource
 * @param message a sentence
 */
public record Finding(Kind kind, String resourceId, String message) {

  /** Kinds of findings. */
  public enum Kind {
    /** Usage of a meter that the catalog does not know. */
    UNKNOWN_METER(true),
    /** Usage on a tier or zone layout that the catalog has no prices for. */
    NO_PLAN(true),
    /** Usage in hours for which no catalog holds. */
    NO_CATALOG(true),
    /** Usage of another kind than the meter's. */
    WRONG_KIND(true),
    /** Hours without a report, for which the level before them was carried on. */
    GAP(false),
    /** Usage in hours in which the resource did not run; billed as reported. */
    NOT_RUNNING(false);

    private final boolean parked;

    Kind(boolean parked) {
      this.parked = parked;
    }

    /** Whether usage was not billed: an invoice must wait until this is cleared. */
    public boolean parked() {
      return parked;
    }
  }
}
