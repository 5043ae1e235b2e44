package dev.samsa.broker.agent;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The control plane's agent API over mutual TLS. Addresses are tried in turn, beginning with the
 * one that answered last; an address that answers at all, with whatever status, ends the search.
 */
public final class AgentClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final List<URI> urls;
  private final HttpClient http;
  private final AtomicInteger preferred = new AtomicInteger();

  /**
   * @param urls base addresses in order of preference
   * @param tls the cluster's identity and the trust of the agent API's certificate
   */
  public AgentClient(List<String> urls, SSLContext tls) {
    this.urls = urls.stream().map(URI::create).toList();
    this.http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /**
   * An answer of the agent API.
   *
   * @param status HTTP status
   * @param body text of the body, empty with 204
   */
  public record Answer(int status, String body) {}

  /**
   * Reads a path such as {@code /agent/v1/time}.
   *
   * @param path path with query
   * @param timeout longest wait for the whole answer of one address
   * @throws IOException if no address answers
   */
  public Answer get(String path, Duration timeout) throws IOException, InterruptedException {
    return exchange(path, timeout, HttpRequest.newBuilder().GET());
  }

  /**
   * Sends a JSON document to a path. It may arrive more than once when an address fails in between.
   *
   * @param path path with query
   * @param json the document
   * @param timeout longest wait for the whole answer of one address
   * @throws IOException if no address answers
   */
  public Answer post(String path, String json, Duration timeout)
      throws IOException, InterruptedException {
    return exchange(
        path,
        timeout,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Answer exchange(String path, Duration timeout, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    IOException failure = new ConnectException("the cluster description names no agent URL");
    int first = preferred.get();
    for (int i = 0; i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      try {
        URI uri = urls.get(index).resolve(path);
        HttpResponse<String> response =
            http.send(request.copy().uri(uri).timeout(timeout).build(), BodyHandlers.ofString());
        preferred.set(index);
        return new Answer(response.statusCode(), response.body());
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /** Ends open exchanges at once. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
