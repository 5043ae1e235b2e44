package dev.samsa.controlplane.invoice.print;

import dev.samsa.billing.invoice.Party;
import java.util.Locale;
import org.w3c.dom.Element;

/** What all documents begin with: who writes to whom, what it is, and what it comes to. Pure. */
final class Letterhead {
  private static final String NO_COUNTRY = "ZZ";

  private final Markup page;

  Letterhead(Markup page) {
    this.page = page;
  }

  /** The line that each page ends with. */
  void running(Element body, String title, Party seller) {
    Element running = page.add(body, "div", "running");
    page.text(running, "span", "", title + " \u00b7 " + seller.name());
  }

  /**
   * Seller and kind of document.
   *
   * @param number empty for none
   */
  void head(Element body, Party seller, String word, String number) {
    Element head = page.row(page.add(body, "table", "head"), "");
    Element cell = page.add(head, "td", "seller");
    page.text(cell, "div", "seller-name", seller.name());
    party(cell, seller);
    Element title = page.add(head, "td", "title");
    page.text(title, "div", "word", word);
    if (!number.isEmpty()) {
      page.text(title, "div", "number", number);
    }
  }

  /** Whom it is for; answers the table for facts beside it. */
  Element addressee(Element body, String label, Party buyer) {
    Element row = page.row(page.add(body, "table", "parties"), "");
    Element cell = page.add(row, "td", "buyer");
    page.text(cell, "div", "label", label);
    page.text(cell, "div", "name", buyer.name());
    party(cell, buyer);
    return page.add(page.add(row, "td", "facts"), "table", "facts");
  }

  void fact(Element table, String name, String value) {
    Element row = page.row(table, "");
    page.text(row, "td", "label", name);
    page.text(row, "td", "value", value);
  }

  /** The amount that matters, with its currency. */
  void amount(Element body, String label, String amount) {
    Element row = page.row(page.add(body, "table", "due"), "");
    page.text(row, "td", "", label);
    page.text(row, "td", "amount", amount);
  }

  /** Says so if the page has boxes in place of characters. */
  void boxes(Element notes) {
    if (page.boxed()) {
      page.text(
          notes,
          "p",
          "",
          "The font of this page lacks some characters, which are printed as "
              + Character.toString(Glyphs.BOX)
              + "; the document in JSON has all of them.");
    }
  }

  private void party(Element parent, Party party) {
    party.address().forEach(line -> page.text(parent, "div", "", line));
    if (!party.country().equals(NO_COUNTRY)) {
      page.text(parent, "div", "", country(party.country()));
    }
    if (!party.vatId().isEmpty()) {
      page.text(parent, "div", "muted", "VAT ID " + party.vatId());
    }
  }

  private static String country(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }
}
