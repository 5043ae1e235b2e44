package dev.samsa.broker;

import dev.samsa.broker.launch.LaunchArguments;
import dev.samsa.broker.launch.NodeProcess;
import dev.samsa.broker.launch.StartFailure;

/**
 * Runs one node of a tenant's cluster until it is told to stop: {@code --description FILE --node N
 * --data DIR --secrets DIR}. SIGTERM is a controlled shutdown. A node that cannot start says why in
 * one line and ends with a code of {@link StartFailure.Kind}.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
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
}
