package dev.samsa.billing.invoice;

import dev.samsa.billing.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes credits in their order, and gives them back. */
final class Credits {
  private final List<CreditGrant> grants;
  private final Map<String, BigDecimal> remaining = new HashMap<>();
  private final List<CreditUse> uses = new ArrayList<>();

  Credits(List<CreditGrant> grants, Instant at) {
    this.grants = grants.stream().sorted(CreditGrant.BURN_ORDER).toList();
    for (CreditGrant grant : this.grants) {
      BigDecimal left = grant.usable(at) ? grant.remaining() : BigDecimal.ZERO;
      if (remaining.put(grant.id(), left) != null) {
        throw new InvalidInputException("credits", "hold " + grant.id() + " twice");
      }
    }
  }

  /**
   * Takes promotions off lines, in the order of grants and then of lines. Lines in favour of the
   * buyer take none, and no more is taken than is left to tax.
   */
  BigDecimal promotions(List<InvoiceLine> lines) {
    BigDecimal room =
        lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<String, BigDecimal> open = new HashMap<>();
    lines.forEach(line -> open.put(line.key(), line.amount()));
    BigDecimal taken = BigDecimal.ZERO;
    for (CreditGrant grant : ofKind(CreditGrant.Kind.PROMOTION)) {
      for (InvoiceLine line : lines) {
        if (grant.scope().covers(line)) {
          BigDecimal most = open.get(line.key()).min(room.subtract(taken));
          BigDecimal use = take(grant, line.key(), most);
          open.merge(line.key(), use.negate(), BigDecimal::add);
          taken = taken.add(use);
        }
      }
    }
    return taken;
  }

  /** Pays an amount from prepaid credit, as far as that goes. */
  BigDecimal prepaid(BigDecimal amount) {
    BigDecimal taken = BigDecimal.ZERO;
    for (CreditGrant grant : ofKind(CreditGrant.Kind.PREPAID)) {
      taken = taken.add(take(grant, "", amount.subtract(taken)));
    }
    return taken;
  }

  List<CreditUse> uses() {
    return uses;
  }

  /** The grants as they are after this invoice. */
  List<CreditGrant> after() {
    Map<String, BigDecimal> used = new HashMap<>();
    uses.forEach(use -> used.merge(use.creditId(), use.amount(), BigDecimal::add));
    return grants.stream()
        .map(grant ->
            grant.withRemaining(
                grant.remaining().subtract(used.getOrDefault(grant.id(), BigDecimal.ZERO))))
        .toList();
  }

  /** The grants with an invoice's uses given back. A grant that has expired stays expired. */
  static List<CreditGrant> restore(List<CreditGrant> grants, List<CreditUse> uses) {
    Map<String, BigDecimal> back = new HashMap<>();
    uses.forEach(use -> back.merge(use.creditId(), use.amount(), BigDecimal::add));
    return grants.stream()
        .map(grant ->
            grant.withRemaining(
                grant.remaining().add(back.getOrDefault(grant.id(), BigDecimal.ZERO))))
        .toList();
  }

  private List<CreditGrant> ofKind(CreditGrant.Kind kind) {
    return grants.stream().filter(grant -> grant.kind() == kind).toList();
  }

  private BigDecimal take(CreditGrant grant, String lineKey, BigDecimal most) {
    BigDecimal use = most.min(remaining.get(grant.id()));
    if (use.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    remaining.merge(grant.id(), use.negate(), BigDecimal::add);
    uses.add(new CreditUse(grant.id(), grant.kind(), lineKey, use));
    return use;
  }
}
