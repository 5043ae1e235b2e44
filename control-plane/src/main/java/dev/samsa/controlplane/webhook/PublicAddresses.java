package dev.samsa.controlplane.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses lie outside: not this machine, not a private network, not a link, not a place for
 * documentation, and none that wraps one of those (IANA's special-purpose registries). Pure.
 */
final class PublicAddresses {
  private record Block(byte[] prefix, int bits) {
    static Block of(String text) {
      String[] parts = text.split("/");
      try {
        return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> RESERVED =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/4"),
          Block.of("240.0.0.0/4"));

  /** Of IPv6 only global unicast is public. */
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  private static final List<Block> RESERVED_UNICAST =
      List.of(Block.of("2001::/23"), Block.of("2001:db8::/32"), Block.of("3fff::/20"));

  private static final Block SIX_TO_FOUR = Block.of("2002::/16");
  private static final Block TRANSLATED = Block.of("64:ff9b::/96");

  private PublicAddresses() {}

  /** Whether the address is one of the public internet. */
  static boolean contains(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> contains4(four.getAddress());
      case Inet6Address six -> contains6(six.getAddress());
      default -> false;
    };
  }

  private static boolean contains4(byte[] address) {
    return RESERVED.stream().noneMatch(block -> block.holds(address));
  }

  private static boolean contains6(byte[] address) {
    if (SIX_TO_FOUR.holds(address)) {
      return contains4(Arrays.copyOfRange(address, 2, 6));
    }
    if (TRANSLATED.holds(address)) {
      return contains4(Arrays.copyOfRange(address, 12, 16));
    }
    return GLOBAL_UNICAST.holds(address)
        && RESERVED_UNICAST.stream().noneMatch(block -> block.holds(address));
  }
}
