package dev.samsa.controlplane.kafkarest.browse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the application writes to its log as an error while this is open. */
final class LoggedFaults extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> faults = new CopyOnWriteArrayList<>();

  private LoggedFaults() {}

  static LoggedFaults watch() {
    LoggedFaults faults = new LoggedFaults();
    ROOT.addHandler(faults);
    return faults;
  }

  List<String> all() {
    return List.copyOf(faults);
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() < Level.SEVERE.intValue()) {
      return;
    }
    StringWriter words = new StringWriter().append(record.getMessage());
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(words));
    }
    faults.add(words.toString());
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
  }
}
