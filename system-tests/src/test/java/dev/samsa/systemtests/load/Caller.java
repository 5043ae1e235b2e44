package dev.samsa.systemtests.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.systemtests.contract.Reply;
import dev.samsa.systemtests.contract.WireRules;
import dev.samsa.systemtests.tenant.RestAnswer;
import dev.samsa.systemtests.tenant.RestClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who calls the control planes of one platform, and goes on at the next when one is gone.
 * Each answer is held to {@link WireRules} and to the statuses that are expected.
 */
final class Caller {
  private static final Set<Integer> OK = Set.of(200);

  private final List<RestClient> entrances;
  private final Observations seen;
  private volatile int entrance;

  private Caller(List<RestClient> entrances, int entrance, Observations seen) {
    this.entrances = entrances;
    this.entrance = entrance;
    this.seen = seen;
  }

  /** Nobody yet, who calls at that one of the addresses first. */
  static Caller nobody(List<URI> addresses, int first, Observations seen) {
    return new Caller(addresses.stream().map(RestClient::of).toList(), first, seen);
  }

  Caller as(String token) {
    return new Caller(entrances.stream().map(client -> client.as(token)).toList(), entrance, seen);
  }

  /** With an API key, as the answer to its creation shows it. */
  Caller withKey(RestAnswer key) {
    return new Caller(
        entrances.stream().map(client -> client.withKey(key)).toList(), entrance, seen);
  }

  /** Reads, at another control plane if the first one breaks off. */
  RestAnswer read(String path) {
    for (int attempt = 0; attempt < 2 * entrances.size(); attempt++) {
      Optional<RestAnswer> answer = send("GET", path, null, OK);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new AssertionError("nobody answers GET " + path);
  }

  /** All elements of a list, page by page. */
  Stream<com.fasterxml.jackson.databind.JsonNode> readAll(String path) {
    Stream.Builder<com.fasterxml.jackson.databind.JsonNode> all = Stream.builder();
    for (String page = path; !page.isEmpty(); ) {
      RestAnswer answer = read(page);
      answer.body().path("data").forEach(all);
      page = pathOf(answer.text("/metadata/next"));
    }
    return all.build();
  }

  /** Path and query of an address that an answer named; empty stays empty. */
  static String pathOf(String address) {
    if (address.isEmpty()) {
      return "";
    }
    URI uri = URI.create(address);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /** Writes once; empty if the connection broke when the request may have arrived. */
  Optional<RestAnswer> write(String method, String path, String json, Integer... expected) {
    String body = json == null ? null : json.replace('\'', '"');
    return send(method, path, body, Set.of(expected));
  }

  private Optional<RestAnswer> send(
      String method, String path, String body, Set<Integer> expected) {
    for (int attempt = 0; attempt < 2 * entrances.size(); attempt++) {
      int at = entrance;
      try {
        return Optional.of(
            checked(method + " " + path, entrances.get(at).exchange(method, path, body), expected));
      } catch (ConnectException nothingSent) {
        goOnFrom(at);
      } catch (HttpTimeoutException late) {
        throw new AssertionError("no answer to " + method + " " + path, late);
      } catch (IOException broken) {
        seen.interrupted();
        goOnFrom(at);
        return Optional.empty();
      }
    }
    throw new AssertionError("nobody lets " + method + " " + path + " in");
  }

  private void goOnFrom(int gone) {
    entrance = (gone + 1) % entrances.size();
  }

  private RestAnswer checked(String call, RestAnswer answer, Set<Integer> expected) {
    seen.answered(answer.status());
    WireRules.check(new Reply(call, answer.status(), answer.headers(), answer.body()));
    assertThat(expected).as(() -> call + ": " + answer.body()).contains(answer.status());
    return answer;
  }
}
