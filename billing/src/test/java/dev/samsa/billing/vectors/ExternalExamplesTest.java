package dev.samsa.billing.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples that vendors and other billing systems have published, each with its source. */
class ExternalExamplesTest {
  @Test
  void everyPublishedExampleComesOut() throws IOException {
    List<String> failures = new ArrayList<>();
    JsonNode vectors = vectors();
    for (JsonNode vector : vectors) {
      try {
        run(vector);
      } catch (AssertionError | IllegalArgumentException e) {
        failures.add(vector.get("id").asText() + ": " + e.getMessage());
      }
    }
    System.out.println(
        "external examples passed " + (vectors.size() - failures.size()) + "/" + vectors.size());
    assertThat(failures).isEmpty();
  }

  private static void run(JsonNode vector) {
    switch (vector.get("kind").asText()) {
      case "rate" -> RateVector.run(vector);
      case "charge" -> RateVector.charge(vector);
      case "proration" -> DocumentVectors.proration(vector);
      case "credit_note" -> DocumentVectors.creditNote(vector);
      case "taxes" -> DocumentVectors.taxes(vector);
      case "parts" -> DocumentVectors.parts(vector);
      case "tenth_of_mill", "money_text" -> DocumentVectors.money(vector);
      case "commitment" -> DocumentVectors.commitment(vector);
      case "account_credit" -> DocumentVectors.accountCredit(vector);
      case "adjustment" -> DocumentVectors.adjustment(vector);
      case "correction" -> DocumentVectors.correction(vector);
      case "settling" -> DocumentVectors.settling(vector);
      default -> throw new AssertionError("no such kind of example: " + vector.get("kind"));
    }
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in = ExternalExamplesTest.class.getResourceAsStream("vectors.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
