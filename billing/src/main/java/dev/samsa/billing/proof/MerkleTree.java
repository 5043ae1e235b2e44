package dev.samsa.billing.proof;

import dev.samsa.billing.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A hash tree as in RFC 6962: leaves and inner nodes are hashed with different first bytes, so that
 * one cannot pass for the other; an odd node goes up as it is.
 */
public final class MerkleTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private MerkleTree() {}

  /** Hash of a leaf's text, in hexadecimal. */
  public static String leaf(String text) {
    return HexFormat.of().formatHex(leafBytes(text));
  }

  static byte[] leafBytes(String text) {
    return CanonicalJson.sha256(LEAF, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Root over leaf hashes in their order, in hexadecimal; of no leaves, the hash of nothing. */
  public static String root(List<String> leaves) {
    return rootOf(leaves.stream().map(HexFormat.of()::parseHex).toList());
  }

  /** As {@link #root}, over hashes that are not written out. */
  static String rootOf(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return HexFormat.of().formatHex(CanonicalJson.sha256());
    }
    byte[][] level = leaves.toArray(byte[][]::new);
    MessageDigest digest = CanonicalJson.sha256Digest();
    int size = level.length;
    while (size > 1) {
      int above = 0;
      for (int i = 0; i < size; i += 2) {
        level[above++] = i + 1 < size ? node(digest, level[i], level[i + 1]) : level[i];
      }
      size = above;
    }
    return HexFormat.of().formatHex(level[0]);
  }

  private static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }
}
