package dev.samsa.controlplane.kafkarest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A list; whole unless a part of it was asked for by {@link ListQuery}. */
public record RestList<T>(String kind, Links metadata, List<T> data) {

  /**
   * Where the list lies.
   *
   * @param total_size how many match in all, if a part was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Links(String self, Integer total_size) {}

  public static <T> RestList<T> of(String kind, String self, List<T> data) {
    return new RestList<>(kind, new Links(self, null), data);
  }

  /** A part of a list. */
  public static <T> RestList<T> part(String kind, String self, List<T> data, int total) {
    return new RestList<>(kind, new Links(self, total), data);
  }
}
