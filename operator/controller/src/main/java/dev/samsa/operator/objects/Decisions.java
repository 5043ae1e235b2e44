package dev.samsa.operator.objects;

import java.util.List;
import java.util.Set;

/**
 * What the planner decides before objects are rendered.
 *
 * @param brokers brokers in force
 * @param running whether nodes run, or sleep
 * @param image what runs them
 * @param storageMiB size of each volume in force
 * @param startedNodes nodes that have had data
 * @param replaced controllers that start afresh
 * @param stopSeconds how long a broker may take to stop
 */
public record Decisions(
    int brokers,
    boolean running,
    BrokerImage image,
    int storageMiB,
    List<Integer> startedNodes,
    Set<Integer> replaced,
    long stopSeconds) {
  public Decisions {
    startedNodes = List.copyOf(startedNodes);
    replaced = Set.copyOf(replaced);
  }
}
