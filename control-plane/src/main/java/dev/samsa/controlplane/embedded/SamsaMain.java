package dev.samsa.controlplane.embedded;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the control plane: takes the data folder, brings up the embedded PostgreSQL unless another
 * one is configured, then runs the application until it is told to end (SIGTERM). PostgreSQL and
 * the brokers keep running after that; {@code ./samsa down} stops them.
 */
@QuarkusMain
public final class SamsaMain {
  private SamsaMain() {}

  /** Ends with exit code 1 and one sentence on the standard error when the start is refused. */
  public static void main(String... arguments) {
    try (EmbeddedStack stack = EmbeddedStack.start()) {
      Quarkus.run(ControlPlane.class, arguments);
    } catch (StartRefusedException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }
}
