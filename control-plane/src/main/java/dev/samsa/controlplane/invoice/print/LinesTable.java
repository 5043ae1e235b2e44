package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceLine;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The lines, resource by resource, each with quantity and price. Pure. */
final class LinesTable {
  private static final int COLUMNS = 5;

  /** Nobody reads more on paper; and a page of ten thousand rows does not fit into memory. */
  private static final int MOST_LINES = 500;

  private final Invoice invoice;
  private final Markup page;

  LinesTable(Invoice invoice, Markup page) {
    this.invoice = invoice;
    this.page = page;
  }

  void addTo(Element body) {
    Element table = page.add(body, "table", "lines");
    Element head = page.row(page.add(table, "thead", ""), "");
    page.text(head, "th", "what", "Description");
    page.text(head, "th", "number", "Quantity");
    page.text(head, "th", "unit", "Unit");
    page.text(head, "th", "number", "Unit price");
    page.text(head, "th", "number", "Amount");
    Map<String, List<InvoiceLine>> groups = new LinkedHashMap<>();
    List<InvoiceLine> others = new ArrayList<>();
    for (InvoiceLine line : invoice.lines()) {
      switch (line.kind()) {
        case USAGE, MINIMUM ->
            groups
                .computeIfAbsent(
                    line.rated().orElseThrow().resource().id(), any -> new ArrayList<>())
                .add(line);
        case CORRECTION, SHORTFALL, ROUNDING -> others.add(line);
      }
    }
    boolean brief = invoice.lines().size() > MOST_LINES;
    groups.values().forEach(lines -> group(table, lines, brief));
    if (!others.isEmpty()) {
      Element rows = page.add(table, "tbody", "");
      heading(rows, "Other charges", "", sum(others));
      others.forEach(line -> plain(rows, line));
    }
    if (brief) {
      page.text(
          body,
          "div",
          "remark",
          "This invoice has "
              + Wording.quantity(BigDecimal.valueOf(invoice.lines().size()))
              + " lines: here they are summed up by cluster. Each of them, with its calculation, is"
              + " in the CSV and in the document that the hash below is of.");
    }
  }

  private void group(Element table, List<InvoiceLine> lines, boolean brief) {
    LineItem first = lines.getFirst().rated().orElseThrow();
    Element rows = page.add(table, "tbody", "");
    heading(
        rows,
        first.resource().name(),
        "%s \u00b7 %s \u00b7 %s %s"
            .formatted(
                first.resource().id(),
                placement(first),
                first.placement().region().cloud(),
                first.placement().region().name()),
        sum(lines));
    if (!brief) {
      lines.forEach(line -> rated(rows, line, line.rated().orElseThrow()));
    }
  }

  private static String placement(LineItem item) {
    String tier = item.placement().tier();
    return tier.charAt(0)
        + tier.substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + switch (item.placement().zones()) {
          case SINGLE -> ", one zone";
          case MULTI -> ", several zones";
        };
  }

  private void heading(Element rows, String name, String detail, BigDecimal sum) {
    Element row = page.row(rows, "group");
    Element cell = page.add(row, "td", "");
    cell.setAttribute("colspan", String.valueOf(COLUMNS - 1));
    page.text(cell, "span", "name", name);
    if (!detail.isEmpty()) {
      page.text(cell, "span", "detail", "  " + detail);
    }
    page.text(row, "td", "number", Wording.amount(sum));
  }

  private void rated(Element rows, InvoiceLine line, LineItem item) {
    Element row = page.row(rows, "line");
    Element what = page.add(row, "td", "what");
    boolean minimum = line.kind() == InvoiceLine.Kind.MINIMUM;
    page.text(what, "div", "", item.article().name() + (minimum ? ", up to the minimum" : ""));
    String remark = remark(item);
    if (!remark.isEmpty()) {
      page.text(what, "div", "remark", remark);
    }
    page.text(row, "td", "number", Wording.quantity(item.quantity().billed().printed()));
    page.text(row, "td", "unit", item.quantity().unit());
    page.text(row, "td", "number", item.unitPrice().map(Wording::price).orElse("tiered"));
    page.text(row, "td", "number", Wording.amount(line.amount()));
    if (item.unitPrice().isEmpty()) {
      item.steps().forEach(step -> step(rows, step));
    }
  }

  private void step(Element rows, PriceStep step) {
    Element row = page.row(rows, "step");
    page.text(row, "td", "what remark", step.name());
    page.text(row, "td", "number remark", Wording.quantity(step.quantity().printed()));
    page.text(row, "td", "unit", "");
    page.text(row, "td", "number remark", Wording.price(step.unitPrice()));
    page.text(row, "td", "number remark", Wording.amount(step.due().printed()));
  }

  /** What of it was free or discounted, part of the month, or not reported. */
  private String remark(LineItem item) {
    List<String> remarks = new ArrayList<>();
    boolean whole =
        !item.from().isAfter(invoice.month().start()) && !item.to().isBefore(invoice.month().end());
    if (!whole) {
      remarks.add(Wording.hours(item.from(), item.to()));
    }
    if (item.quantity().free().signum() > 0) {
      remarks.add(
          Wording.quantity(item.quantity().free().printed())
              + " more "
              + item.quantity().unit()
              + "s are free");
    }
    if (item.amounts().discountRate().signum() > 0) {
      remarks.add(
          Wording.percent(item.amounts().discountRate())
              + " off "
              + Wording.amount(item.amounts().original()));
    }
    if (item.gapSeconds() > 0) {
      remarks.add(item.gapSeconds() + " s without a report");
    }
    return String.join("; ", remarks);
  }

  private void plain(Element rows, InvoiceLine line) {
    Element row = page.row(rows, "line");
    Element what = page.add(row, "td", "what");
    what.setAttribute("colspan", String.valueOf(COLUMNS - 1));
    page.text(what, "div", "", line.description());
    page.text(what, "div", "remark", Wording.hours(line.from(), line.to()));
    page.text(row, "td", "number", Wording.amount(line.amount()));
  }

  private static BigDecimal sum(List<InvoiceLine> lines) {
    return lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
