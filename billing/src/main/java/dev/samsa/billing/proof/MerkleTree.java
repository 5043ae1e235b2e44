package dev.samsa.billing.proof;

import dev.samsa.billing.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    return HexFormat.of()
        .formatHex(CanonicalJson.sha256(LEAF, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Root over leaf hashes in their order, in hexadecimal; of no leaves, the hash of nothing. */
  public static String root(List<String> leaves) {
    if (leaves.isEmpty()) {
      return HexFormat.of().formatHex(CanonicalJson.sha256());
    }
    List<byte[]> level = leaves.stream().map(HexFormat.of()::parseHex).toList();
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(
            i + 1 < level.size()
                ? CanonicalJson.sha256(NODE, level.get(i), level.get(i + 1))
                : level.get(i));
      }
      level = above;
    }
    return HexFormat.of().formatHex(level.getFirst());
  }
}
