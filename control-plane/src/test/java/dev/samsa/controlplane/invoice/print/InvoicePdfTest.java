package dev.samsa.controlplane.invoice.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.samsa.billing.invoice.CreditNote;
import dev.samsa.billing.invoice.CreditNotes;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.Party;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicePdfTest {
  private static final String NOTE = "IBAN DE02 1203 0000 0000 2020 51";

  private final PdfSetting setting = new PdfSetting();
  private final InvoicePdf pdf = new InvoicePdf(setting);

  @Test
  void itSaysWhoOwesWhatToWhomUntilWhenAndWhatFor() throws IOException {
    String text = text(pdf.of(SampleInvoice.to(buyer("Charlottenstraße Verlag")), NOTE));

    assertThat(text)
        .contains("Nordlicht GmbH", "Charlottenstraße Verlag", "NL-2026-00017")
        .contains("4 December 2026", "3 January 2027", "1 – 30 November 2026")
        .contains(
            "Cluster base", "662", "1.65", "1,092.30", "150,425 more partition-hours are free")
        .contains("1,267.18", "VAT 19 %", "240.76", "USD\u00a01,507.94".replace('\u00a0', ' '))
        .contains(NOTE, "SHA-256");
  }

  @Test
  void anInvoiceInYenHasNoDecimalsButInItsUnitPrices() throws IOException {
    Invoice invoice = SampleInvoice.inYen(buyer("Charlottenstraße Verlag"));
    assertThat(invoice.totals().total().scale()).isZero();

    String text = text(pdf.of(invoice, NOTE));

    // 1,092.30, and with ingress, egress, storage, partitions and 19 % tax 1,507.94 in cents.
    assertThat(text)
        .contains("JPY " + Wording.amount(invoice.totals().due()), "1.65")
        .containsPattern("1,092(?![.0-9])")
        .doesNotContain("USD")
        .doesNotContainPattern("JPY [0-9,]+\\.");
    assertThat(invoice.totals().due()).isBetween(new BigDecimal("1505"), new BigDecimal("1511"));
  }

  @Test
  void theSameInvoiceGivesTheSameBytesInAnyLanguageAndTimeZone() {
    byte[] here = pdf.of(SampleInvoice.to(buyer("Verlag")), NOTE);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(new InvoicePdf(new PdfSetting()).of(SampleInvoice.to(buyer("Verlag")), NOTE))
          .isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void writingThatTheFontLacksIsPrintedAsBoxesAndTheInvoiceSaysSo() throws IOException {
    String boxes = "\u25a1".repeat(4);
    String text =
        text(
            pdf.of(
                SampleInvoice.to(
                    new Party(
                        "o", "株式会社 Müller", List.of("شارع التحرير", "e\u0301tage 5"), "JP", "")),
                NOTE));

    assertThat(text)
        .contains(boxes + " Müller", "étage 5", "printed as \u25a1")
        .doesNotContain("#");
    assertThat(text(pdf.of(SampleInvoice.to(buyer("Žižkov Ωμέγα Юг")), NOTE)))
        .contains("Žižkov Ωμέγα Юг")
        .doesNotContain("printed as");
  }

  @Test
  void aCreditNoteSaysWhatIsTakenBackOfWhichInvoiceAndWhy() throws IOException {
    Invoice invoice = SampleInvoice.to(buyer("Charlottenstraße Verlag"));
    CreditNote note =
        CreditNotes.of(
            "cn-1",
            invoice,
            List.of(),
            List.of(
                new CreditNote.Line(
                    "lkc-orders/KAFKA_BASE/USAGE/2026-11-01T00:00:00Z", new BigDecimal("92.30"))),
            "Outage <b>of 5 November</b>",
            Instant.parse("2026-12-10T09:00:00Z"));
    CreditNote numbered = note.numbered("NL-CN-2026-00003");
    CreditNotePdf creditNotePdf = new CreditNotePdf(setting);

    assertThat(text(creditNotePdf.of(numbered, invoice)))
        .contains("Credit note", "NL-CN-2026-00003", "NL-2026-00017", "10 December 2026")
        .contains("Charlottenstraße Verlag", "Cluster base of orders", "1,092.30", "92.30")
        .contains("VAT 19 %", "17.54", "USD 109.84", "Reason: Outage <b>of 5 November</b>");
    assertThat(creditNotePdf.of(numbered, invoice)).isEqualTo(creditNotePdf.of(numbered, invoice));
  }

  @Test
  void aTenantsTextIsPrintedAsItIsAndLoadsNothing(@TempDir Path folder) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret of the machine");
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      List<String> attacks =
          List.of(
              "<img src=\"" + url + "\"/>",
              "<link rel=\"stylesheet\" href=\"" + url + "\"/>",
              "<object data=\"" + secret.toUri() + "\"></object>",
              "]]></style><style>@import url(" + url + ");</style>",
              "&ent; <!ENTITY ent SYSTEM \"" + secret.toUri() + "\">",
              "null\u0000 and bell\u0007");
      String text =
          text(pdf.of(SampleInvoice.to(new Party("o", "<b>B</b>", attacks, "DE", "")), NOTE));

      assertThat(text).contains("<b>B</b>", "<img src=", "<!ENTITY ent", "null and bell");
      assertThat(text).doesNotContain("the secret of the machine");
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  private static Party buyer(String name) {
    return new Party("org", name, List.of("ul. Żółta 5", "00-001 Warszawa"), "DE", "");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
