package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/**
 * Size of one broker; heap and direct memory of its JVM follow from it.
 *
 * @param cpuMillis thousandths of a core that it is sure of; it may take more when there is more
 * @param memoryMiB all memory of its pod
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrokerSize(
    @Required @Min(50) @Max(64_000) Integer cpuMillis,
    @Required @Min(256) @Max(1_048_576) Integer memoryMiB) {}
