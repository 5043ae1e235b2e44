package dev.samsa.controlplane.api;

import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.zip.CRC32;

/**
 * Which page is asked for. Pages go by ascending bigint key, so that a page stays stable while rows
 * come and go. The token is the last key seen with a checksum over it and the route: an invented
 * token, or one of another list, is refused.
 */
public record PageRequest(UriInfo uri, int size, long afterKey) {
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;

  /**
   * Reads {@code page_size} (1 to 100, default 10) and {@code page_token}.
   *
   * @throws ApiException 400 if either is not what this server gave out or allows
   */
  public static PageRequest of(UriInfo uri) {
    return of(uri, DEFAULT_SIZE, MAX_SIZE);
  }

  /** As {@link #of(UriInfo)}, with other bounds. */
  public static PageRequest of(UriInfo uri, int defaultSize, int maxSize) {
    String size = uri.getQueryParameters().getFirst("page_size");
    String token = uri.getQueryParameters().getFirst("page_token");
    return new PageRequest(
        uri,
        size == null || size.isEmpty() ? defaultSize : parseSize(size, maxSize),
        token == null || token.isEmpty() ? 0 : parseToken(uri, token));
  }

  /**
   * Makes the page from rows fetched with a limit of {@link #fetchSize()} and keys above {@link
   * #afterKey()}.
   */
  public <R, T> ListPage<T> page(
      String apiVersion, String kind, List<R> rows, ToLongFunction<R> key, Function<R, T> view) {
    boolean more = rows.size() > size;
    List<R> shown = more ? rows.subList(0, size) : rows;
    String next = null;
    if (more) {
      long last = key.applyAsLong(shown.getLast());
      next =
          uri.getRequestUriBuilder()
              .replaceQueryParam("page_size", size)
              .replaceQueryParam("page_token", token(uri, last))
              .build()
              .toString();
    }
    String first = uri.getRequestUriBuilder().replaceQueryParam("page_token").build().toString();
    return new ListPage<>(
        apiVersion, kind, new ListPage.Links(first, next, null), shown.stream().map(view).toList());
  }

  /** One row more than the page holds, to know whether there is a next page. */
  public int fetchSize() {
    return size + 1;
  }

  private static int parseSize(String text, int maxSize) {
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= maxSize) {
        return size;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ApiException.invalid(
        "page_size", "page_size must be a whole number from 1 to " + maxSize + ".");
  }

  private static String token(UriInfo uri, long key) {
    ByteBuffer bytes = ByteBuffer.allocate(12).putLong(key).putInt(checksum(uri, key));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static long parseToken(UriInfo uri, String token) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (bytes.remaining() == 12) {
        long key = bytes.getLong();
        if (key > 0 && bytes.getInt() == checksum(uri, key)) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw ApiException.invalid(
        "page_token",
        "page_token is not one that this list gave out; leave it out to start at the first page.");
  }

  private static int checksum(UriInfo uri, long key) {
    CRC32 crc = new CRC32();
    crc.update((uri.getPath() + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
