package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command line.
 *
 * @param description file of the cluster description
 * @param node id of the node to run
 * @param folders the node's folders
 * @param healthPort port on which probes are answered; null for none
 * @param keptData file that names the nodes whose data must be there; null for none
 */
public record LaunchArguments(
    Path description, int node, NodeFolders folders, Integer healthPort, Path keptData) {
  private static final List<String> NEEDED =
      List.of("--description", "--node", "--data", "--secrets");
  private static final String HEALTH = "--health";
  private static final String KEPT_DATA = "--kept-data";
  private static final List<String> NAMES =
      Stream.concat(NEEDED.stream(), Stream.of(HEALTH, KEPT_DATA)).toList();
  private static final String USAGE =
      "usage: --description FILE --node NUMBER --data FOLDER --secrets FOLDER [--health PORT]"
          + " [--kept-data FILE]";

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
    for (String name : NEEDED) {
      if (!values.containsKey(name)) {
        throw new StartFailure(Kind.USAGE, name + " is missing; " + USAGE);
      }
    }
    return new LaunchArguments(
        Path.of(values.get("--description")),
        number("--node", values.get("--node")),
        new NodeFolders(
            Path.of(values.get("--data")).toAbsolutePath(),
            Path.of(values.get("--secrets")).toAbsolutePath()),
        values.containsKey(HEALTH) ? number(HEALTH, values.get(HEALTH)) : null,
        values.containsKey(KEPT_DATA) ? Path.of(values.get(KEPT_DATA)) : null);
  }

  private static int number(String name, String text) throws StartFailure {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StartFailure(Kind.USAGE, name + " must be a number, not " + text, e);
    }
  }
}
