package dev.samsa.controlplane.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Secrets as files. A new one is written beside its place, forced to disk and then linked into
 * place, which fails if another process was faster: a reader never sees half a secret, and all
 * processes agree.
 */
@ApplicationScoped
public class FolderSecretStore implements SecretStore {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;

  @Inject
  public FolderSecretStore(SecretsConfig config) {
    this(config.folder());
  }

  FolderSecretStore(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public byte[] getOrCreate(String name, Supplier<byte[]> create) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a secret cannot be named " + name);
    }
    Path file = folder.resolve(name);
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return createFile(file, create);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + name + " cannot be read", e);
    }
  }

  private byte[] createFile(Path file, Supplier<byte[]> create) {
    try {
      Files.createDirectories(folder, PRIVATE_FOLDER);
      Path draft = Files.createFile(folder.resolve(".new-" + UUID.randomUUID()), PRIVATE_FILE);
      try {
        Files.write(draft, create.get());
        force(draft);
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster; its secret is the one that counts and is read below.
      } finally {
        Files.deleteIfExists(draft);
      }
      force(folder);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the secret " + file.getFileName() + " cannot be written below " + folder, e);
    }
  }

  private static void force(Path path) throws IOException {
    StandardOpenOption option =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}
