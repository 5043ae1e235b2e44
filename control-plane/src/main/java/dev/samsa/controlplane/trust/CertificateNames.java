package dev.samsa.controlplane.trust;

import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * What a certificate is issued to.
 *
 * @param commonName the subject's only part
 * @param hosts DNS names and IP addresses
 * @param uris URI names
 */
public record CertificateNames(String commonName, List<String> hosts, List<String> uris) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

  public CertificateNames {
    hosts = hosts.stream().distinct().toList();
    uris = List.copyOf(uris);
  }

  /** The subject as Java's RFC 2253 form writes it. */
  public String subject() {
    return "CN=" + commonName;
  }

  GeneralNames alternatives() {
    List<GeneralName> names = new java.util.ArrayList<>();
    for (String host : hosts) {
      boolean address = ADDRESS.matcher(host).matches();
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    uris.forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }
}
