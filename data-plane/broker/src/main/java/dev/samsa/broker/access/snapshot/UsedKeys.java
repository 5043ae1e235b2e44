package dev.samsa.broker.access.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** API keys that were used here and that the control plane has not been told of yet. */
public final class UsedKeys {
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  /** A client signed in or asked for something with that key. */
  public void note(String id) {
    // Looked up first: nearly always it is there, and reading takes no lock.
    if (!ids.contains(id)) {
      ids.add(id);
    }
  }

  /** Takes some out, to tell of them. */
  List<String> take(int most) {
    List<String> taken = new ArrayList<>();
    for (String id : ids) {
      if (taken.size() == most) {
        break;
      }
      ids.remove(id);
      taken.add(id);
    }
    return taken;
  }

  /** Telling of them failed. */
  void giveBack(Collection<String> taken) {
    ids.addAll(taken);
  }
}
