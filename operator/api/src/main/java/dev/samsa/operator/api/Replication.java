package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What topics get.
 *
 * @param factor replication factor of every topic
 * @param minInSync min.insync.replicas of every topic
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.factor == 1 ? self.minInSync == 1 : self.minInSync < self.factor",
    message =
        "replication.minInSync must be below replication.factor, or no broker could be restarted"
            + " without stopping producers")
public record Replication(
    @Required
        @Min(1)
        @Max(5)
        @ValidationRule(value = "self == oldSelf", message = "replication.factor never changes")
        Integer factor,
    @Required @Min(1) @Max(4) Integer minInSync) {}
