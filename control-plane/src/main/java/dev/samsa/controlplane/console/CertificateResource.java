package dev.samsa.controlplane.console;

import dev.samsa.controlplane.trust.Authorities;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The certificate of the platform's CA, which clients of clusters trust; it is no secret. */
@Path("/ca.pem")
@Tag(name = "Console")
public class CertificateResource {
  private final Authorities authorities;

  public CertificateResource(Authorities authorities) {
    this.authorities = authorities;
  }

  @GET
  @Produces("application/x-pem-file")
  public String getPlatformCertificate() {
    return authorities.platform().certificatePem();
  }
}
