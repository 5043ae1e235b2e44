package dev.samsa.billing.cli;

import dev.samsa.billing.InvalidInputException;
import dev.samsa.billing.proof.BundleZip;
import dev.samsa.billing.proof.Verification;
import dev.samsa.billing.proof.Verifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code verify-invoice}: says "verified", or names the first thing that differs. */
final class VerifyCommand {
  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  int run(List<String> args) throws IOException {
    if (args.size() != 1) {
      throw new InvalidInputException("verify-invoice", "needs one bundle and nothing else");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(args.getFirst())))) {
      return print(Verifier.verify(BundleZip.read(in)));
    }
  }

  private int print(Verification verification) {
    return switch (verification) {
      case Verification.Verified verified -> {
        out.printf(
            "verified: %d lines recomputed from %d hour buckets and %d usage records%n",
            verified.lines(), verified.buckets(), verified.records());
        out.println("invoice hash: " + verified.hash());
        for (String line : verified.notRecomputed()) {
          out.println("not from this month's usage: " + line);
        }
        yield Main.OK;
      }
      case Verification.Differs(String where, String reason) -> {
        out.println("differs: " + where + " " + reason);
        yield Main.DIFFERS;
      }
    };
  }
}
