package dev.samsa.controlplane.cell.local;

import dev.samsa.controlplane.cell.NodeReport;
import dev.samsa.controlplane.cell.NodeReport.Condition;
import dev.samsa.controlplane.process.OwnSession;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One node's process: found or started, watched, stopped. All methods return at once. Not safe for
 * several threads; the cell calls it under the cluster's lock.
 */
final class NodeRunner {
  /** A broker moves its partitions away and closes its usage in that time, or is killed. */
  static final Duration STOP_TIME = Duration.ofSeconds(60);

  // The file of an earlier run says another process id.
  private static final Pattern READY_PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

  /**
   * @param command program and arguments
   * @param environment variables beside the inherited ones
   * @param fingerprint differs whenever a running process would have to be restarted
   */
  record Launch(List<String> command, Map<String, String> environment, String fingerprint) {}

  private final int id;
  private final NodeFolder folder;
  private final Clock clock;
  private final Runnable onChange;

  private ProcessHandle process;
  private boolean started;
  private Instant startedAt;
  private Instant stopBy;
  private RestartPauses pauses = RestartPauses.NONE;
  private Instant notBefore = Instant.MIN;
  private int restarts;
  private String lastEnd = "";

  /**
   * @param onChange called from any thread when the process ends
   */
  NodeRunner(int id, NodeFolder folder, Clock clock, Runnable onChange) {
    this.id = id;
    this.folder = folder;
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Takes a running process over, or notices that it died. Call it before anything else. */
  void look() throws IOException {
    if (process != null && !process.isAlive()) {
      ended();
    }
    // The lock is never tried while our own child lives: it could be about to take it.
    if (process == null) {
      NodeLock.holder(folder.lock()).ifPresent(this::adopt);
    }
    if (stopBy != null && process != null && clock.instant().isAfter(stopBy)) {
      process.destroyForcibly();
    }
  }

  boolean alive() {
    return process != null;
  }

  boolean stopping() {
    return process != null && stopBy != null;
  }

  /** Whether it runs with exactly that. */
  boolean runs(Launch launch) throws IOException {
    return process != null && NodeFolder.read(folder.startedWith()).equals(launch.fingerprint());
  }

  /** Whether a start would have to wait. */
  boolean mustPause() {
    return clock.instant().isBefore(notBefore);
  }

  /** Starts the process; it must not be alive. */
  void start(Launch launch) throws IOException {
    Files.deleteIfExists(folder.ready());
    NodeFolder.replace(folder.startedWith(), launch.fingerprint());
    Process child = OwnSession.start(launch.command(), launch.environment(), folder.output());
    if (started) {
      restarts++;
    }
    follow(child.toHandle());
    startedAt = clock.instant();
  }

  /** Asks the process to end; it is killed if it takes longer than {@link #STOP_TIME}. */
  void stop() {
    if (process != null && stopBy == null) {
      stopBy = clock.instant().plus(STOP_TIME);
      process.destroy();
    }
  }

  /** Whether it said that it serves; a file that cannot be read says nothing yet. */
  boolean ready() {
    if (process == null || stopBy != null || !process.isAlive()) {
      return false;
    }
    try {
      Matcher pid = READY_PID.matcher(NodeFolder.read(folder.ready()));
      return pid.find() && pid.group(1).equals(Long.toString(process.pid()));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param wanted whether it shall run
   */
  NodeReport report(boolean wanted) {
    if (process == null) {
      Condition condition = wanted ? Condition.WAITING_TO_RESTART : Condition.STOPPED;
      return new NodeReport(id, condition, restarts, lastEnd, wanted ? notBefore : null);
    }
    if (stopBy != null) {
      return new NodeReport(id, Condition.STOPPING, restarts, "", stopBy);
    }
    Condition condition = ready() ? Condition.READY : Condition.STARTING;
    return new NodeReport(id, condition, restarts, "", null);
  }

  /** The process, for those who end with it. */
  Optional<ProcessHandle> process() {
    return Optional.ofNullable(process);
  }

  private void adopt(ProcessHandle running) {
    follow(running);
    startedAt = running.info().startInstant().orElseGet(clock::instant);
  }

  private void follow(ProcessHandle handle) {
    process = handle;
    started = true;
    stopBy = null;
    var _ = handle.onExit().thenRun(onChange);
  }

  private void ended() {
    Instant now = clock.instant();
    if (stopBy == null) {
      pauses = pauses.afterRun(startedAt, now);
      notBefore = now.plus(pauses.pause());
      lastEnd = "died " + pauses.deaths() + " time(s) in a row; see " + folder.output();
    } else {
      pauses = RestartPauses.NONE;
      notBefore = Instant.MIN;
      lastEnd = "";
      started = false;
    }
    process = null;
    stopBy = null;
  }
}
