package dev.samsa.demo;

import java.util.zip.CRC32C;

/**
 * Number of records and a sum over all of them that does not depend on their order.
 *
 * @param records how many
 * @param sum of a checksum of each, wrapping around
 */
record Fingerprint(long records, long sum) {
  static final Fingerprint NOTHING = new Fingerprint(0, 0);

  Fingerprint plus(byte[] record) {
    CRC32C checksum = new CRC32C();
    checksum.update(record);
    long spread = checksum.getValue() * 0x9E3779B97F4A7C15L;
    return new Fingerprint(records + 1, sum + spread);
  }
}
