package dev.samsa.description.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Says of a token's claims whether they are let in: an expression in that part of the Common
 * Expression Language which identity pools of the reference know (wire contract 2.17). There are
 * {@code claims.NAME} and {@code claims["NAME"]}, texts in either quotes and raw texts, whole
 * numbers, true, false, null and lists; {@code ==}, {@code !=}, {@code in}, {@code has()}, {@code
 * &&}, {@code ||}, {@code !} and parentheses; {@code startsWith}, {@code endsWith}, {@code
 * contains}, and {@code matches} with regular expressions of RE2, which take linear time.
 */
public final class ClaimFilter {
  /** Longest expression, in characters. */
  public static final int LONGEST = 1_024;

  private final String text;
  private final Expression expression;

  private ClaimFilter(String text, Expression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Reads an expression.
   *
   * @throws InvalidFilterException if it is not one, or too large
   */
  public static ClaimFilter parse(String text) throws InvalidFilterException {
    if (text.length() > LONGEST) {
      throw new InvalidFilterException("It must have at most " + LONGEST + " characters.");
    }
    Expression expression = new FilterParser(text).all();
    if (neverTrue(expression)) {
      throw new InvalidFilterException(
          "It is no condition, such as claims.aud == \"my-application\".");
    }
    return new ClaimFilter(text, expression);
  }

  /** Whether the claims fulfil it; a claim that is not there fulfils nothing. */
  public boolean admits(JsonNode claims) {
    JsonNode value = expression.value(claims);
    return value.isBoolean() && value.booleanValue();
  }

  private static boolean neverTrue(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> !literal.value().isBoolean();
      case Expression.AllClaims all -> true;
      case Expression.Elements list -> true;
      default -> false;
    };
  }

  /** The names that lead from the claims to one value, such as those of {@code claims.a.b}. */
  static List<String> path(String text) throws InvalidFilterException {
    String whole = text.startsWith("claims") ? text : "claims." + text;
    java.util.LinkedList<String> names = new java.util.LinkedList<>();
    Expression at = new FilterParser(whole).all();
    while (at instanceof Expression.Member member) {
      names.addFirst(member.name());
      at = member.of();
    }
    if (names.isEmpty() || !(at instanceof Expression.AllClaims)) {
      throw new InvalidFilterException("It must name one claim, such as claims.sub.");
    }
    return List.copyOf(names);
  }

  @Override
  public String toString() {
    return text;
  }
}
