package dev.samsa.billing.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object, read strictly: a field that is missing, of another type or not
 * known is refused with its path and line.
 */
public final class Fields {
  /** Longest decimal that is read; no amount of money or bytes needs more. */
  private static final int MAX_DIGITS = 60;

  private static final Instant LATEST = Instant.parse("9999-12-01T00:00:00Z");

  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private final JsonDocument document;
  private final String path;
  private final JsonNode node;
  private final Set<String> known = new HashSet<>();

  Fields(JsonDocument document, String path, JsonNode node) {
    this.document = document;
    this.path = path;
    this.node = node;
  }

  public boolean has(String name) {
    known.add(name);
    return node.hasNonNull(name);
  }

  public String text(String name) {
    JsonNode value = require(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw problem(name, "must be text that is not blank");
    }
    return value.textValue();
  }

  public String text(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  /** Text that may be empty; empty if absent. */
  public String optionalText(String name) {
    if (!has(name)) {
      return "";
    }
    if (!node.get(name).isTextual()) {
      throw problem(name, "must be text");
    }
    return node.get(name).textValue();
  }

  /** Text, or a number as it is written. */
  public String word(String name) {
    JsonNode value = require(name);
    return value.isIntegralNumber() ? value.asText() : text(name);
  }

  /** A decimal, as a JSON number or, so that no reader makes a double of it, as text. */
  public BigDecimal decimal(String name) {
    JsonNode value = require(name);
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
        throw problem(name, "has more than " + MAX_DIGITS + " digits");
      }
      return number.scale() < 0 ? number.setScale(0) : number;
    }
    if (!value.isTextual() || !DECIMAL.matcher(value.textValue()).matches()) {
      throw problem(name, "must be a plain decimal such as \"0.0015\", not " + value);
    }
    if (value.textValue().length() > MAX_DIGITS) {
      throw problem(name, "has more than " + MAX_DIGITS + " digits");
    }
    return new BigDecimal(value.textValue());
  }

  /** A decimal that is zero or more. */
  public BigDecimal amount(String name) {
    BigDecimal value = decimal(name);
    if (value.signum() < 0) {
      throw problem(name, "must not be negative, but is " + value.toPlainString());
    }
    return value;
  }

  /** A decimal greater than zero. */
  public BigDecimal positive(String name) {
    BigDecimal value = decimal(name);
    if (value.signum() <= 0) {
      throw problem(name, "must be greater than zero, but is " + value.toPlainString());
    }
    return value;
  }

  public Optional<BigDecimal> optionalAmount(String name) {
    return has(name) ? Optional.of(amount(name)) : Optional.empty();
  }

  public BigInteger whole(String name) {
    BigDecimal value = decimal(name);
    if (value.stripTrailingZeros().scale() > 0) {
      throw problem(name, "must be a whole number, but is " + value.toPlainString());
    }
    return value.toBigIntegerExact();
  }

  /** A whole number from min to max. */
  public int integer(String name, int min, int max) {
    BigInteger value = whole(name);
    if (value.compareTo(BigInteger.valueOf(min)) < 0
        || value.compareTo(BigInteger.valueOf(max)) > 0) {
      throw problem(name, "must be from " + min + " to " + max + ", but is " + value);
    }
    return value.intValueExact();
  }

  public boolean flag(String name, boolean fallback) {
    if (!has(name)) {
      return fallback;
    }
    JsonNode value = require(name);
    if (!value.isBoolean()) {
      throw problem(name, "must be true or false");
    }
    return value.booleanValue();
  }

  public Instant instant(String name) {
    String value = text(name);
    try {
      Instant instant = Instant.parse(value);
      if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(LATEST)) {
        throw problem(name, "must lie from the year 1970 to 9999, not at " + value);
      }
      return instant;
    } catch (DateTimeException _) {
      throw problem(name, "must be an instant in UTC such as 2026-11-01T00:00:00Z, not " + value);
    }
  }

  public Optional<Instant> optionalInstant(String name) {
    return has(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  public <E extends Enum<E>> E one(String name, Class<E> type) {
    String value = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw problem(
        name, "must be one of " + Arrays.toString(type.getEnumConstants()) + ", not " + value);
  }

  public <E extends Enum<E>> E one(String name, Class<E> type, E fallback) {
    return has(name) ? one(name, type) : fallback;
  }

  /** A rounding mode; one that may refuse to round is none here. */
  public RoundingMode rounding(String name) {
    RoundingMode mode = one(name, RoundingMode.class);
    if (mode == RoundingMode.UNNECESSARY) {
      throw problem(name, "must round, which UNNECESSARY does not; HALF_UP is the usual one");
    }
    return mode;
  }

  public Fields object(String name) {
    JsonNode value = require(name);
    if (!value.isObject()) {
      throw problem(name, "must be a JSON object");
    }
    return new Fields(document, at(name), value);
  }

  /** Reads each object of an array; an absent array is an empty one. */
  public <T> List<T> list(String name, Function<Fields, T> read) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = require(name);
    if (!array.isArray()) {
      throw problem(name, "must be a JSON array");
    }
    List<T> result = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String itemPath = at(name) + "/" + i;
      if (!array.get(i).isObject()) {
        throw document.problem(itemPath, "must be a JSON object");
      }
      result.add(new Fields(document, itemPath, array.get(i)).whole(read));
    }
    return List.copyOf(result);
  }

  /** Reads an array that must hold something. */
  public <T> List<T> filledList(String name, Function<Fields, T> read) {
    List<T> result = list(name, read);
    if (result.isEmpty()) {
      throw problem(name, "must hold at least one entry");
    }
    return result;
  }

  public List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode array = require(name);
    if (!array.isArray()) {
      throw problem(name, "must be a JSON array of texts");
    }
    List<String> result = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      if (!item.isTextual() || item.textValue().isBlank()) {
        throw problem(name, "must be a JSON array of texts that are not blank");
      }
      result.add(item.textValue());
    }
    return List.copyOf(result);
  }

  /** Names of the fields of an object whose keys are data, such as labels. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Reads this object and refuses fields that {@code read} did not ask for. */
  public <T> T whole(Function<Fields, T> read) {
    T result = read.apply(this);
    for (String name : names()) {
      if (!known.contains(name)) {
        throw problem(name, "is not known here; known are " + known.stream().sorted().toList());
      }
    }
    return result;
  }

  /** The exception to throw for a rule that spans fields. */
  public InvalidDocumentException problem(String name, String reason) {
    return document.problem(name.isEmpty() ? path : at(name), reason);
  }

  private JsonNode require(String name) {
    if (!has(name)) {
      throw problem(name, "is missing");
    }
    return node.get(name);
  }

  private String at(String name) {
    return path + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
