package dev.samsa.bench.table;

import dev.samsa.bench.platform.Bench;
import java.util.List;

/** Something that is measured. To add one, write it and name it in {@code Main}. */
public interface Figure {
  /** By which it is asked for: {@code ./samsa bench NAME}. */
  String name();

  /** Measures it on a platform that runs, and leaves that as it was found. */
  List<Row> measure(Bench bench) throws Exception;
}
