package dev.samsa.controlplane.invoice;

import static dev.samsa.controlplane.invoice.BilledTenant.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.embedded.PostgresTestResource;
import dev.samsa.controlplane.proof.TestRoots;
import dev.samsa.controlplane.tenant.Operator;
import dev.samsa.controlplane.usage.TestBroker;
import dev.samsa.controlplane.usage.TestSealing;
import dev.samsa.controlplane.usage.UsageIntake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads proofs and hands them to the command line, in a process of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class ProofRouteTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant HOUR = MONTH.end().minusSeconds(3600);
  private static final Instant BEFORE = HOUR.minusSeconds(3600);

  @Inject Database database;
  @Inject Operator operator;
  @Inject UsageIntake intake;
  @Inject TestSealing sealing;
  @Inject TestRoots roots;
  @Inject ObjectMapper mapper;

  @TempDir Path folder;

  @Test
  void theProofOfAnInvoiceVerifiesElsewhereAndAnAlteredRecordIsNamed() throws Exception {
    BilledTenant billed = BilledTenant.signUp(database);
    BilledTenant.Cluster cluster = billed.cluster("orders", BEFORE);
    cluster.node(1);
    TestBroker broker = new TestBroker(cluster.id(), 1);
    take(cluster, TestBroker.json(broker.window(BEFORE, BEFORE.plus(MINUTE), 5_000_000_000L)));
    sealing.seal(cluster.key(), BEFORE);
    for (int minute = 0; minute < 3; minute++) {
      Instant from = HOUR.plus(MINUTE.multipliedBy(minute));
      take(cluster, TestBroker.json(broker.window(from, from.plus(MINUTE), 5_000_000_000L)));
    }
    sealing.seal(cluster.key(), HOUR);
    Instant late = HOUR.plus(MINUTE.multipliedBy(3));
    take(cluster, TestBroker.json(broker.window(late, late.plus(MINUTE), 1_000_000_000L)));
    cluster.goneAt(MONTH.end());
    // Hours that were sealed have their roots, whoever closes the month; late ones make others.
    roots.makeAll();
    IssuedInvoice invoice = IssuedInvoice.issue(operator, billed);

    byte[] proof = proof(invoice, "");
    Output honest = verify(proof);
    assertThat(honest.text())
        .contains("verified: 5 lines recomputed")
        .contains("5 usage records")
        .contains("invoice hash: " + invoice.text("hash"));
    assertThat(honest.exit()).isZero();

    Output altered = verify(alter(proof, "proof/" + cluster.id() + ".json"));
    assertThat(altered.text()).contains("differs: record 1/", "of " + cluster.id());
    assertThat(altered.exit()).isOne();

    for (String records : new String[] {"?records=roots", "?records=hashes"}) {
      assertThat(verify(proof(invoice, records)).text()).contains("5 usage records");
    }
    // The records go after their retention, the proof does not.
    database.update("DELETE FROM usage_batch WHERE cluster_id = ?", cluster.key());
    assertThat(verify(proof(invoice, "")).text()).contains("verified", "5 usage records");
  }

  private void take(BilledTenant.Cluster cluster, String batch) {
    assertThat(intake.take(cluster.id(), batch).orElseThrow().outcome().name())
        .isEqualTo("ACCEPTED");
  }

  private static byte[] proof(IssuedInvoice invoice, String query) {
    return invoice
        .billed()
        .tenant()
        .request()
        .get("/billing/v1/invoices/" + invoice.id() + "/proof" + query)
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .extract()
        .asByteArray();
  }

  private record Output(int exit, String text) {}

  private Output verify(byte[] bundle) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("proof.zip"), bundle);
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.samsa.billing.cli.Main",
                "verify-invoice",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Output(process.exitValue(), Files.readString(out));
  }

  /** Makes one of the records in a file of the bundle say something else. */
  private byte[] alter(byte[] bundle, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bundle));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().equals(name) ? altered(content) : content);
      }
    }
    return bytes.toByteArray();
  }

  private byte[] altered(byte[] content) throws IOException {
    ObjectNode proof = (ObjectNode) mapper.readTree(content);
    ObjectNode item = (ObjectNode) proof.at("/records/1/records/1");
    item.put("body", item.get("body").asText().replace("5000000000", "4000000000"));
    return mapper.writeValueAsBytes(proof);
  }
}
