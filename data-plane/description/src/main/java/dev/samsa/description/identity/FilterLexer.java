package dev.samsa.description.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts an expression into words. Pure. */
final class FilterLexer {
  private static final String DOUBLE_SYMBOLS = "== != && ||";
  private static final String SINGLE_SYMBOLS = "()[].,!";
  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 't', '\t', 'r', '\r', '\\', '\\', '"', '"', '\'', '\'', '`', '`');
  private static final int LONGEST_NUMBER = 18;

  private final String text;
  private int next;

  private FilterLexer(String text) {
    this.text = text;
  }

  /** What a word is. */
  enum Kind {
    NAME,
    TEXT,
    NUMBER,
    SYMBOL,
    END
  }

  /**
   * A word.
   *
   * @param text its letters; of a TEXT what stands between the quotes, with escapes resolved
   * @param position of its first character
   */
  record Word(Kind kind, String text, int position) {
    boolean is(String symbol) {
      return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }
  }

  /**
   * All words, with one END at the end.
   *
   * @throws InvalidFilterException if a character cannot stand where it is
   */
  static List<Word> words(String text) throws InvalidFilterException {
    FilterLexer lexer = new FilterLexer(text);
    List<Word> words = new ArrayList<>();
    do {
      words.add(lexer.word());
    } while (words.getLast().kind() != Kind.END);
    return words;
  }

  private Word word() throws InvalidFilterException {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    int start = next;
    if (start == text.length()) {
      return new Word(Kind.END, "", start);
    }
    char first = text.charAt(start);
    if (isQuote(first)) {
      return quoted(start, false);
    }
    if ((first == 'r' || first == 'R')
        && start + 1 < text.length()
        && isQuote(text.charAt(start + 1))) {
      next++;
      return quoted(start, true);
    }
    if (isNameStart(first)) {
      return name(start);
    }
    if (isDigit(first) || first == '-') {
      return number(start);
    }
    return symbol(start);
  }

  private Word symbol(int start) throws InvalidFilterException {
    String two = text.substring(start, Math.min(start + 2, text.length()));
    if (two.length() == 2 && DOUBLE_SYMBOLS.contains(two) && !two.contains(" ")) {
      next = start + 2;
      return new Word(Kind.SYMBOL, two, start);
    }
    if (SINGLE_SYMBOLS.indexOf(text.charAt(start)) >= 0) {
      next = start + 1;
      return new Word(Kind.SYMBOL, two.substring(0, 1), start);
    }
    throw InvalidFilterException.at(
        start,
        "\""
            + Character.toString(text.codePointAt(start))
            + "\" cannot stand here; there are ==, !=, in, &&, ||, ! and parentheses");
  }

  private Word name(int start) {
    while (next < text.length() && isNamePart(text.charAt(next))) {
      next++;
    }
    return new Word(Kind.NAME, text.substring(start, next), start);
  }

  private Word number(int start) throws InvalidFilterException {
    next++;
    while (next < text.length() && isDigit(text.charAt(next))) {
      next++;
    }
    String digits = text.substring(start, next);
    boolean tooLong = digits.length() > LONGEST_NUMBER;
    boolean goesOn =
        next < text.length() && (isNamePart(text.charAt(next)) || text.charAt(next) == '.');
    if (digits.equals("-") || tooLong || goesOn) {
      throw InvalidFilterException.at(start, "a number must be a whole one of at most 17 digits");
    }
    return new Word(Kind.NUMBER, digits, start);
  }

  private Word quoted(int start, boolean raw) throws InvalidFilterException {
    char quote = text.charAt(next++);
    StringBuilder content = new StringBuilder();
    while (next < text.length() && text.charAt(next) != quote) {
      char letter = text.charAt(next++);
      content.append(letter == '\\' && !raw ? escaped() : letter);
    }
    if (next >= text.length()) {
      throw InvalidFilterException.at(start, "this text has no closing quote");
    }
    next++;
    return new Word(Kind.TEXT, content.toString(), start);
  }

  private char escaped() throws InvalidFilterException {
    int at = next - 1;
    Character meant = next < text.length() ? ESCAPES.get(text.charAt(next)) : null;
    if (meant == null) {
      throw InvalidFilterException.at(
          at, "this escape is not known; write \\\\ for a backslash, or r\"…\" for a raw text");
    }
    next++;
    return meant;
  }

  private static boolean isQuote(char letter) {
    return letter == '"' || letter == '\'';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isNameStart(char letter) {
    return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private static boolean isNamePart(char letter) {
    return isNameStart(letter) || isDigit(letter);
  }
}
