package dev.samsa.billing.rating;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which catalog version held for an organization from which hour on.
 *
 * @param bindings in order of their beginning
 */
public record PriceHistory(List<Binding> bindings) {

  /** From an hour on, a catalog, until the next binding. */
  public record Binding(Instant from, Catalog catalog) {
    public Binding {
      if (from.getEpochSecond() % 3600 != 0 || from.getNano() != 0) {
        throw new InvalidInputException(
            "from", "must be the start of an hour in UTC, where prices change, not " + from);
      }
    }
  }

  public PriceHistory {
    if (bindings.isEmpty()) {
      throw new InvalidInputException("catalog", "is missing: there are no prices");
    }
    List<Binding> sorted = new ArrayList<>(bindings);
    sorted.sort(Comparator.comparing(Binding::from));
    Set<Instant> starts = new HashSet<>();
    for (Binding binding : sorted) {
      if (!starts.add(binding.from())) {
        throw new InvalidInputException("catalog", "is given twice from " + binding.from() + " on");
      }
      if (!binding.catalog().currency().equals(sorted.getFirst().catalog().currency())) {
        throw new InvalidInputException("currency", "must be the same in all catalogs of a month");
      }
    }
    bindings = List.copyOf(sorted);
  }

  /** One catalog, from when it is effective. */
  public static PriceHistory of(Catalog catalog) {
    return new PriceHistory(List.of(new Binding(catalog.effectiveFrom(), catalog)));
  }

  /** Several versions, each from when it is effective until the next. */
  public static PriceHistory of(List<Catalog> catalogs) {
    return new PriceHistory(
        catalogs.stream().map(catalog -> new Binding(catalog.effectiveFrom(), catalog)).toList());
  }

  /** The catalog that holds in the hour that begins at an instant. */
  public Optional<Catalog> at(Instant hour) {
    Optional<Catalog> catalog = Optional.empty();
    for (Binding binding : bindings) {
      if (!binding.from().isAfter(hour)) {
        catalog = Optional.of(binding.catalog());
      }
    }
    return catalog
        .filter(found -> !found.effectiveFrom().isAfter(hour))
        .filter(found -> found.effectiveTo().map(hour::isBefore).orElse(true));
  }

  /** The newest catalog, for what belongs to the month as a whole. */
  public Catalog last() {
    return bindings.getLast().catalog();
  }
}
