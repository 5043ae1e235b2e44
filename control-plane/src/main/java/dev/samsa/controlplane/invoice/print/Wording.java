package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.TaxLine;
import dev.samsa.billing.money.MoneyText;
import dev.samsa.billing.usage.BillingMonth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Numbers and dates as an invoice prints them: for people, whatever the machine's language. */
final class Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final int SHOWN = 6;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private Wording() {}

  /** {@code 1267.18} gives {@code 1,267.18}; decimals stay as they are. */
  static String amount(BigDecimal amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(Math.max(amount.scale(), 0));
    format.setMaximumFractionDigits(Math.max(amount.scale(), 0));
    return format.format(amount).replace('-', '\u2212');
  }

  /** With the currency's code before it. */
  static String money(BigDecimal amount, Currency currency) {
    return currency.getCurrencyCode() + "\u00a0" + amount(amount);
  }

  /** The name of a tax, with its rate. */
  static String tax(TaxLine tax) {
    return tax.name().contains("%") ? tax.name() : tax.name() + " " + percent(tax.rate());
  }

  /** A quantity to six decimals at most, without those that say nothing. */
  static String quantity(BigDecimal quantity) {
    BigDecimal shown =
        quantity.scale() > SHOWN ? quantity.setScale(SHOWN, RoundingMode.HALF_UP) : quantity;
    BigDecimal stripped = shown.stripTrailingZeros();
    return amount(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  /** A unit price: every decimal that says something, but two at least. */
  static String price(BigDecimal price) {
    return amount(MoneyText.printed(price));
  }

  static String percent(BigDecimal rate) {
    return quantity(rate.movePointRight(2)) + " %";
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String day(Instant instant) {
    return DAY.format(instant.atOffset(ZoneOffset.UTC));
  }

  static String month(BillingMonth month) {
    return MONTH.format(month.month());
  }

  /** The first and the last day of a month. */
  static String period(BillingMonth month) {
    return "1 \u2013 " + DAY.format(month.month().atEndOfMonth());
  }

  static String hours(Instant from, Instant to) {
    return HOUR.format(from.atOffset(ZoneOffset.UTC))
        + " \u2013 "
        + HOUR.format(to.atOffset(ZoneOffset.UTC))
        + " UTC";
  }
}
