package dev.samsa.billing.rating;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.usage.BillingMonth;

/** A rated month as JSON, as the command line prints it. */
public final class RatedMonthJson {
  private RatedMonthJson() {}

  public static ObjectNode write(BillingMonth month, RatedMonth rated) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema_version", 1);
    json.put("month", month.toString());
    json.put("currency", rated.currency().getCurrencyCode());
    ArrayNode lines = json.putArray("lines");
    rated.lines().forEach(line -> lines.add(LineItemJson.write(line)));
    json.put("sum_of_lines", rated.sumOfLines().toPlainString());
    json.put("rounding_difference", rated.roundingDifference().toPlainString());
    json.put("total", rated.total().toPlainString());
    json.put("parked", rated.parked());
    ArrayNode findings = json.putArray("findings");
    rated
        .findings()
        .forEach(finding ->
            findings
                .addObject()
                .put("kind", finding.kind().name())
                .put("parked", finding.kind().parked())
                .put("resource", finding.resourceId())
                .put("message", finding.message()));
    return json;
  }
}
