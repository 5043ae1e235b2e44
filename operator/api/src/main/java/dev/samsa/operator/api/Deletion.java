package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * What happens when the resource is deleted.
 *
 * @param isProtected whether deletion is refused
 * @param gracePeriodSeconds how long volumes stay after the resource is gone; the same resource
 *     made again within that time finds its data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deletion(
    @Default("false") @JsonProperty("protected") Boolean isProtected,
    @Default("86400") @Min(0) @Max(31_536_000) Long gracePeriodSeconds) {

  /** A day: what the control plane gives as well. */
  public static final long DEFAULT_GRACE_SECONDS = 86_400;

  public Deletion {
    isProtected = isProtected != null && isProtected;
    gracePeriodSeconds = gracePeriodSeconds == null ? DEFAULT_GRACE_SECONDS : gracePeriodSeconds;
  }
}
