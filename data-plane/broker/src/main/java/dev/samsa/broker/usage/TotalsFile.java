package dev.samsa.broker.usage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The running totals of a broker in a memory-mapped file: what is stored here survives the death of
 * the process at any moment, because the pages belong to the operating system. A header of one page
 * is followed by one slot of {@value #SLOT_BYTES} bytes a topic. The file grows by whole chunks
 * that are written out when they are made, so that a full disk can never strike a mapped page.
 */
final class TotalsFile implements AutoCloseable {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final long MAGIC = 0x53414d53_41544f01L;
  private static final int HEADER_BYTES = 4096;
  private static final int SLOT_BYTES = 512;
  private static final int SLOTS_PER_CHUNK = 256;
  private static final int CHUNK_BYTES = SLOT_BYTES * SLOTS_PER_CHUNK;
  // A slot: whether it is used, lengths of name and id, both texts, then the numbers.
  private static final int NAME_LENGTH_AT = 8;
  private static final int ID_LENGTH_AT = 12;
  private static final int ID_AT = 16;
  private static final int ID_SPACE = 32;
  private static final int NAME_AT = ID_AT + ID_SPACE;
  private static final int NAME_SPACE = 256;
  private static final int NUMBERS_AT = NAME_AT + NAME_SPACE;

  /** Facts about the file as a whole, at fixed places of the header. */
  enum Fact {
    MAGIC,
    ID_HIGH,
    ID_LOW,
    /** Start of the first window that is not safely closed, platform time. */
    WINDOW_START,
    /** When the counts were last copied, platform time. */
    COPIED_AT,
    /** Platform time less the machine's clock. */
    CLOCK_OFFSET
  }

  private final FileChannel channel;
  private final Arena arena;
  private final MemorySegment header;
  private final List<MemorySegment> chunks = new ArrayList<>();
  private final Map<TopicKey, Slot> slots = new HashMap<>();
  private final List<MemorySegment> free = new ArrayList<>();

  private record Slot(MemorySegment memory, TopicTotals totals) {}

  @SuppressWarnings("MustBeClosedChecker") // The channel is this object's own; close() closes it.
  private TotalsFile(Path file) throws IOException {
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.arena = Arena.ofShared();
    if (channel.size() < HEADER_BYTES) {
      write(0, HEADER_BYTES);
    }
    this.header = channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER_BYTES, arena);
    if (get(Fact.MAGIC) != MAGIC) {
      begin();
    }
    for (long at = HEADER_BYTES; at + CHUNK_BYTES <= channel.size(); at += CHUNK_BYTES) {
      map(at);
    }
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws IOException if it cannot be read or made
   */
  static TotalsFile open(Path file) throws IOException {
    return new TotalsFile(file);
  }

  /** Random id of this file: with another one, totals begin anew. */
  String id() {
    return new UUID(get(Fact.ID_HIGH), get(Fact.ID_LOW)).toString();
  }

  long get(Fact fact) {
    return (long) LONG.getAcquire(header, (long) fact.ordinal() * Long.BYTES);
  }

  void set(Fact fact, long value) {
    LONG.setRelease(header, (long) fact.ordinal() * Long.BYTES, value);
  }

  /** Every topic that has totals. */
  synchronized Collection<TopicTotals> topics() {
    return slots.values().stream().map(Slot::totals).toList();
  }

  synchronized Optional<TopicTotals> find(TopicKey key) {
    return Optional.ofNullable(slots.get(key)).map(Slot::totals);
  }

  /**
   * The totals of a topic, all 0 when it is new.
   *
   * @throws IOException if the file cannot grow
   */
  synchronized TopicTotals findOrAdd(TopicKey key) throws IOException {
    Slot known = slots.get(key);
    if (known != null) {
      return known.totals();
    }
    if (free.isEmpty()) {
      long at = HEADER_BYTES + (long) chunks.size() * CHUNK_BYTES;
      write(at, CHUNK_BYTES);
      map(at);
    }
    Slot slot = fill(free.removeLast(), key);
    slots.put(key, slot);
    return slot.totals();
  }

  /** Gives up the slot of a topic that is gone and of which every byte is reported. */
  synchronized void remove(TopicKey key) {
    Slot slot = slots.remove(key);
    if (slot != null) {
      LONG.setRelease(slot.memory(), 0L, 0L);
      free.add(slot.memory());
    }
  }

  /** Brings all totals to the disk, so that they survive a loss of power too. */
  void force() {
    List<MemorySegment> all;
    synchronized (this) {
      all = List.copyOf(chunks);
    }
    all.forEach(MemorySegment::force);
    header.force();
  }

  @Override
  public void close() throws IOException {
    force();
    arena.close();
    channel.close();
  }

  private void begin() {
    UUID id = UUID.randomUUID();
    header.fill((byte) 0);
    set(Fact.ID_HIGH, id.getMostSignificantBits());
    set(Fact.ID_LOW, id.getLeastSignificantBits());
    set(Fact.MAGIC, MAGIC);
  }

  private void write(long at, int bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(bytes);
    while (zeros.hasRemaining()) {
      channel.write(zeros, at + zeros.position());
    }
  }

  private void map(long at) throws IOException {
    MemorySegment chunk = channel.map(FileChannel.MapMode.READ_WRITE, at, CHUNK_BYTES, arena);
    chunks.add(chunk);
    for (int i = SLOTS_PER_CHUNK - 1; i >= 0; i--) {
      MemorySegment memory = chunk.asSlice((long) i * SLOT_BYTES, SLOT_BYTES);
      if ((long) LONG.getAcquire(memory, 0L) == 0) {
        free.add(memory);
      } else {
        TopicKey key = readKey(memory);
        slots.put(key, new Slot(memory, totals(memory, key)));
      }
    }
  }

  private static Slot fill(MemorySegment memory, TopicKey key) {
    memory.fill((byte) 0);
    writeText(memory, ID_LENGTH_AT, ID_AT, ID_SPACE, key.id());
    writeText(memory, NAME_LENGTH_AT, NAME_AT, NAME_SPACE, key.name());
    LONG.setRelease(memory, 0L, 1L);
    return new Slot(memory, totals(memory, key));
  }

  private static TopicTotals totals(MemorySegment memory, TopicKey key) {
    return new TopicTotals(key, memory.asSlice(NUMBERS_AT));
  }

  private static TopicKey readKey(MemorySegment memory) {
    return new TopicKey(
        readText(memory, NAME_LENGTH_AT, NAME_AT), readText(memory, ID_LENGTH_AT, ID_AT));
  }

  private static void writeText(
      MemorySegment memory, long lengthAt, long at, int space, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > space) {
      throw new IllegalArgumentException("longer than " + space + " bytes: " + text);
    }
    memory.set(ValueLayout.JAVA_INT, lengthAt, bytes.length);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
  }

  private static String readText(MemorySegment memory, long lengthAt, long at) {
    byte[] bytes = new byte[memory.get(ValueLayout.JAVA_INT, lengthAt)];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
