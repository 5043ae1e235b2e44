package dev.samsa.billing.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A parsed document that can still say in which line a value stands. */
public final class JsonDocument {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String name;
  private final String text;
  private final JsonNode root;

  private JsonDocument(String name, String text, JsonNode root) {
    this.name = name;
    this.text = text;
    this.root = root;
  }

  /**
   * Parses a document. A field given twice is refused.
   *
   * @param name what to call it in messages, such as a file name
   */
  public static JsonDocument parse(String name, String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root.isMissingNode()) {
        throw new InvalidDocumentException(name, 0, "", "is empty");
      }
      return new JsonDocument(name, text, root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidDocumentException(
          name,
          line,
          "",
          "is not valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  /** The document's one object. */
  public Fields fields() {
    if (!root.isObject()) {
      throw problem("", "must be a JSON object");
    }
    return new Fields(this, "", root);
  }

  public JsonNode root() {
    return root;
  }

  InvalidDocumentException problem(String path, String reason) {
    return new InvalidDocumentException(name, lineOf(path), path, reason);
  }

  /** Looked up only when something is wrong, so that reading large documents stays cheap. */
  private int lineOf(String path) {
    String nearest = path;
    while (!nearest.isEmpty() && root.at(nearest).isMissingNode()) {
      nearest = nearest.substring(0, nearest.lastIndexOf('/'));
    }
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME
            && parser.getParsingContext().pathAsPointer(false).toString().equals(nearest)) {
          return parser.currentTokenLocation().getLineNr();
        }
        if (nearest.isEmpty()) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
