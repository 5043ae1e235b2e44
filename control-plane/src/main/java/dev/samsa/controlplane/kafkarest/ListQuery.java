package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which part of a list is wanted. Kafka REST has no pages: these parameters are this platform's
 * own, and whoever sends none of them gets the whole list.
 *
 * @param search part of the name, in any case
 * @param sort name of a field, with {@code -} before it for the other way round
 * @param offset how many rows to pass over
 * @param pageSize how many rows to answer, 1 to 1000
 */
public record ListQuery(
    @QueryParam("search") String search,
    @QueryParam("sort") String sort,
    @QueryParam("offset") String offset,
    @QueryParam("page_size") String pageSize) {
  private static final int LARGEST_PAGE = 1_000;

  /** Whether the order is the opposite one. */
  public boolean descending() {
    return sort != null && sort.startsWith("-");
  }

  /**
   * The field to sort by.
   *
   * @param known what can be sorted by; the first is the default
   * @throws ApiException 400 for any other
   */
  public String sortedBy(List<String> known) {
    String field = sort == null || sort.isEmpty() ? known.getFirst() : sort.replaceFirst("^-", "");
    if (!known.contains(field)) {
      throw ApiException.invalid("sort", "sort must be one of " + String.join(", ", known) + ".");
    }
    return field;
  }

  /** Those whose name holds the text that is searched for. */
  public <T> List<T> found(Collection<T> all, Function<T, String> name) {
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /**
   * The rows of the page out of all that match, in order.
   *
   * @throws ApiException 400 for an offset or size that makes no sense
   */
  public <T> List<T> page(List<T> sorted) {
    int from = Math.min(number("offset", offset, 0, 0, Integer.MAX_VALUE), sorted.size());
    int size = number("page_size", pageSize, sorted.size(), 1, LARGEST_PAGE);
    List<T> inOrder = descending() ? sorted.reversed() : sorted;
    return inOrder.subList(from, Math.min(inOrder.size(), from + Math.max(0, size)));
  }

  private static int number(String field, String text, int byDefault, int least, int most) {
    if (text == null || text.isEmpty()) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw ApiException.invalid(
        field, field + " must be a whole number from " + least + " to " + most + ".");
  }
}
