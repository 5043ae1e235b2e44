package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Storage of each broker.
 *
 * @param sizeMiB size asked for; the size in force may be larger, for volumes grow by themselves
 * @param ceilingMiB size up to which they do; absent: they do not
 * @param storageClass Kubernetes storage class; absent: the default one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.ceilingMiB) || self.ceilingMiB >= self.sizeMiB",
    message = "storage.ceilingMiB must be at least storage.sizeMiB")
@ValidationRule(
    value =
        "has(self.storageClass) == has(oldSelf.storageClass) &&"
            + " (!has(self.storageClass) || self.storageClass == oldSelf.storageClass)",
    message = "storage.storageClass never changes: volumes stay where they are")
public record Storage(
    @Required
        @Min(64)
        @Max(67_108_864)
        @ValidationRule(
            value = "self >= oldSelf",
            message = "storage.sizeMiB never shrinks: volumes can only grow")
        Integer sizeMiB,
    @Max(67_108_864) Integer ceilingMiB,
    @Size(min = 1, max = 253) String storageClass) {}
