package dev.samsa.broker.launch;

import dev.samsa.broker.launch.StartFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock on a node's data folder, held for the life of the process and given back by the
 * operating system however it ends. Whoever manages nodes knows by it, not by a process id, whether
 * one runs; the id of the holder stands in the file.
 */
public final class NodeLock implements AutoCloseable {
  private final FileChannel channel;

  private NodeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StartFailure if another process holds it
   */
  public static NodeLock take(NodeFolders folders) throws StartFailure, IOException {
    Path file = folders.run().resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StartFailure(
          Kind.ALREADY_RUNNING, "another process runs this node: it holds the lock on " + file);
    }
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return new NodeLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
