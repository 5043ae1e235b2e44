package dev.samsa.bench.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * How long one GET took, over and over on one connection.
 *
 * @param sortedMillis each time, the least first
 */
record Latencies(double[] sortedMillis) {

  /** Sends so many requests, one after the other. */
  static Latencies of(HttpClient client, HttpRequest request, int count)
      throws IOException, InterruptedException {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      millis[i] = (System.nanoTime() - began) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + answer.statusCode());
      }
    }
    Arrays.sort(millis);
    return new Latencies(millis);
  }

  /** A GET with an API key as HTTP Basic. */
  static HttpRequest get(String url, String key, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Basic " + basic)
        .build();
  }

  /** The time within which that share of the requests was answered, in milliseconds. */
  double within(double share) {
    return sortedMillis[(int) Math.ceil(share * sortedMillis.length) - 1];
  }
}
