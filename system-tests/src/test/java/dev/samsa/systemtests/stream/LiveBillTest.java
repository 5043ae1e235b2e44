package dev.samsa.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.samsa.systemtests.platform.PlatformProcess;
import dev.samsa.systemtests.platform.SharedPlatform;
import dev.samsa.systemtests.tenant.KafkaAccess;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.Tenant;
import dev.samsa.systemtests.tenant.TenantCluster;
import dev.samsa.systemtests.tenant.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class LiveBillTest {
  /** How far the live bill may be behind. */
  private static final Duration BEHIND = Duration.ofSeconds(15);

  private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1L << 30);
  private static final int RECORDS = 40;
  private static final int RECORD_BYTES = 500_000;

  private final PlatformProcess platform = SharedPlatform.get();

  @Test
  void whatWasSentIsOnTheLiveBillAsOpenFifteenSecondsLaterThoughNobodyAsksForItsWindowToBeClosed() {
    Tenant tenant = Tenant.signUp(platform);
    TenantCluster cluster = tenant.createCluster("live").awaitReady();
    KafkaAccess access = cluster.newAccess();
    Topics.create(access, "meter-reader", 1);
    try (var producer =
        new KafkaProducer<>(
            access.javaClient(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int record = 0; record < RECORDS; record++) {
        producer.send(new ProducerRecord<>("meter-reader", new byte[RECORD_BYTES]));
      }
      producer.flush();
    }
    long bytes = Topics.bytes(access, "meter-reader");

    await()
        .atMost(BEHIND)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(ingressBytes(tenant)).isEqualTo(bytes));
  }

  private static long ingressBytes(Tenant tenant) {
    RestAnswer bill = tenant.rest().get("/billing/v1/live").require(200);
    for (int line = 0; line < 5; line++) {
      if (bill.text("/lines/" + line + "/line_type").equals("KAFKA_NETWORK_WRITE")) {
        return new BigDecimal(bill.text("/lines/" + line + "/quantity"))
            .multiply(BYTES_PER_GB)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
      }
    }
    return 0;
  }
}
