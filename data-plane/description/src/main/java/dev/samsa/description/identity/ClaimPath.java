package dev.samsa.description.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Where in a token its holder's name stands.
 *
 * @param names from the outermost claim inwards
 */
public record ClaimPath(List<String> names) {
  /** Longest path as text, in characters. */
  public static final int LONGEST = 256;

  private static final int LONGEST_VALUE = 256;

  public ClaimPath {
    names = List.copyOf(names);
  }

  /**
   * Reads a path such as {@code claims.sub}; {@code claims.} may be left out.
   *
   * @throws InvalidFilterException if it is none
   */
  public static ClaimPath parse(String text) throws InvalidFilterException {
    if (text.length() > LONGEST) {
      throw new InvalidFilterException("It must have at most " + LONGEST + " characters.");
    }
    return new ClaimPath(ClaimFilter.path(text));
  }

  /** The text or number that stands there; empty if it is none that people could read. */
  public Optional<String> in(JsonNode claims) {
    JsonNode at = claims;
    for (String name : names) {
      at = at.path(name);
    }
    String text = at.isTextual() || at.isIntegralNumber() ? at.asText() : "";
    boolean usable =
        !text.isEmpty()
            && text.length() <= LONGEST_VALUE
            && text.chars().noneMatch(Character::isISOControl);
    return usable ? Optional.of(text) : Optional.empty();
  }
}
