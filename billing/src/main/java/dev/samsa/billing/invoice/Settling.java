package dev.samsa.billing.invoice;

import dev.samsa.billing.usage.BillingMonth;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a month's draft waits for late usage after the month has ended.
 *
 * @param time such as 72 hours
 */
public record Settling(Duration time) {

  /** When the draft of a month may be issued. */
  public Instant issuesAt(BillingMonth month) {
    return month.end().plus(time);
  }

  /**
   * The month on whose invoice a usage event appears if it becomes known now: its own while that is
   * a draft, otherwise, as a correction, the month whose draft is open.
   */
  public BillingMonth invoiceOf(Instant event, Instant now) {
    BillingMonth own = BillingMonth.of(event);
    return now.isBefore(issuesAt(own)) ? own : BillingMonth.of(now.minus(time));
  }
}
