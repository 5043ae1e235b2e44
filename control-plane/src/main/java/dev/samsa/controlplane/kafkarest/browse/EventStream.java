package dev.samsa.controlplane.kafkarest.browse;

import dev.samsa.controlplane.api.ApiException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Writes what is found as server-sent events. */
final class EventStream implements BrowseListener {
  private static final Logger LOG = Logger.getLogger(EventStream.class);
  private static final long PROGRESS_STEP = 500_000_000L;
  private static final long CHECK_STEP = 5_000_000_000L;

  private final SseEventSink sink;
  private final Sse sse;
  private final int shownBytes;
  private final BooleanSupplier stillAllowed;
  private Progress last = Progress.NONE;
  private long lastSent = System.nanoTime() - PROGRESS_STEP;
  private long lastChecked = System.nanoTime();
  private boolean allowed = true;

  /**
   * @param stillAllowed whether the caller's session still lives; asked every few seconds
   */
  EventStream(SseEventSink sink, Sse sse, int shownBytes, BooleanSupplier stillAllowed) {
    this.sink = sink;
    this.sse = sse;
    this.shownBytes = shownBytes;
    this.stillAllowed = stillAllowed;
  }

  /** Why the stream broke off. */
  record Trouble(int status, String message) {}

  /** What a search may take before it stops and can be gone on with. */
  record Budget(long records, long bytes, long seconds) {}

  /** The first word of a search. */
  void begin(Budget budget) {
    send("budget", budget);
  }

  @Override
  public void found(ConsumerRecord<byte[], byte[]> record) {
    send("record", MessageView.of(record, shownBytes));
  }

  @Override
  public void progress(Progress progress) {
    last = progress;
    if (System.nanoTime() - lastSent >= PROGRESS_STEP) {
      sendProgress();
    }
  }

  @Override
  public boolean listening() {
    if (System.nanoTime() - lastChecked >= CHECK_STEP) {
      lastChecked = System.nanoTime();
      allowed = stillAllowed.getAsBoolean();
    }
    return allowed && !sink.isClosed();
  }

  /** The last word. */
  void end(Ending ending) {
    sendProgress();
    if (allowed) {
      send("end", ending);
    } else {
      send("problem", new Trouble(401, "Your session has ended; sign in again."));
    }
  }

  void fail(ApiException refusal) {
    send("problem", new Trouble(refusal.code().status(), refusal.getMessage()));
  }

  private void sendProgress() {
    lastSent = System.nanoTime();
    send("progress", last);
  }

  private void send(String event, Object data) {
    if (sink.isClosed()) {
      return;
    }
    OutboundSseEvent built =
        sse.newEventBuilder()
            .name(event)
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(data.getClass(), data)
            .build();
    try {
      // Waiting for the write is what makes a slow reader slow down the search. A failed write
      // means that the reader has gone, which the next look at the sink shows.
      sink.send(built).handle((done, failure) -> failure == null).toCompletableFuture().join();
    } catch (IllegalStateException gone) {
      LOG.debugf(gone, "the reader left before its %s", event);
    }
  }
}
