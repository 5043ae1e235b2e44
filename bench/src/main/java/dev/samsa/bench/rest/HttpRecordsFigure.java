package dev.samsa.bench.rest;

import dev.samsa.bench.platform.Bench;
import dev.samsa.bench.platform.KafkaLogin;
import dev.samsa.bench.platform.Tenant;
import dev.samsa.bench.table.Comparison;
import dev.samsa.bench.table.Figure;
import dev.samsa.bench.table.Reach;
import dev.samsa.bench.table.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records a second by {@code POST …/records:batch}, against Kafka's own producer. */
public final class HttpRecordsFigure implements Figure {
  private static final int PAIRS = 9;
  private static final int RECORDS = 20_000;
  private static final int BATCH = 100;

  /** As many as Kafka's producer has in flight. */
  private static final int AT_ONCE = 5;

  private final byte[] value = new byte[1024];
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Makes the value, which does not compress. */
  public HttpRecordsFigure() {
    new Random(1).nextBytes(value);
  }

  @Override
  public String name() {
    return "http-records";
  }

  @Override
  public List<Row> measure(Bench bench) throws Exception {
    Tenant tenant = bench.tenant();
    String cluster = tenant.createCluster();
    KafkaLogin login =
        tenant.createKey(
            cluster, tenant.awaitReady(cluster), bench.data().resolve("ca.crt").toString());
    String topic = "bench-" + UUID.randomUUID();
    try (Admin admin = Admin.create(login.settings())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      URI route =
          URI.create(
              bench.url()
                  + "/kafka/v3/clusters/"
                  + cluster
                  + "/topics/"
                  + topic
                  + "/records:batch");
      Comparison measured =
          Comparison.of(PAIRS, () -> overHttp(route, login), () -> byProducer(login, topic));
      return List.of(
          Row.of(
              "records over HTTP, 1 KiB, batches of 100",
              measured,
              "records/s",
              Reach.atLeast(0.3)));
    } finally {
      tenant.deleteCluster(cluster);
    }
  }

  private double overHttp(URI route, KafkaLogin login) throws Exception {
    String credential = login.key() + ":" + login.secret();
    HttpRequest request =
        HttpRequest.newBuilder(route)
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credential.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(batch()))
            .build();
    long began = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < RECORDS / BATCH; i++) {
        sent.add(senders.submit(() -> send(request)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
    return RECORDS / ((System.nanoTime() - began) / 1e9);
  }

  private String batch() {
    String data = Base64.getEncoder().encodeToString(value);
    return IntStream.range(0, BATCH)
        .mapToObj(
            i -> "{\"id\":\"" + i + "\",\"value\":{\"type\":\"BINARY\",\"data\":\"" + data + "\"}}")
        .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
  }

  private Void send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 207 || !answer.body().contains("\"failures\":[]")) {
      throw new IOException("a batch was answered " + answer.statusCode() + ": " + answer.body());
    }
    return null;
  }

  private double byProducer(KafkaLogin login, String topic) {
    Map<String, Object> settings = new HashMap<>(login.settings());
    settings.put("acks", "all");
    settings.put("linger.ms", "5");
    settings.put("max.in.flight.requests.per.connection", AT_ONCE);
    long began = System.nanoTime();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(new ProducerRecord<>(topic, value));
      }
    }
    return RECORDS / ((System.nanoTime() - began) / 1e9);
  }
}
