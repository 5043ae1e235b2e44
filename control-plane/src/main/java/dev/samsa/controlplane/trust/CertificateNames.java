package dev.samsa.controlplane.trust;

import java.util.List;

/**
 * What a certificate is issued to.
 *
 * @param commonName the subject's only part
 * @param hosts DNS names and IP addresses
 * @param uris URI names
 */
public record CertificateNames(String commonName, List<String> hosts, List<String> uris) {
  public CertificateNames {
    hosts = hosts.stream().distinct().toList();
    uris = List.copyOf(uris);
  }

  /** The subject as Java's RFC 2253 form writes it. */
  public String subject() {
    return "CN=" + commonName;
  }
}
