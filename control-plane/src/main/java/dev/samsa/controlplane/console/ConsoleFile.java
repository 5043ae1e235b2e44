package dev.samsa.controlplane.console;

/**
 * One file of the built console.
 *
 * @param path as in the URL
 * @param resource name of the packed file beside the list
 * @param gzip whether the packed file is compressed
 * @param hash of the content, hexadecimal SHA-256
 */
record ConsoleFile(String path, String resource, String mediaType, boolean gzip, String hash) {
  private static final String HASHED_NAMES = "/assets/";
  private static final int FIELDS = 5;

  /** Reads one line of the list that the console's build writes. */
  static ConsoleFile parse(String line) {
    String[] fields = line.split("\t");
    if (fields.length != FIELDS) {
      throw new IllegalStateException("not a line of the console's file list: " + line);
    }
    return new ConsoleFile(fields[0], fields[1], fields[2], fields[3].equals("gzip"), fields[4]);
  }

  /** The name changes with the content, so that it can be kept for ever. */
  boolean immutable() {
    return path.startsWith(HASHED_NAMES);
  }

  String entityTag() {
    return '"' + hash.substring(0, 32) + '"';
  }
}
