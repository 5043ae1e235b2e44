package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/**
 * What a tenant may use of a cluster, all brokers together.
 *
 * @param ingressBytesPerSecond produced bytes a second
 * @param egressBytesPerSecond fetched bytes a second
 * @param partitions partitions before replication
 * @param connections open client connections
 * @param maxMessageBytes largest record batch
 * @param maxRetentionMs longest retention.ms of a topic; -1 for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
    @Required @Min(1) Long ingressBytesPerSecond,
    @Required @Min(1) Long egressBytesPerSecond,
    @Required @Min(1) Integer partitions,
    @Required @Min(1) Integer connections,
    @Required @Min(1024) Integer maxMessageBytes,
    @Required @Min(-1) Long maxRetentionMs) {}
