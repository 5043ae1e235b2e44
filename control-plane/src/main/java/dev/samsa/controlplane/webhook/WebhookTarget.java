package dev.samsa.controlplane.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where a webhook goes, and whether it may. A name is looked up once for each message, all of its
 * addresses must be allowed, and the connection is made to an address that was looked at: a name
 * that answers something else the next moment gains nothing.
 */
public final class WebhookTarget {
  private static final int LONGEST = 2_000;
  private static final int HIGHEST_PORT = 65_535;

  private WebhookTarget() {}

  /** Looks up the addresses of a host. */
  @FunctionalInterface
  public interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The resolver of this machine. */
    static Resolver system() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }

  /**
   * What is wrong with a URL that a tenant names, as a sentence; empty if it may be used.
   *
   * @param privateAllowed whether the operator allows private addresses and plain HTTP
   */
  public static Optional<String> objection(String url, boolean privateAllowed) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("It must be a URL such as https://hooks.example.com/samsa.");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(java.util.Locale.ROOT);
    boolean plain = scheme.equals("http");
    if (url.length() > LONGEST
        || !(plain || scheme.equals("https"))
        || uri.getHost() == null
        || uri.getPort() > HIGHEST_PORT
        || uri.getPort() == 0) {
      return Optional.of("It must be a URL such as https://hooks.example.com/samsa.");
    }
    if (plain && !privateAllowed) {
      return Optional.of("It must begin with https.");
    }
    if (uri.getUserInfo() != null || uri.getFragment() != null) {
      return Optional.of("It must hold no user name and no fragment.");
    }
    return Optional.empty();
  }

  /**
   * The address to connect to.
   *
   * @throws RefusedTargetException if any address of the host is not allowed
   * @throws UnknownHostException if it has none
   */
  public static InetAddress address(URI uri, boolean privateAllowed, Resolver resolver)
      throws UnknownHostException {
    String host = uri.getHost();
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    List<InetAddress> addresses = resolver.resolve(name);
    for (InetAddress address : addresses) {
      if (!privateAllowed && !PublicAddresses.contains(address)) {
        throw new RefusedTargetException(
            host + " is not an address of the public internet; nothing is sent there.");
      }
    }
    return addresses.stream().findFirst().orElseThrow(() -> new UnknownHostException(host));
  }

  /**
   * What is wrong with where a URL leads right now; empty if it may be used or its name is not
   * known yet. It is looked at again with each message.
   */
  public static Optional<String> objectionToAddress(
      String url, boolean privateAllowed, Resolver resolver) {
    try {
      address(URI.create(url), privateAllowed, resolver);
      return Optional.empty();
    } catch (RefusedTargetException e) {
      return Optional.of(e.getMessage());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
