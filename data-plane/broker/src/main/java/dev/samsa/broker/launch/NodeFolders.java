package dev.samsa.broker.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Folders of one node under its data folder.
 *
 * @param data the data folder
 * @param secrets folder of the node's secret files, read only
 */
public record NodeFolders(Path data, Path secrets) {
  /** Kafka's log directory. */
  public Path log() {
    return data.resolve("log");
  }

  /** Access snapshot of the last run. */
  public Path state() {
    return data.resolve("state");
  }

  /** Spool and totals of the metering. */
  public Path usage() {
    return data.resolve("usage");
  }

  /** Lock and ready file. */
  public Path run() {
    return data.resolve("run");
  }

  /** Log files of the process. */
  public Path logFiles() {
    return data.resolve("log-files");
  }

  /** One secret file. */
  public Path secret(String name) {
    return secrets.resolve(name);
  }

  /**
   * Makes the folders that are missing, for the owner alone.
   *
   * @throws IOException if one cannot be made
   */
  public void create() throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    for (Path folder : List.of(data, log(), state(), usage(), run(), logFiles())) {
      Files.createDirectories(folder, ownerOnly);
    }
  }
}
