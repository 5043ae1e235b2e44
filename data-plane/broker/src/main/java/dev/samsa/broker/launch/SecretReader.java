package dev.samsa.broker.launch;

import dev.samsa.broker.config.NodeSecrets;
import dev.samsa.broker.launch.StartFailure.Kind;
import dev.samsa.description.cluster.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads a node's secret files. Messages name files, never contents. */
final class SecretReader {
  private final NodeFolders folders;

  SecretReader(NodeFolders folders) {
    this.folders = folders;
  }

  NodeSecrets listeners(boolean broker) throws StartFailure {
    return new NodeSecrets(
        broker ? text(SecretFiles.CLIENT_CERT) : "",
        broker ? text(SecretFiles.CLIENT_KEY) : "",
        text(SecretFiles.NODE_CERT),
        text(SecretFiles.NODE_KEY),
        text(SecretFiles.INTERNAL_TRUST));
  }

  byte[] pepper() throws StartFailure {
    try {
      return Base64.getDecoder().decode(text(SecretFiles.PEPPER).strip());
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          Kind.SECRETS, folders.secret(SecretFiles.PEPPER) + " is not base64", e);
    }
  }

  String text(String name) throws StartFailure {
    Path file = folders.secret(name);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartFailure(Kind.SECRETS, "cannot read the secret file " + file, e);
    }
  }
}
