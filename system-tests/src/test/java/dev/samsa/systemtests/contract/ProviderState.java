package dev.samsa.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the Terraform provider remembers of its objects. A plan reads all of them; whatever reads
 * differently than before would be changed or replaced.
 */
final class ProviderState {
  private final Map<String, Supplier<Map<String, JsonNode>>> reads = new LinkedHashMap<>();
  private final Map<String, Map<String, JsonNode>> kept = new LinkedHashMap<>();

  /** Reads an object right after it was made or changed, as the provider does. */
  void read(String name, Supplier<Map<String, JsonNode>> read) {
    reads.put(name, read);
    kept.put(name, read.get());
  }

  /** Reads an object again after a change. */
  void readAgain(String name) {
    kept.put(name, reads.get(name).get());
  }

  /** Objects that a second plan would touch although nobody changed the configuration. */
  List<String> drift() {
    List<String> drift = new ArrayList<>();
    reads.forEach((name, read) -> {
      Map<String, JsonNode> now = read.get();
      if (!now.equals(kept.get(name))) {
        drift.add(name + ": " + kept.get(name) + " became " + now);
      }
    });
    return drift;
  }
}
