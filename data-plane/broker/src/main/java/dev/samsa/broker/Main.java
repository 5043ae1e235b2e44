package dev.samsa.broker;

import dev.samsa.broker.launch.LaunchArguments;
import dev.samsa.broker.launch.NodeProcess;
import dev.samsa.broker.launch.StartFailure;
import java.security.Security;

/**
 * Runs one node of a tenant's cluster until it is told to stop: {@code --description FILE --node N
 * --data DIR --secrets DIR}. SIGTERM is a controlled shutdown. A node that cannot start says why in
 * one line and ends with a code of {@link StartFailure.Kind}.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    dialAddressesOfNow();
    try {
      LaunchArguments arguments = LaunchArguments.parse(args);
      // Read by log4j2.xml; set before anything logs.
      System.setProperty("samsa.log-files", arguments.folders().logFiles().toString());
      NodeProcess.run(arguments);
    } catch (StartFailure e) {
      System.err.println("samsa-broker: " + e.getMessage());
      // Not exit: hooks would stop in good order what has not started.
      Runtime.getRuntime().halt(e.kind().exitCode());
    }
  }

  /**
   * A node may have another address each time that it starts. Java would dial the old one for half
   * a minute, and nobody answers there: replicas that follow it stand still, and with them every
   * producer that waits for all.
   */
  private static void dialAddressesOfNow() {
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }
}
