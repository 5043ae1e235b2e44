package dev.samsa.description.cluster;

import java.util.List;

/**
 * The control plane's agent API, mutual TLS.
 *
 * @param urls base URLs in order of preference, such as {@code https://127.0.0.1:18443}
 */
public record AgentEndpoint(List<String> urls) {
  public AgentEndpoint {
    urls = List.copyOf(urls);
  }
}
