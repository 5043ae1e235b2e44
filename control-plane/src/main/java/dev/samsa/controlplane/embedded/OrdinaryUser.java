package dev.samsa.controlplane.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program that refuses the root user, as PostgreSQL does. Three ways, the first that
 * this machine allows: plainly (we are not root); in a user namespace without a mapping, where the
 * process has no privileges and files of root still count as its own; as user 65534 with the one
 * capability to reach its folder below folders of root (containers forbid namespaces).
 */
enum OrdinaryUser {
  PLAIN(List.of()),
  NAMESPACE(List.of("unshare", "--user", "--")),
  NOBODY(
      List.of(
          "setpriv",
          // Else access(2), by which initdb looks for its files, takes no notice of the capability.
          "--securebits=+no_setuid_fixup",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override",
          "--"));

  private static final int NOBODY_ID = 65534;

  private final List<String> prefix;

  OrdinaryUser(List<String> prefix) {
    this.prefix = prefix;
  }

  /** Finds the way that works on this machine, for a folder that an earlier way may own. */
  static OrdinaryUser find(Path folder) throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return PLAIN;
    }
    List<OrdinaryUser> ways = ownedByNobody(folder) ? List.of(NOBODY) : List.of(NAMESPACE, NOBODY);
    for (OrdinaryUser way : ways) {
      if (CommandRun.succeeds(way.command(List.of("true")))) {
        return way;
      }
    }
    throw new StartRefusedException(
        "PostgreSQL does not run as root and this machine allows neither unshare nor setpriv:"
            + " start Samsa as an ordinary user.");
  }

  private static boolean ownedByNobody(Path folder) throws IOException {
    return Files.exists(folder)
        && Files.getAttribute(folder, "unix:uid") instanceof Integer owner
        && owner == NOBODY_ID;
  }

  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(program);
    return List.copyOf(command);
  }

  /** Gives a folder and its content to the user that {@link #command} runs as. */
  void own(Path folder) throws IOException {
    if (this == NOBODY) {
      CommandRun.require(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }
}
