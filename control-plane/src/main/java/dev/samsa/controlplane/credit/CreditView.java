package dev.samsa.controlplane.credit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A credit. Amounts are text.
 *
 * @param kind PROMOTION (lowers what is taxed) or PREPAID (pays anything)
 * @param priority lower is used first
 * @param line_types for which it may be used; empty for all
 * @param resources for which it may be used; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CreditView(
    String id,
    String kind,
    String amount,
    String remaining,
    String currency,
    Instant expires_at,
    int priority,
    List<String> line_types,
    List<String> resources,
    String code,
    String note,
    Instant created_at) {

  /** Credits in the order in which they were given. */
  record Listed(List<CreditView> data) {
    static Listed of(List<Credit> credits) {
      return new Listed(credits.stream().map(CreditView::of).toList());
    }
  }

  static CreditView of(Credit credit) {
    return new CreditView(
        credit.grant().id(),
        credit.grant().kind().name(),
        credit.grant().amount().toPlainString(),
        credit.grant().remaining().toPlainString(),
        credit.currency(),
        credit.grant().expiresAt().orElse(null),
        credit.grant().priority(),
        credit.grant().scope().lineTypes(),
        credit.grant().scope().resources(),
        credit.code(),
        credit.note(),
        credit.grant().createdAt());
  }
}
