package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An amount that a tenant need not pay.
 *
 * @param kind what it is, which decides when it is taken
 * @param amount granted
 * @param remaining not used yet
 * @param expiresAt first instant at which it may no longer be used, if any
 * @param priority lower is used first
 * @param scope what it may be used for
 */
public record CreditGrant(
    String id,
    Kind kind,
    BigDecimal amount,
    BigDecimal remaining,
    Optional<Instant> expiresAt,
    int priority,
    Instant createdAt,
    Scope scope) {

  /** In the order in which they are taken. */
  public enum Kind {
    /** A gift, such as a promotion code: lowers what is taxed. */
    PROMOTION,
    /** Money of the tenant's, such as a credit note's: pays what is owed, taxes included. */
    PREPAID
  }

  /**
   * What a credit may be used for; an empty list is no restriction.
   *
   * @param lineTypes such as {@code KAFKA_STORAGE}
   * @param resources ids
   */
  public record Scope(List<String> lineTypes, List<String> resources) {
    public static final Scope ALL = new Scope(List.of(), List.of());

    public Scope {
      lineTypes = List.copyOf(lineTypes);
      resources = List.copyOf(resources);
    }

    boolean covers(InvoiceLine line) {
      boolean type =
          lineTypes.isEmpty()
              || line.rated().filter(item -> lineTypes.contains(item.lineType())).isPresent();
      boolean resource =
          resources.isEmpty()
              || line.rated().filter(item -> resources.contains(item.resource().id())).isPresent();
      return type && resource;
    }
  }

  /** The order of use: promotions first, then priority, earlier end, earlier grant, id. */
  public static final Comparator<CreditGrant> BURN_ORDER =
      Comparator.comparing(CreditGrant::kind)
          .thenComparingInt(CreditGrant::priority)
          .thenComparing(grant -> grant.expiresAt().orElse(Instant.MAX))
          .thenComparing(CreditGrant::createdAt)
          .thenComparing(CreditGrant::id);

  public CreditGrant {
    if (amount.signum() < 0) {
      throw new InvalidInputException("amount", "must not be negative, but is " + amount);
    }
    if (remaining.signum() < 0 || remaining.compareTo(amount) > 0) {
      throw new InvalidInputException(
          "remaining", "must be from 0 to the amount of " + amount + ", but is " + remaining);
    }
    if (kind == Kind.PREPAID && !scope.equals(Scope.ALL)) {
      throw new InvalidInputException("scope", "must cover all, as prepaid money pays anything");
    }
  }

  boolean usable(Instant at) {
    return remaining.signum() > 0 && expiresAt.map(at::isBefore).orElse(true);
  }

  CreditGrant withRemaining(BigDecimal left) {
    return new CreditGrant(id, kind, amount, left, expiresAt, priority, createdAt, scope);
  }
}
