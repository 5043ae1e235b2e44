package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The control plane's agent API.
 *
 * @param urls base URLs in order of preference
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Agent(
    @Required
        @Size(min = 1, max = 8)
        @ValidationRule(
            value = "self.all(u, u.startsWith('https://'))",
            message =
                "agent.urls must begin with https://: brokers and control plane know each"
                    + " other by certificate")
        List<@Size(min = 9, max = 253) String> urls) {
  public Agent {
    urls = urls == null ? List.of() : List.copyOf(urls);
  }
}
