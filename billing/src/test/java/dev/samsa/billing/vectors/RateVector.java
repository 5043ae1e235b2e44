package dev.samsa.billing.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.PriceModel;
import dev.samsa.billing.money.Ratio;
import dev.samsa.billing.rating.Charging;
import dev.samsa.billing.rating.LineItem;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.PriceStep;
import dev.samsa.billing.rating.Prior;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.sample.SampleCatalog;
import dev.samsa.billing.usage.UsageFile;
import dev.samsa.billing.usage.UsageReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Examples that are rated from a catalog file and a usage file, as the command line does. */
final class RateVector {
  private RateVector() {}

  static void run(JsonNode vector) {
    RatedMonth rated = rate(vector);
    assertThat(rated.parked()).isFalse();
    JsonNode expect = vector.get("expect");
    for (int i = 0; i < expect.path("lines").size(); i++) {
      check(expect.get("lines").get(i), rated.lines().get(i));
    }
    if (expect.has("total")) {
      assertThat(rated.total()).isEqualTo(expect.get("total").asText());
    }
  }

  static void charge(JsonNode vector) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("line_type", "USAGE");
    line.set("price", vector.get("price"));
    line.putObject("measure").put("kind", "SUM").put("meter", "units");
    line.put("unit", "unit");
    PriceModel model =
        SampleCatalog.of(JsonNodeFactory.instance.objectNode(), line)
            .plans()
            .getFirst()
            .lines()
            .getFirst()
            .price();
    Prior prior =
        Prior.billed(
            Ratio.of(decimal(vector.get("prior").get("quantity"))),
            Ratio.of(decimal(vector.get("prior").get("amount"))));
    Optional<BigDecimal> maximum =
        vector.has("maximum") ? Optional.of(decimal(vector.get("maximum"))) : Optional.empty();
    List<PriceStep> steps =
        Charging.charge(model, maximum, prior, Ratio.of(decimal(vector.get("quantity"))));
    JsonNode expect = vector.get("expect");
    assertThat(steps.stream().map(step -> step.due().exact())).isEqualTo(texts(expect, "steps"));
    if (expect.has("cut_off")) {
      assertThat(steps.stream().map(step -> step.cutOff().exact()))
          .isEqualTo(texts(expect, "cut_off"));
    }
  }

  private static void check(JsonNode expect, LineItem line) {
    Ratio billed = line.quantity().billed();
    if (expect.has("quantity")) {
      BigDecimal quantity = decimal(expect.get("quantity"));
      assertThat(billed.round(quantity.scale(), RoundingMode.HALF_UP)).isEqualTo(quantity);
    }
    if (expect.has("quantity_by")) {
      BigDecimal quotient = decimal(expect.get("quantity_by").get("quotient"));
      Ratio mean = billed.divide(decimal(expect.get("quantity_by").get("divisor")));
      assertThat(mean.round(quotient.scale(), RoundingMode.HALF_UP)).isEqualTo(quotient);
    }
    if (expect.has("free")) {
      assertThat(line.quantity().free().printed())
          .isEqualByComparingTo(expect.get("free").asText());
    }
    if (expect.has("tolerance")) {
      assertThat(line.amount().subtract(decimal(expect.get("amount"))).abs())
          .isLessThanOrEqualTo(decimal(expect.get("tolerance")));
    } else if (expect.has("amount")) {
      assertThat(line.amount()).isEqualTo(expect.get("amount").asText());
    }
    checkPrice(expect, line);
  }

  private static void checkPrice(JsonNode expect, LineItem line) {
    if (expect.has("unit_price")) {
      assertThat(line.unitPrice()).contains(decimal(expect.get("unit_price")));
    }
    if (expect.has("no_unit_price")) {
      assertThat(line.unitPrice()).isEmpty();
    }
    if (expect.has("original")) {
      assertThat(line.amounts().original()).isEqualTo(expect.get("original").asText());
    }
    if (expect.has("discount")) {
      assertThat(line.amounts().discount()).isEqualTo(expect.get("discount").asText());
    }
    if (expect.has("kind")) {
      assertThat(line.kind()).hasToString(expect.get("kind").asText());
    }
    if (expect.has("steps")) {
      assertThat(line.steps().stream().map(step -> step.due()))
          .containsExactlyElementsOf(
              texts(expect, "steps").stream().map(BigDecimal::new).map(Ratio::of).toList());
    }
  }

  private static RatedMonth rate(JsonNode vector) {
    ArrayNode lines = (ArrayNode) vector.get("lines");
    ObjectNode[] lineNodes = new ObjectNode[lines.size()];
    for (int i = 0; i < lineNodes.length; i++) {
      lineNodes[i] = (ObjectNode) lines.get(i);
    }
    Catalog catalog = SampleCatalog.of((ObjectNode) vector, lineNodes);
    ObjectNode usage = JsonNodeFactory.instance.objectNode();
    usage.put("schema_version", 1).put("month", vector.get("month").asText());
    ObjectNode resource = ((ObjectNode) vector.get("usage")).deepCopy();
    resource.put("id", "lkc-vector").put("tier", "ANY");
    usage.putArray("resources").add(resource);
    UsageFile file = UsageReader.read("usage.json", usage.toString());
    return Rating.rate(PriceHistory.of(catalog), file.resources());
  }

  private static List<String> texts(JsonNode node, String name) {
    return node.get(name).valueStream().map(JsonNode::asText).toList();
  }

  static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
