package dev.samsa.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Sizes of each broker's volume.
 *
 * @param sizeMiB in force: the largest of asked, grown and actual
 * @param grownMiB size to which the operator let the volumes grow by itself; absent if it did not
 * @param usedMiB log bytes of the fullest broker, in MiB rounded up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageStatus(Integer sizeMiB, Integer grownMiB, Integer usedMiB) {}
