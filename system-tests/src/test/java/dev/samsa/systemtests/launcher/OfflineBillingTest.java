package dev.samsa.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills are computed and checked by the launcher alone: no platform is asked. */
final class OfflineBillingTest {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", ".."));
  private static final Path EXAMPLES = ROOT.resolve("docs").resolve("examples");

  /** A proof as it was downloaded once: two clusters that ran for six hours. */
  private static final String PROOF = "invoice-2026-10.zip";

  @TempDir Path temporary;

  @Test
  void aUsageFileIsRatedAsTheDocumentationShows() throws IOException {
    CommandResult result =
        samsa("rate", "--catalog", "classic-1", "--usage", EXAMPLES.resolve("usage.json"));

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).isEqualTo(Files.readString(EXAMPLES.resolve("bill.txt")));
  }

  @Test
  void theListsThatAreShippedMayBePrintedChangedAndUsed() throws IOException {
    CommandResult printed = samsa("rate", "--print", "classic-1");
    assertThat(printed.exitCode()).isZero();
    Path cheaper =
        Files.writeString(
            temporary.resolve("list.json"),
            printed.output().replace("\"unit_price\": \"1.50\"", "\"unit_price\": \"0.75\""));

    CommandResult result =
        samsa("rate", "--catalog", cheaper, "--usage", EXAMPLES.resolve("usage.json"));

    assertThat(result.exitCode()).isZero();
    // Of 1267.18, half of the cluster hours at 1.65 are gone: 662 x 0.825.
    assertThat(result.output()).contains("546.15", "721.03").doesNotContain("1267.18");
  }

  @Test
  void aProofIsVerifiedAndOneThatWasAlteredNamesTheBucket() throws IOException {
    Path proof = proof("", "");
    CommandResult honest = samsa("verify-invoice", proof);
    assertThat(honest.errors()).isEmpty();
    assertThat(honest.exitCode()).isZero();
    assertThat(honest.output())
        .startsWith("verified: 10 lines recomputed from 24 hour buckets and 24 usage records\n")
        .contains("invoice hash: ");

    CommandResult altered = samsa("verify-invoice", proof("\"9917296698\"", "\"9917296699\""));
    assertThat(altered.exitCode()).isOne();
    assertThat(altered.output())
        .isEqualTo(
            "differs: bucket ingress_bytes of 2026-10-01T01:00:00Z of lkc-0"
                + " is not what it was when it was billed\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate | --catalog",
        "rate --catalog classic-1 --usage nowhere.json | nowhere.json",
        "rate --catalog gold --usage nowhere.json | gold",
        "verify-invoice | needs one bundle",
        "verify-invoice nowhere.zip | nowhere.zip"
      })
  void whatCannotBeReadIsRefusedInOneSentence(String words, String fragment) {
    CommandResult result = samsa((Object[]) words.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains(fragment);
    assertThat(result.errors().strip().lines()).hasSize(1);
  }

  private static CommandResult samsa(Object... words) {
    String[] texts = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      texts[i] = words[i].toString();
    }
    return Command.of(ROOT.resolve("samsa").toString(), texts).run();
  }

  /** The proof with something in the usage of its first cluster changed. */
  private Path proof(String from, String to) throws IOException {
    Path copy = Files.createTempFile(temporary, "proof", ".zip");
    try (InputStream resource = OfflineBillingTest.class.getResourceAsStream(PROOF);
        ZipInputStream in = new ZipInputStream(resource);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals("usage/lkc-0.json")) {
          assertThat(text).contains(from);
          text = text.replace(from, to);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return copy;
  }
}
