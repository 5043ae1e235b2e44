package dev.samsa.description.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.samsa.description.identity.FilterLexer.Kind;
import dev.samsa.description.identity.FilterLexer.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Reads an expression by recursive descent; how deep and how large is limited. */
final class FilterParser {
  private static final int DEEPEST = 32;

  /** Instructions of all regular expressions of a filter together. */
  private static final int LARGEST_PROGRAM = 1_000;

  /** Counted repetitions are unrolled when compiled, within each other by their product. */
  private static final long MOST_REPETITIONS = 1_000;

  private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,9})(,([0-9]{0,9}))?\\}");

  private static final String CLAIMS = "claims";
  private static final Map<String, BiPredicate<String, String>> TEXT_TESTS =
      Map.of(
          "startsWith", String::startsWith,
          "endsWith", String::endsWith,
          "contains", String::contains);
  private static final Map<String, JsonNode> CONSTANTS =
      Map.of("true", BooleanNode.TRUE, "false", BooleanNode.FALSE, "null", NullNode.instance);
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "in");

  private final List<Word> words;
  private int next;
  private int depth;
  private int program;

  FilterParser(String text) throws InvalidFilterException {
    this.words = FilterLexer.words(text);
  }

  /** The whole text as one expression. */
  Expression all() throws InvalidFilterException {
    Expression expression = either();
    if (peek().kind() != Kind.END) {
      throw unexpected("&&, || or the end");
    }
    return expression;
  }

  private Expression either() throws InvalidFilterException {
    if (++depth > DEEPEST) {
      throw InvalidFilterException.at(
          peek().position(), "more than " + DEEPEST + " parentheses lie within each other");
    }
    List<Expression> parts = new ArrayList<>(List.of(both()));
    while (taken("||")) {
      parts.add(both());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Expression.Joined(List.copyOf(parts), true);
  }

  private Expression both() throws InvalidFilterException {
    List<Expression> parts = new ArrayList<>(List.of(comparison()));
    while (taken("&&")) {
      parts.add(comparison());
    }
    return parts.size() == 1 ? parts.getFirst() : new Expression.Joined(List.copyOf(parts), false);
  }

  private Expression comparison() throws InvalidFilterException {
    Expression left = negated();
    Word operator = peek();
    if (COMPARISONS.stream().noneMatch(operator::is)) {
      return left;
    }
    next++;
    Expression right = negated();
    return operator.is("in")
        ? new Expression.In(left, right)
        : new Expression.Same(left, right, operator.is("=="));
  }

  private Expression negated() throws InvalidFilterException {
    boolean odd = false;
    while (taken("!")) {
      odd = !odd;
      if (peek().is("!")) {
        throw InvalidFilterException.at(peek().position(), "one ! is enough");
      }
    }
    Expression of = member();
    return odd ? new Expression.Not(of) : of;
  }

  private Expression member() throws InvalidFilterException {
    Expression expression = primary();
    while (true) {
      if (taken(".")) {
        Word name = take(Kind.NAME, "the name of a claim or one of " + methods());
        expression =
            peek().is("(")
                ? call(expression, name)
                : new Expression.Member(expression, name.text());
      } else if (taken("[")) {
        Word name = take(Kind.TEXT, "the name of a claim in quotes");
        require("]");
        expression = new Expression.Member(expression, name.text());
      } else {
        return expression;
      }
    }
  }

  private Expression primary() throws InvalidFilterException {
    Word word = peek();
    if (taken("(")) {
      Expression inner = either();
      require(")");
      return inner;
    }
    if (taken("[")) {
      return list();
    }
    return switch (word.kind()) {
      case TEXT -> literal(TextNode.valueOf(word.text()));
      case NUMBER -> literal(LongNode.valueOf(Long.parseLong(word.text())));
      case NAME -> named(word);
      case SYMBOL, END -> throw unexpected("a claim such as claims.sub, or a value");
    };
  }

  private Expression literal(JsonNode value) {
    next++;
    return new Expression.Literal(value);
  }

  private Expression named(Word word) throws InvalidFilterException {
    JsonNode constant = CONSTANTS.get(word.text());
    if (constant != null) {
      return literal(constant);
    }
    next++;
    if (word.text().equals(CLAIMS)) {
      return new Expression.AllClaims();
    }
    if (word.text().equals("has") && taken("(")) {
      Expression inside = member();
      require(")");
      if (inside instanceof Expression.Member claim) {
        return new Expression.Has(claim);
      }
      throw InvalidFilterException.at(word.position(), "has() takes a claim such as claims.groups");
    }
    throw InvalidFilterException.at(
        word.position(),
        "\"" + word.text() + "\" is not known; a claim is written claims.NAME, a text in quotes");
  }

  private Expression list() throws InvalidFilterException {
    List<Expression> elements = new ArrayList<>();
    if (!taken("]")) {
      do {
        elements.add(either());
      } while (taken(","));
      require("]");
    }
    return new Expression.Elements(List.copyOf(elements));
  }

  private Expression call(Expression target, Word method) throws InvalidFilterException {
    require("(");
    if (method.text().equals("matches")) {
      Word pattern = take(Kind.TEXT, "a regular expression in quotes");
      require(")");
      return new Expression.Matches(target, compile(pattern));
    }
    BiPredicate<String, String> test = TEXT_TESTS.get(method.text());
    if (test == null) {
      throw InvalidFilterException.at(
          method.position(), "there is no " + method.text() + "(); there are " + methods());
    }
    Expression argument = either();
    require(")");
    return new Expression.TextTest(target, test, argument);
  }

  private Pattern compile(Word word) throws InvalidFilterException {
    if (repetitions(word.text()) > MOST_REPETITIONS) {
      throw InvalidFilterException.at(
          word.position(),
          "the counted repetitions of a regular expression must multiply to at most "
              + MOST_REPETITIONS);
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(word.text());
    } catch (PatternSyntaxException e) {
      throw InvalidFilterException.at(
          word.position(), "this is no regular expression (RE2): " + e.getDescription());
    }
    program += pattern.programSize();
    if (program > LARGEST_PROGRAM) {
      throw InvalidFilterException.at(
          word.position(), "the regular expressions of this filter are too large");
    }
    return pattern;
  }

  /** All counts multiplied, as if each lay within the other. */
  private static long repetitions(String pattern) {
    long product = 1;
    Matcher count = COUNT.matcher(pattern);
    while (count.find() && product <= MOST_REPETITIONS) {
      long least = Long.parseLong(count.group(1));
      String most = count.group(3);
      product *=
          Math.max(1, Math.max(least, most == null || most.isEmpty() ? 1 : Long.parseLong(most)));
    }
    return product;
  }

  private static String methods() {
    return "startsWith(), endsWith(), contains() and matches()";
  }

  private Word peek() {
    return words.get(next);
  }

  private boolean taken(String symbol) {
    boolean there = peek().is(symbol);
    next += there ? 1 : 0;
    return there;
  }

  private Word take(Kind kind, String expected) throws InvalidFilterException {
    if (peek().kind() != kind) {
      throw unexpected(expected);
    }
    return words.get(next++);
  }

  private void require(String symbol) throws InvalidFilterException {
    if (!taken(symbol)) {
      throw unexpected(symbol);
    }
  }

  private InvalidFilterException unexpected(String expected) {
    Word word = peek();
    String found = word.kind() == Kind.END ? "it ends" : "there is \"" + word.text() + "\"";
    return InvalidFilterException.at(
        word.position(), found + " where " + expected + " is expected");
  }
}
