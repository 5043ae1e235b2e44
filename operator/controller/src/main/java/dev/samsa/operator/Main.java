package dev.samsa.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;

/** Starts the operator. */
@QuarkusMain
public final class Main {
  private Main() {}

  /** Runs until a signal ends the process. */
  public static void main(String... args) {
    // A pod has another address each time that it starts; Java would dial the old one for half a
    // minute, and a roll would wait as long after each broker.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    Quarkus.run(args);
  }
}
