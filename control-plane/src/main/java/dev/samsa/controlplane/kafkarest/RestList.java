package dev.samsa.controlplane.kafkarest;

import java.util.List;

/** A whole list; this API has no pages. */
public record RestList<T>(String kind, Links metadata, List<T> data) {

  /** Where the list lies. */
  public record Links(String self) {}

  public static <T> RestList<T> of(String kind, String self, List<T> data) {
    return new RestList<>(kind, new Links(self), data);
  }
}
