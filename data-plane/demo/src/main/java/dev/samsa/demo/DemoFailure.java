package dev.samsa.demo;

/** A step that did not do what it should; the message says what was seen. */
final class DemoFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
