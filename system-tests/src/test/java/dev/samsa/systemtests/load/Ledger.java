package dev.samsa.systemtests.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What somebody was told about objects of one kind. All have names of their own, so that each can
 * be looked for afterwards, whatever became of the answer to its creation. Not for several threads.
 */
final class Ledger {
  /** What is known of an object. */
  enum Fate {
    MADE(1, 1),
    PERHAPS_MADE(0, 1),
    DELETED(0, 0),
    PERHAPS_DELETED(0, 1);

    private final int least;
    private final int most;

    Fate(int least, int most) {
      this.least = least;
      this.most = most;
    }

    boolean allows(int count) {
      return count >= least && count <= most;
    }
  }

  private final Map<String, Fate> fates = new TreeMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<String> made = new ArrayList<>();

  /** It is there; the id is null if the answer that named it was lost. */
  void made(String name, String id) {
    fates.put(name, Fate.MADE);
    if (id != null) {
      ids.put(name, id);
      made.add(name);
    }
  }

  void perhapsMade(String name) {
    fates.put(name, Fate.PERHAPS_MADE);
  }

  void deleted(String name) {
    fates.put(name, Fate.DELETED);
    made.remove(name);
  }

  void perhapsDeleted(String name) {
    fates.put(name, Fate.PERHAPS_DELETED);
    made.remove(name);
  }

  /** How many are there whose id is known. */
  int count() {
    return made.size();
  }

  /** Name of one of those. */
  String any(RandomGenerator random) {
    return made.get(random.nextInt(made.size()));
  }

  /** Name of the last of those. */
  String newest() {
    return made.getLast();
  }

  String id(String name) {
    return ids.get(name);
  }

  /** One object as a list shows it. */
  record Found(String name, String id) {}

  /** Sentences on each object that is missing, there twice, another one, or of unknown origin. */
  List<String> differences(String kind, List<Found> found) {
    Map<String, List<String>> there = new TreeMap<>();
    found.forEach(one -> there.computeIfAbsent(one.name(), any -> new ArrayList<>()).add(one.id()));
    List<String> differences = new ArrayList<>();
    fates.forEach((name, fate) -> {
      List<String> same = there.getOrDefault(name, List.of());
      boolean known = !ids.containsKey(name) || same.stream().allMatch(ids.get(name)::equals);
      if (!fate.allows(same.size()) || !known) {
        differences.add("%s %s: %s, but found %s".formatted(kind, name, fate, same));
      }
    });
    there.keySet().stream()
        .filter(name -> !fates.containsKey(name))
        .forEach(name -> differences.add(kind + " " + name + ": nobody made it"));
    return differences;
  }
}
