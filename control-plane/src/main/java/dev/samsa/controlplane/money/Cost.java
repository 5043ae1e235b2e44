package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day's part of one line (wire contract 5.1). {@code amount = original_amount -
 * discount_amount}.
 *
 * @param price the unit price; absent where there is more than one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Cost(
    String id,
    LocalDate start_date,
    LocalDate end_date,
    String granularity,
    String network_access_type,
    String product,
    String line_type,
    BigDecimal price,
    String unit,
    BigDecimal quantity,
    BigDecimal original_amount,
    BigDecimal discount_amount,
    BigDecimal amount,
    Resource resource) {

  /** What the cost is for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Resource(String id, String display_name, Environment environment) {}

  /** The resource's environment. */
  record Environment(String id) {}
}
