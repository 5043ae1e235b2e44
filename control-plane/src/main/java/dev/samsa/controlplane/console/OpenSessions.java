package dev.samsa.controlplane.console;

import java.time.Instant;
import java.util.List;

/** Where an account is signed in. */
public record OpenSessions(List<Entry> data) {

  /**
   * One browser.
   *
   * @param current whether it is the one that asks
   */
  public record Entry(
      String id, String user_agent, Instant created_at, Instant last_used_at, boolean current) {
    static Entry of(BrowserSession session, boolean current) {
      return new Entry(
          session.publicId(),
          session.userAgent(),
          session.createdAt(),
          session.lastUsedAt(),
          current);
    }
  }
}
