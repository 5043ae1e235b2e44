package dev.samsa.controlplane.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes entries as a file, the latest first, a page at a time so that its length is no matter.
 * What is written while it is read is left out.
 */
final class AuditExport {
  private static final int PAGE = 1_000;
  private static final String HEAD =
      "id,at,actor,credential,action,object,address,outcome,detail\n";

  private AuditExport() {}

  /** How an entry is written. */
  enum Format {
    CSV("text/csv;charset=UTF-8", "csv"),
    /** One JSON object a line. */
    NDJSON("application/x-ndjson", "ndjson");

    private final String contentType;
    private final String extension;

    Format(String contentType, String extension) {
      this.contentType = contentType;
      this.extension = extension;
    }

    String contentType() {
      return contentType;
    }

    String extension() {
      return extension;
    }
  }

  /** Reads entries older than that of a key. */
  @FunctionalInterface
  interface Pages {
    List<AuditEntryView> before(long key, int limit);
  }

  static void write(Format format, Pages pages, ObjectMapper json, OutputStream out)
      throws IOException {
    if (format == Format.CSV) {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
    }
    long before = Long.MAX_VALUE;
    List<AuditEntryView> page;
    do {
      page = pages.before(before, PAGE);
      for (AuditEntryView entry : page) {
        String line = format == Format.CSV ? csv(entry) : json.writeValueAsString(entry);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        before = entry.id();
      }
    } while (page.size() == PAGE);
  }

  private static String csv(AuditEntryView entry) {
    return Stream.of(
            String.valueOf(entry.id()),
            entry.at().toString(),
            entry.actor(),
            entry.credential(),
            entry.action(),
            entry.object(),
            entry.address(),
            entry.outcome(),
            entry.detail())
        .map(AuditExport::cell)
        .collect(Collectors.joining(","));
  }

  /** Quoted where needed (RFC 4180); what a spreadsheet would take for a formula gets a quote. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[,\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
