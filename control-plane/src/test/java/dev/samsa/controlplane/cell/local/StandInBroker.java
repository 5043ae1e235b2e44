package dev.samsa.controlplane.cell.local;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What a cell sees of a broker, without Kafka: it holds the lock, says that it serves and ends when
 * told to. A file {@code die} in its data folder makes it die at its start.
 */
public final class StandInBroker {
  private StandInBroker() {}

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    Path data = Path.of(all.get(all.indexOf("--data") + 1));
    if (Files.exists(data.resolve("die"))) {
      System.exit(1);
    }
    Path run = Files.createDirectories(data.resolve("run"));
    long pid = ProcessHandle.current().pid();
    FileChannel lock =
        FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      System.exit(3);
    }
    lock.truncate(0);
    lock.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
    Files.writeString(run.resolve("ready"), "{\"pid\":" + pid + "}");
    new CountDownLatch(1).await();
  }
}
