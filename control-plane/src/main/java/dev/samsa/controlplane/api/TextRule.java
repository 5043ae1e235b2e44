package dev.samsa.controlplane.api;

/**
 * What a text field of a request must be like.
 *
 * @param field JSON pointer of the field, such as {@code /display_name}
 * @param maxLength most characters allowed
 */
public record TextRule(String field, int maxLength) {

  /**
   * The text, if it is there, not blank, short enough and free of control characters.
   *
   * @throws ApiException 400 with what to change
   */
  public String required(String value) {
    if (value == null || value.isBlank()) {
      throw ApiException.invalid(field, name() + " must be given and not be blank.");
    }
    return optional(value);
  }

  /** As {@link #required}, but a missing text is the empty one, and it may be blank. */
  public String optional(String value) {
    if (value == null) {
      return "";
    }
    if (value.codePointCount(0, value.length()) > maxLength) {
      throw ApiException.invalid(
          field, name() + " must have at most " + maxLength + " characters.");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw ApiException.invalid(field, name() + " must not contain control characters.");
    }
    return value;
  }

  private String name() {
    return field.substring(1).replace('/', '.');
  }
}
