package dev.samsa.billing.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.cli.CommandLine;
import dev.samsa.billing.usage.UsageReader;
import dev.samsa.billing.usage.UsageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void theWorkedInvoiceIsWhatTheCommandLinePrints() throws IOException {
    assertThat(
            CommandLine.run(
                "rate",
                "--catalog",
                "classic-1",
                "--usage",
                EXAMPLES.resolve("usage.json").toString()))
        .isEqualTo("0 " + Files.readString(EXAMPLES.resolve("bill.txt")));
  }

  @Test
  void theWorkedInvoiceStandsInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "billing.md"));
    Files.readString(EXAMPLES.resolve("bill.txt"))
        .lines()
        .limit(14)
        .forEach(line -> assertThat(page).contains(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic-1.json", "elastic-1.json"})
  void shippedCatalogsConformToTheirSchema(String name) throws IOException {
    JsonNode catalog = mapper.readTree(ShippedCatalogs.text(name));
    assertThat(SchemaCheck.problems(catalogSchema(), catalog)).isEmpty();
    assertThat(CatalogReader.read(name, catalog.toString()).key() + ".json").isEqualTo(name);
  }

  @Test
  void usageConformsToItsSchemaAsGivenAndAsWritten() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("usage.json"));
    assertThat(SchemaCheck.problems(usageSchema(), mapper.readTree(text))).isEmpty();
    var file = UsageReader.read("usage.json", text);
    ObjectNode written = UsageWriter.write(file.month(), file.resources());
    assertThat(SchemaCheck.problems(usageSchema(), written)).isEmpty();
    var again = UsageReader.read("written.json", written.toString());
    assertThat(UsageWriter.write(again.month(), again.resources())).isEqualTo(written);
  }

  @Test
  void theSchemasRefuseWhatTheReadersRefuse() throws IOException {
    ObjectNode catalog = (ObjectNode) mapper.readTree(ShippedCatalogs.text("classic-1.json"));
    ((ObjectNode) catalog.get("plans").get(0).get("lines").get(0)).put("discount", "0.1");
    assertThat(SchemaCheck.problems(catalogSchema(), catalog)).isNotEmpty();
  }

  private JsonNode catalogSchema() throws IOException {
    return resource("/dev/samsa/billing/catalog/price-catalog-1.schema.json");
  }

  private JsonNode usageSchema() throws IOException {
    return resource("/dev/samsa/billing/usage/usage-1.schema.json");
  }

  private JsonNode resource(String name) throws IOException {
    try (InputStream in = DocumentationTest.class.getResourceAsStream(name)) {
      return mapper.readTree(in);
    }
  }
}
