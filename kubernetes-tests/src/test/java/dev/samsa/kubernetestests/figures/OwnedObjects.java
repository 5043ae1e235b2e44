package dev.samsa.kubernetestests.figures;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.kubernetestests.cluster.TestKafka;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the operator made of a cluster, as somebody without an operator would apply it. */
final class OwnedObjects {
  /** All kinds but claims and pods. */
  static final String KINDS =
      "serviceaccounts,networkpolicies,configmaps,services,poddisruptionbudgets,statefulsets";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OwnedObjects() {}

  /** All of them, as one list for kubectl. */
  static String of(TestKafka kafka) throws IOException {
    ObjectNode list =
        (ObjectNode)
            JSON.readTree(
                kafka.kubectl(
                    "get", KINDS, "-l", "samsa.dev/cluster=" + kafka.name(), "-o", "json"));
    list.remove("metadata");
    for (JsonNode item : list.at("/items")) {
      strip((ObjectNode) item);
    }
    return list.toString();
  }

  /** Deletes objects and returns when none is left; kubectl's own waiting takes them in turn. */
  static void remove(TestKafka kafka, String kinds, String selector) {
    kafka.kubectl("delete", kinds, "-l", selector, "--wait=false");
    awaitNone(kafka, kinds, selector);
  }

  /** Waits until no such object is left. */
  static void awaitNone(TestKafka kafka, String kinds, String selector) {
    await()
        .atMost(PATIENCE)
        .until(() -> kafka.kubectl("get", kinds, "-l", selector, "-o", "name").isEmpty());
  }

  private static void strip(ObjectNode object) {
    object.remove("status");
    ((ObjectNode) object.at("/metadata"))
        .remove(
            List.of(
                "uid",
                "resourceVersion",
                "generation",
                "creationTimestamp",
                "managedFields",
                "ownerReferences"));
    if (object.at("/spec") instanceof ObjectNode spec) {
      spec.remove(List.of("clusterIP", "clusterIPs"));
      // A service without an address keeps that it has none.
      if (object.at("/metadata/name").asText().endsWith("-nodes")) {
        spec.put("clusterIP", "None");
      }
    }
    if (object.at("/data") instanceof ObjectNode data && data.has("kept-data")) {
      data.put("kept-data", "");
    }
  }
}
