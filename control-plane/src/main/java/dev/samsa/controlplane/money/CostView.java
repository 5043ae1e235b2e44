package dev.samsa.controlplane.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/** What one line of one cluster cost on one UTC day (wire contract 5.1). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CostView(
    String id,
    String start_date,
    String end_date,
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
    LiveBill.CostResource resource) {}
