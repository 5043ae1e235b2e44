package dev.samsa.billing.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.json.CanonicalJson;
import dev.samsa.billing.json.Fields;
import dev.samsa.billing.json.JsonDocument;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.UsageFile;
import dev.samsa.billing.usage.UsageReader;
import dev.samsa.billing.usage.UsageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A bundle as a ZIP archive of JSON files, the same bytes for the same bundle: {@code
 * invoice.json}, {@code prices.json}, and for each resource {@code usage/ID.json} and {@code
 * proof/ID.json}.
 */
public final class BundleZip {
  /** No honest entry is larger; more is an attempt to fill the memory. */
  private static final int LARGEST_ENTRY = 256 << 20;

  private static final int MOST_ENTRIES = 200_000;

  private static final int MOST_RECORDS = 1_000_000_000;

  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private BundleZip() {}

  /** Writes a bundle; the stream stays open. */
  public static void write(ProofBundle bundle, OutputStream out) throws IOException {
    Writer writer = begin(out, bundle.invoice(), bundle.prices());
    for (ProofBundle.Usage usage : bundle.usage()) {
      writer.add(usage);
    }
    writer.finish();
  }

  /** Begins a bundle to which the usage of one resource after the other is added. */
  public static Writer begin(OutputStream out, String invoice, List<ProofBundle.Prices> prices)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    put(zip, "invoice.json", invoice);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ProofBundle.Prices price : prices) {
      list.addObject().put("from", price.from().toString()).put("catalog", price.catalog());
    }
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    wrapped.set("prices", list);
    put(zip, "prices.json", CanonicalJson.write(wrapped));
    return new Writer(zip);
  }

  /** Writes a bundle bit by bit, so that it need not fit into memory. */
  public static final class Writer {
    private final ZipOutputStream zip;

    private Writer(ZipOutputStream zip) {
      this.zip = zip;
    }

    /** Adds the usage of one more resource. */
    public void add(ProofBundle.Usage usage) throws IOException {
      String id = usage.month().resource().id();
      put(
          zip,
          "usage/" + id + ".json",
          UsageWriter.write(usage.month().month(), List.of(usage.month())).toString());
      put(zip, "proof/" + id + ".json", proof(usage).toString());
    }

    /** Ends the bundle; the stream stays open. */
    public void finish() throws IOException {
      zip.finish();
    }
  }

  /**
   * Reads a bundle.
   *
   * @throws InvalidInputException if a file is missing or cannot be read
   */
  public static ProofBundle read(InputStream in) throws IOException {
    Map<String, String> files = files(in);
    List<ProofBundle.Prices> prices =
        JsonDocument.parse("prices.json", file(files, "prices.json"))
            .fields()
            .filledList(
                "prices",
                item -> new ProofBundle.Prices(item.instant("from"), item.text("catalog")));
    // Resources are read side by side: an organization has hundreds, each with thousands of hours.
    List<ProofBundle.Usage> usages =
        files.keySet().stream().filter(name -> name.startsWith("usage/")).toList().parallelStream()
            .map(name -> usage(files, name))
            .toList();
    return new ProofBundle(file(files, "invoice.json"), prices, usages);
  }

  private static ProofBundle.Usage usage(Map<String, String> files, String name) {
    UsageFile file = UsageReader.read(name, files.get(name));
    if (file.resources().size() != 1) {
      throw new InvalidInputException(name, "must hold one resource");
    }
    ClusterMonth month = file.resources().getFirst();
    String proofName = "proof/" + name.substring("usage/".length());
    Fields proof = JsonDocument.parse(proofName, file(files, proofName)).fields();
    return new ProofBundle.Usage(
        month, proof.texts("leaves"), proof.list("records", BundleZip::hour));
  }

  private static HourRecords hour(Fields fields) {
    if (!fields.has("records")) {
      return HourRecords.rooted(
          fields.instant("hour"), fields.integer("count", 0, MOST_RECORDS), hash(fields, "root"));
    }
    return new HourRecords(
        fields.instant("hour"),
        fields.list(
            "records",
            item ->
                new HourRecords.UsageRecord(
                    item.text("id"),
                    hash(item, "hash"),
                    item.has("body") ? Optional.of(item.text("body")) : Optional.empty())));
  }

  private static String hash(Fields item, String field) {
    String hash = item.text(field);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw item.problem(field, "must be a SHA-256 in hexadecimal, not " + hash);
    }
    return hash;
  }

  private static ObjectNode proof(ProofBundle.Usage usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode leaves = json.putArray("leaves");
    usage.leaves().forEach(leaves::add);
    ArrayNode hours = json.putArray("records");
    for (HourRecords hour : usage.records()) {
      ObjectNode one = hours.addObject().put("hour", hour.hour().toString());
      if (hour.records().isEmpty()) {
        one.put("count", hour.count()).put("root", hour.root());
        continue;
      }
      ArrayNode records = one.putArray("records");
      for (HourRecords.UsageRecord item : hour.records()) {
        ObjectNode node = records.addObject().put("id", item.id()).put("hash", item.hash());
        item.body().ifPresent(body -> node.put("body", body));
      }
    }
    return json;
  }

  private static Map<String, String> files(InputStream in) throws IOException {
    Map<String, String> files = new TreeMap<>();
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.isDirectory()) {
        continue;
      }
      byte[] bytes = zip.readNBytes(LARGEST_ENTRY + 1);
      if (bytes.length > LARGEST_ENTRY || files.size() >= MOST_ENTRIES) {
        throw new InvalidInputException("bundle", "is larger than any honest bundle");
      }
      if (files.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8)) != null) {
        throw new InvalidInputException("bundle", "holds " + entry.getName() + " twice");
      }
    }
    return files;
  }

  private static String file(Map<String, String> files, String name) {
    String text = files.get(name);
    if (text == null) {
      throw new InvalidInputException(name, "is missing in the bundle");
    }
    return text;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FIXED_TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
