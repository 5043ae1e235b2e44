package dev.samsa.operator.plan;

import java.util.List;
import java.util.Map;

/** One thing to do beyond applying objects. Each may be done twice without harm. */
public sealed interface Step {
  /** Lets the StatefulSet make the pod anew. */
  record ReplacePod(String pod) implements Step {}

  /** Deletes a StatefulSet and leaves its pods, for what cannot be changed in it. */
  record ReplaceSet(String set) implements Step {}

  /** Asks for a larger volume. */
  record GrowClaim(String claim, int sizeMiB) implements Step {}

  /** A claim that outlived its cluster belongs to a cluster again. */
  record AdoptClaim(String claim) implements Step {}

  /** Deletes the claim of a broker that left. */
  record DeleteClaim(String claim) implements Step {}

  /** Moves replicas: brokers by topic and partition. */
  record MoveReplicas(Map<String, Map<Integer, List<Integer>>> assignments) implements Step {}

  /** Forgets a broker that left. */
  record UnregisterBroker(int broker) implements Step {}

  /** Raises Kafka's feature level; there is no way back. */
  record RaiseMetadataLevel(int level) implements Step {}
}
