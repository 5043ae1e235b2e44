package dev.samsa.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.billing.sample.SampleInvoice;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "=HYPERLINK(\"x\")",
        "-cmd|' /C calc'!A0",
        "|x",
        "\uFF1D1+1",
        "-",
        "+49 30 1234"
      })
  void noCellStartsAFormula(String value) {
    assertThat(Csv.cell(value).replaceFirst("^\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5.00", "12", "0.0015", "orders", "", "a=b"})
  void numbersAndPlainTextStayAsTheyAre(String value) {
    assertThat(Csv.cell(value)).isEqualTo(value);
  }

  @Test
  void quotesCommasAndLineBreaksAreQuoted() {
    assertThat(Csv.of(List.of("a", "b"), List.of(List.of("say \"hi\", now", "two\nlines"))))
        .isEqualTo("a,b\r\n\"say \"\"hi\"\", now\",\"two\nlines\"\r\n");
  }

  @Test
  void theAmountsOfAnInvoiceAsCsvSumToWhatIsDue() {
    for (int seed = 0; seed < 200; seed++) {
      var invoice = SampleInvoice.draft(seed).invoice();
      List<String> rows = InvoiceCsv.of(invoice).lines().toList();
      assertThat(rows.getFirst()).endsWith(",amount,currency,catalog,corrects");
      var sum = BigDecimal.ZERO;
      for (String row : rows.subList(1, rows.size())) {
        String[] cells = row.split(",", -1);
        sum = sum.add(new BigDecimal(cells[cells.length - 4]));
      }
      assertThat(sum).isEqualByComparingTo(invoice.totals().due());
    }
  }

  @Test
  void focusHasOneCellForEachColumn() {
    String csv = FocusCsv.of(SampleInvoice.draft(2).invoice());
    assertThat(csv).startsWith("BilledCost,BillingAccountId,");
    assertThat(csv).contains("\"'=Buyer, \"\"Ltd\"\"\"");
  }
}
