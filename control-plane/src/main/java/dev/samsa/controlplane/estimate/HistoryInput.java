package dev.samsa.controlplane.estimate;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Region;
import dev.samsa.billing.catalog.Zones;
import dev.samsa.billing.estimate.WhatIf;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.controlplane.api.ApiException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Other terms for a past month. What is not given stays as it was.
 *
 * @param month such as 2026-10; the one before the present if not given
 * @param clusters ids of the clusters to look at; all if not given
 * @param tier basic, standard, enterprise or dedicated
 * @param zones single or multi
 * @param cloud goes with {@code region}
 * @param retention_factor how many times as long records are kept; stored bytes change with it
 * @param partitions of each cluster, all month
 */
record HistoryInput(
    String month,
    List<String> clusters,
    String tier,
    String zones,
    String cloud,
    String region,
    BigDecimal retention_factor,
    Integer partitions) {
  private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1_000);

  /**
   * The month meant.
   *
   * @throws ApiException 400 if it is none, or has not begun
   */
  BillingMonth month(YearMonth present) {
    if (month == null || month.isBlank()) {
      return new BillingMonth(present.minusMonths(1));
    }
    try {
      YearMonth given = YearMonth.parse(month);
      if (!given.isAfter(present) && given.getYear() >= 2000) {
        return new BillingMonth(given);
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw ApiException.invalid(
        "/month", "month must be one that has begun, such as " + present.minusMonths(1) + ".");
  }

  /**
   * The change as the billing library takes it.
   *
   * @throws ApiException 400 naming the field at fault
   */
  WhatIf change() {
    if ((cloud == null) != (region == null)) {
      throw ApiException.invalid("/region", "cloud and region must be given together.");
    }
    if (retention_factor != null && retention_factor.compareTo(LARGEST_FACTOR) > 0) {
      throw ApiException.invalid("/retention_factor", "retention_factor must be at most 1000.");
    }
    try {
      return new WhatIf(
          Optional.ofNullable(tier).map(text -> text.strip().toUpperCase(Locale.ROOT)),
          Optional.ofNullable(zones).map(HistoryInput::layout),
          Optional.ofNullable(region)
              .map(name -> new Region(cloud.strip().toUpperCase(Locale.ROOT), name.strip())),
          Optional.ofNullable(retention_factor).map(Ratio::of),
          Optional.ofNullable(partitions));
    } catch (InvalidInputException e) {
      String field = e.field().equals("retention") ? "retention_factor" : e.field();
      throw ApiException.invalid("/" + field, e.getMessage() + ".");
    }
  }

  private static Zones layout(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "single" -> Zones.SINGLE;
      case "multi" -> Zones.MULTI;
      default -> throw ApiException.invalid("/zones", "zones must be single or multi.");
    };
  }
}
