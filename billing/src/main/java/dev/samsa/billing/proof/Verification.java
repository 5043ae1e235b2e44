package dev.samsa.billing.proof;

import java.util.List;

/** What recomputing an invoice came to. */
public sealed interface Verification {

  /**
   * All is as it must be.
   *
   * @param hash of the invoice, to be compared with the printed one
   * @param lines recomputed
   * @param buckets checked against the invoice's usage roots
   * @param records checked
   * @param notRecomputed lines that do not come from this month's usage, such as corrections of
   *     another month
   */
  record Verified(String hash, int lines, int buckets, int records, List<String> notRecomputed)
      implements Verification {
    public Verified {
      notRecomputed = List.copyOf(notRecomputed);
    }
  }

  /**
   * The first thing that differs.
   *
   * @param where the line, bucket, record or file
   * @param reason a sentence
   */
  record Differs(String where, String reason) implements Verification {}
}
