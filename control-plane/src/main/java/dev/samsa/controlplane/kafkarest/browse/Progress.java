package dev.samsa.controlplane.kafkarest.browse;

/**
 * How far a search or a tail is.
 *
 * @param bytes of the records looked at
 * @param skipped matches that a tail left out to keep up
 */
record Progress(long scanned, long matched, long bytes, long skipped) {
  static final Progress NONE = new Progress(0, 0, 0, 0);

  Progress scanned(int size) {
    return new Progress(scanned + 1, matched, bytes + size, skipped);
  }

  Progress match() {
    return new Progress(scanned, matched + 1, bytes, skipped);
  }

  Progress skip() {
    return new Progress(scanned, matched, bytes, skipped + 1);
  }
}
