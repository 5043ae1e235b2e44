package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Where the nodes' certificates, keys and identities lie.
 *
 * @param nodes name of the Secret in the cluster's own namespace, keys as {@link NodeSecretKeys}
 *     forms them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Secrets(
    @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        String nodes) {}
