package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import java.net.BindException;
import java.nio.file.FileSystemException;

/** Puts what Kafka throws at its start into one sentence and an exit code. */
final class FailureSentences {
  private FailureSentences() {}

  /** The start failure that lies behind an exception. */
  static StartFailure of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof StartFailure known) {
        return known;
      }
      if (cause instanceof BindException) {
        return new StartFailure(
            Kind.PORT, "a port of this node is taken: " + firstLine(message), failure);
      }
      if (message.contains("No space left on device")) {
        return new StartFailure(Kind.STORAGE, "the disk is full: " + firstLine(message), failure);
      }
      if (cause instanceof FileSystemException) {
        return new StartFailure(
            Kind.STORAGE,
            "the data folder cannot be used: " + firstLine(cause.toString()),
            failure);
      }
    }
    return new StartFailure(
        Kind.SOFTWARE, "Kafka did not start: " + firstLine(failure.toString()), failure);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
