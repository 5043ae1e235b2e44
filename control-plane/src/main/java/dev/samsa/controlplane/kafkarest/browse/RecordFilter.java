package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * Which records are wanted: all terms must hold. A fixed set of comparisons; nothing that a user
 * writes is ever run.
 */
record RecordFilter(List<Term> terms) {
  static final RecordFilter ALL = new RecordFilter(List.of());

  /** One comparison. Texts are compared as UTF-8, without regard to case unless said. */
  sealed interface Term {
    boolean matches(ReadRecord read);
  }

  /** Key or value contains the text. */
  record Anywhere(String text) implements Term {
    @Override
    public boolean matches(ReadRecord read) {
      return read.keyText().contains(text) || read.valueText().contains(text);
    }
  }

  /** The key contains the text. */
  record Key(String text) implements Term {
    @Override
    public boolean matches(ReadRecord read) {
      return read.keyText().contains(text);
    }
  }

  /** The value contains the text. */
  record Value(String text) implements Term {
    @Override
    public boolean matches(ReadRecord read) {
      return read.valueText().contains(text);
    }
  }

  /** A header of exactly that name contains the text. */
  record Header(String name, String text) implements Term {
    @Override
    public boolean matches(ReadRecord read) {
      return read.headerTexts(name).stream().anyMatch(value -> value.contains(text));
    }
  }

  /** A field of a JSON value equals the text exactly; numbers by their value, to the last digit. */
  record Field(JsonPointer path, String text) implements Term {
    @Override
    public boolean matches(ReadRecord read) {
      JsonNode field = read.json().at(path);
      if (field.isNumber()) {
        return number(text, field.decimalValue());
      }
      return field.isValueNode() && !field.isMissingNode() && field.asText().equals(text);
    }

    private static boolean number(String text, BigDecimal value) {
      try {
        return new BigDecimal(text).compareTo(value) == 0;
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  boolean matches(ReadRecord read) {
    return terms.stream().allMatch(term -> term.matches(read));
  }
}
