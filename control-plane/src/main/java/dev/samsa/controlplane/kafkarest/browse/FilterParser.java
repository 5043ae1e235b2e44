package dev.samsa.controlplane.kafkarest.browse;

import com.fasterxml.jackson.core.JsonPointer;
import dev.samsa.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the filter grammar: terms with spaces between them, all of which must hold.
 *
 * <pre>
 * text               key or value contains it
 * key:text           the key contains it
 * value:text         the value contains it
 * header.NAME:text   that header contains it
 * $.order.id=42      that field of a JSON value equals it; $.items[0].name=x within arrays
 * "with spaces"      quotes keep a text together, also behind : and =; \" is a quote within
 * </pre>
 */
final class FilterParser {
  private static final int LONGEST = 1_000;
  private static final int MOST_TERMS = 10;

  private static final Pattern TERM =
      Pattern.compile("((?:[^\\s\"]|\"(?:[^\"\\\\]|\\\\.)*+\")+)\\s*");
  private static final Pattern HEADER = Pattern.compile("header\\.([^:]+):(.*)", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("\\$((?:\\.[^.\\[\\]=\\s]+|\\[\\d{1,9}])+)=(.*)", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]");

  private FilterParser() {}

  /**
   * Reads a filter.
   *
   * @throws ApiException 400 saying what a term may be
   */
  static RecordFilter parse(String text) {
    if (text == null || text.isBlank()) {
      return RecordFilter.ALL;
    }
    if (text.length() > LONGEST) {
      throw refused("A filter has at most " + LONGEST + " characters.");
    }
    List<RecordFilter.Term> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text.strip());
    int at = 0;
    while (matcher.lookingAt()) {
      terms.add(term(matcher.group(1)));
      at = matcher.end();
      matcher.region(at, matcher.regionEnd());
    }
    if (at < text.strip().length()) {
      throw refused("A quote is not closed.");
    }
    if (terms.size() > MOST_TERMS) {
      throw refused("A filter has at most " + MOST_TERMS + " terms.");
    }
    return new RecordFilter(List.copyOf(terms));
  }

  private static RecordFilter.Term term(String term) {
    if (term.startsWith("key:")) {
      return new RecordFilter.Key(folded(term.substring("key:".length())));
    }
    if (term.startsWith("value:")) {
      return new RecordFilter.Value(folded(term.substring("value:".length())));
    }
    Matcher header = HEADER.matcher(term);
    if (header.matches()) {
      return new RecordFilter.Header(header.group(1), folded(header.group(2)));
    }
    if (term.startsWith("$")) {
      Matcher field = FIELD.matcher(term);
      if (!field.matches()) {
        throw refused("A field is written like $.order.id=42 or $.items[0].name=x.");
      }
      return new RecordFilter.Field(pointer(field.group(1)), unquoted(field.group(2)));
    }
    return new RecordFilter.Anywhere(folded(term));
  }

  private static JsonPointer pointer(String path) {
    StringBuilder pointer = new StringBuilder();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String name = step.group(1) == null ? step.group(2) : step.group(1);
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return JsonPointer.compile(pointer.toString());
  }

  private static String folded(String text) {
    return unquoted(text).toLowerCase(Locale.ROOT);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
  }

  private static ApiException refused(String detail) {
    return ApiException.invalid("filter", detail);
  }
}
