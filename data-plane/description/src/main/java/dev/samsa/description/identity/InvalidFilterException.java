package dev.samsa.description.identity;

/** An expression cannot be used. The message says where and why, for who wrote it. */
public final class InvalidFilterException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidFilterException(String message) {
    super(message);
  }

  /**
   * @param position of the first character that is wrong, from 0; people count from 1
   */
  static InvalidFilterException at(int position, String problem) {
    return new InvalidFilterException("At character " + (position + 1) + ": " + problem + ".");
  }
}
