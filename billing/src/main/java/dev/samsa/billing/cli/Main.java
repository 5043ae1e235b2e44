package dev.samsa.billing.cli;

import dev.samsa.billing.InvalidInputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** Entry point of {@code ./samsa rate} and {@code ./samsa verify-invoice}. */
public final class Main {
  static final int OK = 0;

  /** The answer is no: an invoice that does not verify. */
  static final int DIFFERS = 1;

  /** The arguments or the files are at fault. */
  static final int BAD_INPUT = 2;

  /** Rated, but some usage could not be billed and is listed as parked. */
  static final int PARKED = 3;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(out, err).run(args));
  }

  int run(String... args) {
    if (args.length == 0 || List.of("--help", "-h", "help").contains(args[0])) {
      out.print(HelpPages.OVERVIEW);
      return args.length == 0 ? BAD_INPUT : OK;
    }
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    if (rest.contains("--help") || rest.contains("-h")) {
      out.print(HelpPages.of(args[0]));
      return OK;
    }
    try {
      return switch (args[0]) {
        case "rate" -> new RateCommand(out).run(rest);
        case "verify-invoice" -> new VerifyCommand(out).run(rest);
        default ->
            throw new InvalidInputException(
                args[0], "is no command; commands are rate and verify-invoice");
      };
    } catch (InvalidInputException e) {
      err.println(e.getMessage());
    } catch (NoSuchFileException e) {
      err.println(e.getFile() + ": there is no such file");
    } catch (IOException e) {
      err.println("cannot be read: " + e.getMessage());
    }
    return BAD_INPUT;
  }
}
