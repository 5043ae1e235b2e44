package dev.samsa.description.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * An expression over the claims of a token. Its value is JSON; what has none, such as a claim that
 * is not there or a comparison of it, is the missing node and travels upwards as an error does in
 * the Common Expression Language: only {@code &&} and {@code ||} absorb it where the other side
 * decides alone.
 */
sealed interface Expression {
  /** Longest text that is matched against a regular expression, for the time that it takes. */
  int LONGEST_MATCHED = 2_048;

  JsonNode NOTHING = MissingNode.getInstance();

  JsonNode value(JsonNode claims);

  /** A text, number, truth value or null. */
  record Literal(JsonNode value) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      return value;
    }
  }

  /** All claims. */
  record AllClaims() implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      return claims;
    }
  }

  /** A member of an object. */
  record Member(Expression of, String name) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      return of.value(claims).path(name);
    }
  }

  /** Whether an object has a member. */
  record Has(Member member) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode object = member.of().value(claims);
      return object.isObject() ? BooleanNode.valueOf(object.has(member.name())) : NOTHING;
    }
  }

  /** A list. */
  record Elements(List<Expression> elements) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (Expression element : elements) {
        JsonNode value = element.value(claims);
        if (value.isMissingNode()) {
          return NOTHING;
        }
        list.add(value);
      }
      return list;
    }
  }

  /** Whether both are the same; values of different kinds are not. */
  record Same(Expression left, Expression right, boolean wanted) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode one = left.value(claims);
      JsonNode other = right.value(claims);
      return one.isMissingNode() || other.isMissingNode()
          ? NOTHING
          : BooleanNode.valueOf(same(one, other) == wanted);
    }
  }

  /** Whether a list holds a value, or an object a member of that name. */
  record In(Expression element, Expression container) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode wanted = element.value(claims);
      JsonNode all = container.value(claims);
      if (wanted.isMissingNode() || !all.isContainerNode()) {
        return NOTHING;
      }
      if (all.isObject()) {
        return wanted.isTextual() ? BooleanNode.valueOf(all.has(wanted.textValue())) : NOTHING;
      }
      for (JsonNode candidate : all) {
        if (same(candidate, wanted)) {
          return BooleanNode.TRUE;
        }
      }
      return BooleanNode.FALSE;
    }
  }

  /** The other truth value. */
  record Not(Expression of) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode value = of.value(claims);
      return value.isBoolean() ? BooleanNode.valueOf(!value.booleanValue()) : NOTHING;
    }
  }

  /**
   * Whether all, or any, hold.
   *
   * @param decisive the truth value that decides alone: false for "and", true for "or"
   */
  record Joined(List<Expression> parts, boolean decisive) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      boolean known = true;
      for (Expression part : parts) {
        JsonNode value = part.value(claims);
        if (!value.isBoolean()) {
          known = false;
        } else if (value.booleanValue() == decisive) {
          return value;
        }
      }
      return known ? BooleanNode.valueOf(!decisive) : NOTHING;
    }
  }

  /** A test of one text by another. */
  record TextTest(Expression text, BiPredicate<String, String> test, Expression by)
      implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode subject = text.value(claims);
      JsonNode argument = by.value(claims);
      return subject.isTextual() && argument.isTextual()
          ? BooleanNode.valueOf(test.test(subject.textValue(), argument.textValue()))
          : NOTHING;
    }
  }

  /** Whether a regular expression is found in a text, in time linear to both. */
  record Matches(Expression text, Pattern pattern) implements Expression {
    @Override
    public JsonNode value(JsonNode claims) {
      JsonNode subject = text.value(claims);
      return subject.isTextual() && subject.textValue().length() <= LONGEST_MATCHED
          ? BooleanNode.valueOf(pattern.matcher(subject.textValue()).find())
          : NOTHING;
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isArray() && other.isArray()) {
      if (one.size() != other.size()) {
        return false;
      }
      for (int i = 0; i < one.size(); i++) {
        if (!same(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    return one.equals(other);
  }
}
