package dev.samsa.billing.cli;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.catalog.Catalog;
import dev.samsa.billing.catalog.CatalogReader;
import dev.samsa.billing.catalog.Meter;
import dev.samsa.billing.catalog.ShippedCatalogs;
import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.rating.RatedMonth;
import dev.samsa.billing.rating.RatedMonthJson;
import dev.samsa.billing.rating.Rating;
import dev.samsa.billing.usage.UsageFile;
import dev.samsa.billing.usage.UsageReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code rate}: usage and catalogs in, line items out. */
final class RateCommand {
  private enum Format {
    TABLE,
    JSON
  }

  private final PrintStream out;

  RateCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> args) throws IOException {
    if (args.size() == 2 && args.getFirst().equals("--print")) {
      out.println(printed(args.getLast()).strip());
      return Main.OK;
    }
    List<Catalog> catalogs = new ArrayList<>();
    String usagePath = null;
    Format format = Format.TABLE;
    for (int i = 0; i < args.size(); i += 2) {
      String option = args.get(i);
      if (i + 1 == args.size()) {
        throw new InvalidInputException(option, "needs a value after it");
      }
      String value = args.get(i + 1);
      switch (option) {
        case "--catalog" -> catalogs.add(catalog(value));
        case "--usage" -> usagePath = value;
        case "--format" -> format = format(value);
        default ->
            throw new InvalidInputException(
                option,
                "is no option of rate; options are --catalog, --usage, --format, --print, --help");
      }
    }
    if (catalogs.isEmpty()) {
      throw new InvalidInputException(
          "--catalog", "is missing: give a file, classic-1 or elastic-1");
    }
    if (usagePath == null) {
      throw new InvalidInputException("--usage", "is missing: give a usage file");
    }
    UsageFile usage = UsageReader.read(fileName(usagePath), text(usagePath), kinds(catalogs));
    RatedMonth rated = Rating.rate(PriceHistory.of(catalogs), usage.resources());
    out.print(
        switch (format) {
          case TABLE -> BillTable.of(usage.month(), rated);
          case JSON -> RatedMonthJson.write(usage.month(), rated).toPrettyString() + "\n";
        });
    return rated.parked() ? Main.PARKED : Main.OK;
  }

  /** What the meters are, as far as all catalogs agree. */
  private static Map<String, Meter.Kind> kinds(List<Catalog> catalogs) {
    Map<String, Meter.Kind> kinds = new HashMap<>();
    Set<String> unclear = new HashSet<>();
    for (Catalog catalog : catalogs) {
      catalog
          .meters()
          .forEach((name, meter) -> {
            Meter.Kind before = kinds.putIfAbsent(name, meter.kind());
            if (before != null && before != meter.kind()) {
              unclear.add(name);
            }
          });
    }
    kinds.keySet().removeAll(unclear);
    return kinds;
  }

  private static String printed(String what) {
    return switch (what) {
      case "catalog-schema" -> ShippedCatalogs.text("price-catalog-1.schema.json");
      case "usage-schema" -> UsageFile.schema();
      case "classic-1", "elastic-1" -> ShippedCatalogs.text(what + ".json");
      default ->
          throw new InvalidInputException(
              "--print",
              "must be catalog-schema, usage-schema, classic-1 or elastic-1, not " + what);
    };
  }

  private static Format format(String value) {
    return switch (value) {
      case "table" -> Format.TABLE;
      case "json" -> Format.JSON;
      default -> throw new InvalidInputException("--format", "must be table or json, not " + value);
    };
  }

  private static Catalog catalog(String value) throws IOException {
    boolean shipped =
        (value.equals("classic-1") || value.equals("elastic-1")) && !Files.exists(Path.of(value));
    return CatalogReader.read(
        fileName(value), shipped ? ShippedCatalogs.text(value + ".json") : text(value));
  }

  private static String fileName(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }

  private static String text(String path) throws IOException {
    if (Files.isDirectory(Path.of(path))) {
      throw new InvalidInputException(path, "is a folder, not a file");
    }
    try {
      return Files.readString(Path.of(path));
    } catch (MalformedInputException _) {
      throw new InvalidInputException(path, "is not text in UTF-8");
    }
  }
}
