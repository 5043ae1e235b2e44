package dev.samsa.billing.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV as RFC 4180 has it, to look at it as another program would. */
final class CsvTable {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();

  private CsvTable(String text) {
    this.text = text;
  }

  /** All rows with the header first, each cell without its quotes. */
  static List<List<String>> rows(String text) {
    return new CsvTable(text).read();
  }

  /** The rows below the header, by column. */
  static List<Map<String, String>> named(String text) {
    List<List<String>> rows = rows(text);
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(rows.getFirst().get(i), row.get(i));
      }
      named.add(cells);
    }
    return named;
  }

  private List<List<String>> read() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
        cell.append(c);
      } else if (c != '\r') {
        endCell();
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }

  private void endCell() {
    row.add(cell.toString());
    cell.setLength(0);
  }
}
