package dev.samsa.broker.testbed;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.samsa.description.access.AccessSnapshot;
import dev.samsa.description.access.ApiKeyEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.access.KeyHash;
import dev.samsa.description.access.PrincipalQuota;
import dev.samsa.description.access.RoleGrant;
import dev.samsa.description.access.ServiceMode;
import dev.samsa.description.access.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What tests say about who may do what; each {@link #next} is a snapshot with a higher number. */
public final class TestAccess {
  private final String clusterId;
  private final byte[] pepper;
  private final KeyPair tokenKey = TestCa.keyPair();
  private final List<ApiKeyEntry> keys = new ArrayList<>();
  private final List<RoleGrant> grants = new ArrayList<>();
  private final List<PrincipalQuota> quotas = new ArrayList<>();
  private final List<IdentityProviderEntry> providers = new ArrayList<>();
  private ServiceMode mode = ServiceMode.FULL;
  private long number = 1;

  public TestAccess(String clusterId, byte[] pepper) {
    this.clusterId = clusterId;
    this.pepper = pepper;
  }

  /** A key whose secret is its id with {@code -secret} behind it. */
  public synchronized TestAccess key(String id, String owner) {
    keys.add(new ApiKeyEntry(id, KeyHash.of(pepper, id, id + "-secret"), owner));
    return this;
  }

  public synchronized TestAccess revoke(String id) {
    keys.removeIf(k -> k.id().equals(id));
    return this;
  }

  public synchronized TestAccess grant(String owner, String role) {
    grants.add(new RoleGrant(owner, role, null, null, false));
    return this;
  }

  public synchronized TestAccess grant(
      String owner, String role, String type, String name, boolean prefixed) {
    grants.add(new RoleGrant(owner, role, type, name, prefixed));
    return this;
  }

  public synchronized TestAccess mode(ServiceMode next) {
    mode = next;
    return this;
  }

  public synchronized TestAccess quota(String owner, Long ingress, Long egress) {
    quotas.add(new PrincipalQuota(owner, ingress, egress));
    return this;
  }

  /** A quota as the snapshot has it. */
  public synchronized TestAccess quota(PrincipalQuota quota) {
    quotas.add(quota);
    return this;
  }

  public synchronized TestAccess withoutQuotas() {
    quotas.clear();
    return this;
  }

  /** An issuer of the tenant's own, in place of any of the same id. */
  public synchronized TestAccess provider(IdentityProviderEntry provider) {
    withoutProvider(provider.id());
    providers.add(provider);
    return this;
  }

  public synchronized TestAccess withoutProvider(String id) {
    providers.removeIf(provider -> provider.id().equals(id));
    return this;
  }

  /** The snapshot as it is now. */
  public synchronized AccessSnapshot snapshot() {
    return new AccessSnapshot(
        AccessSnapshot.SCHEMA_VERSION,
        clusterId,
        number,
        mode,
        keys,
        grants,
        List.of(
            new TokenKey(
                "test",
                "ES256",
                Base64.getEncoder().encodeToString(tokenKey.getPublic().getEncoded()))),
        quotas,
        providers);
  }

  /** The same under the next number. */
  public synchronized AccessSnapshot next() {
    number++;
    return snapshot();
  }

  /** A token as the control plane signs it. */
  public String token(String principal, String audience, Instant issuedAt, Instant expiresAt) {
    return sign(
        Map.of("alg", "ES256", "kid", "test"),
        Map.of(
            "iss",
            "samsa",
            "sub",
            principal,
            "aud",
            audience,
            "iat",
            issuedAt.getEpochSecond(),
            "exp",
            expiresAt.getEpochSecond()));
  }

  /** Any token, signed with the key of the snapshot. */
  public String sign(Map<String, ?> header, Map<String, ?> claims) {
    try {
      String text = part(header) + "." + part(claims);
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(tokenKey.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Map<String, ?> json) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(JsonMapper.builder().build().writeValueAsBytes(json));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
