package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param description file of the cluster description
 * @param node id of the node to run
 * @param folders the node's folders
 */
public record LaunchArguments(Path description, int node, NodeFolders folders) {
  private static final List<String> NAMES =
      List.of("--description", "--node", "--data", "--secrets");
  private static final String USAGE =
      "usage: --description FILE --node NUMBER --data FOLDER --secrets FOLDER";

  /**
   * Reads the arguments.
   *
   * @throws StartFailure if one is missing, unknown or not a number
   */
  public static LaunchArguments parse(String... args) throws StartFailure {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new StartFailure(Kind.USAGE, "argument " + args[i] + " is wrong; " + USAGE);
      }
      values.put(args[i], args[i + 1]);
    }
    for (String name : NAMES) {
      if (!values.containsKey(name)) {
        throw new StartFailure(Kind.USAGE, name + " is missing; " + USAGE);
      }
    }
    return new LaunchArguments(
        Path.of(values.get("--description")),
        number(values.get("--node")),
        new NodeFolders(
            Path.of(values.get("--data")).toAbsolutePath(),
            Path.of(values.get("--secrets")).toAbsolutePath()));
  }

  private static int number(String text) throws StartFailure {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StartFailure(Kind.USAGE, "--node must be a number, not " + text, e);
    }
  }
}
