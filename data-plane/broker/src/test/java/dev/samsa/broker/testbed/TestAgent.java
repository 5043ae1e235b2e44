package dev.samsa.broker.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.samsa.description.DescriptionJson;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.usage.PlatformTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The agent API as the control plane serves it, for one cluster. */
public final class TestAgent implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Integer, Long> applied = new ConcurrentHashMap<>();
  private final HttpsServer server;
  private final TestUsage usage;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean refusing;
  private volatile LongSupplier time = System::currentTimeMillis;
  private AccessSnapshot snapshot;

  /** On the loopback address. */
  public TestAgent(int port, SSLContext tls, AccessSnapshot first, TestUsage usage)
      throws IOException {
    this(new InetSocketAddress("127.0.0.1", port), tls, first, usage);
  }

  public TestAgent(InetSocketAddress address, SSLContext tls, AccessSnapshot first, TestUsage usage)
      throws IOException {
    this.snapshot = first;
    this.usage = usage;
    this.server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    server.setExecutor(threads);
    server.createContext("/agent/v1/clusters/", this::clusters);
    server.createContext("/agent/v1/time", this::time);
    server.start();
  }

  /** Port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Serves that snapshot from now on and wakes long polls. */
  public void publish(AccessSnapshot next) {
    lock.lock();
    try {
      snapshot = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tells another time than the machine's from now on, in milliseconds since 1970 UTC. */
  public void tell(LongSupplier platformTime) {
    time = platformTime;
  }

  /** Whether it answers usage and handshakes with 503 from now on. */
  public void refuseUsage(boolean refuse) {
    refusing = refuse;
  }

  /** How often it has refused. */
  public int refusals() {
    return refusals.get();
  }

  /** The number that a broker last reported as applied; -1 if it never called. */
  public long appliedBy(int broker) {
    return applied.getOrDefault(broker, -1L);
  }

  private void clusters(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/usage")) {
      byte[] batch = exchange.getRequestBody().readAllBytes();
      if (refusing) {
        refuse(exchange);
        return;
      }
      answer(exchange, usage.take(new String(batch, StandardCharsets.UTF_8)));
    } else {
      access(exchange);
    }
  }

  private void time(HttpExchange exchange) throws IOException {
    if (refusing) {
      refuse(exchange);
    } else {
      answer(exchange, new PlatformTime(time.getAsLong()));
    }
  }

  private void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      refusals.incrementAndGet();
      exchange.sendResponseHeaders(503, -1);
    }
  }

  private static void answer(HttpExchange exchange, Object value) throws IOException {
    try (exchange) {
      byte[] body = DescriptionJson.write(value).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void access(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange);
      long number = Long.parseLong(query.get("applied"));
      applied.put(Integer.parseInt(query.get("broker")), number);
      AccessSnapshot next = await(number, Long.parseLong(query.get("wait")));
      if (next == null) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] body = DescriptionJson.write(next).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AccessSnapshot await(long number, long seconds) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(seconds);
    lock.lock();
    try {
      while (snapshot.number() <= number) {
        if (left <= 0) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
      return snapshot;
    } finally {
      lock.unlock();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .map(p -> p.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
