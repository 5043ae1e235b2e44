package dev.samsa.controlplane.cell;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The cells that this process serves. */
@ApplicationScoped
public class Cells {
  private final ConcurrentMap<String, Cell> served = new ConcurrentHashMap<>();

  /** From now on this process serves the cell. */
  public void add(Cell cell) {
    served.put(cell.name(), cell);
  }

  public Optional<Cell> find(String name) {
    return Optional.ofNullable(served.get(name));
  }

  public Set<String> names() {
    return Set.copyOf(served.keySet());
  }
}
