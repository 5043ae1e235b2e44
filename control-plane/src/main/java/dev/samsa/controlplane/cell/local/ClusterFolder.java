package dev.samsa.controlplane.cell.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folder of one cluster: the description, and a folder {@code node-N} for each node.
 *
 * @param path the folder
 */
record ClusterFolder(Path path) {
  private static final String NODE_PREFIX = "node-";

  Path description() {
    return path.resolve("description.json");
  }

  NodeFolder node(int id) {
    return new NodeFolder(path.resolve(NODE_PREFIX + id));
  }

  /** Ids of the nodes that have a folder. */
  List<Integer> nodes() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(NODE_PREFIX))
          .map(name -> Integer.valueOf(name.substring(NODE_PREFIX.length())))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Removes the folder and all in it. */
  void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> folders = new ArrayList<>();
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            folders.add(folder);
            return FileVisitResult.CONTINUE;
          }
        });
    for (Path folder : folders) {
      Files.delete(folder);
    }
  }
}
