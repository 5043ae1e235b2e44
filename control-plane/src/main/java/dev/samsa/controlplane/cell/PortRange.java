package dev.samsa.controlplane.cell;

/** Ports from the first to the last, both included. */
public record PortRange(int first, int last) {
  private static final int HIGHEST = 65_535;

  public PortRange {
    if (first < 1 || last < first || last > HIGHEST) {
      throw new IllegalArgumentException(
          "a range of ports is written first-last, such as 19092-29091");
    }
  }

  /** Reads {@code first-last}. */
  public static PortRange parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "a range of ports is written first-last, such as 19092-29091, not " + text);
    }
    return new PortRange(Integer.parseInt(parts[0].trim()), Integer.parseInt(parts[1].trim()));
  }
}
