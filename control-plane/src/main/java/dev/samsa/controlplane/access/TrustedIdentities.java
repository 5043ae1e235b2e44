package dev.samsa.controlplane.access;

import dev.samsa.controlplane.database.Database;
import dev.samsa.description.access.IdentityPoolEntry;
import dev.samsa.description.access.IdentityProviderEntry;
import dev.samsa.description.access.TokenKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The identity providers and pools of an organization that let anybody in, as brokers judge tokens
 * by them. Brokers fetch nothing: keys come with the rest.
 */
@ApplicationScoped
public class TrustedIdentities {
  private static final String LIVE =
      " p.organization_id = ? AND p.deleted_at IS NULL AND p.state = 'ENABLED' ";

  private final Database database;

  public TrustedIdentities(Database database) {
    this.database = database;
  }

  private record Provider(long key, String id, String issuer) {}

  private record Of<T>(long provider, T value) {}

  /** All of one organization; read in the caller's transaction. */
  public List<IdentityProviderEntry> of(long organizationKey) {
    List<Provider> providers =
        database.list(
            "SELECT p.id, p.public_id, p.issuer FROM identity_provider p WHERE"
                + LIVE
                + "ORDER BY p.id",
            row ->
                new Provider(
                    row.getLong("id"), row.getString("public_id"), row.getString("issuer")),
            organizationKey);
    if (providers.isEmpty()) {
      return List.of();
    }
    Map<Long, List<TokenKey>> keys = grouped(keys(organizationKey));
    Map<Long, List<IdentityPoolEntry>> pools = grouped(pools(organizationKey));
    return providers.stream()
        .map(provider ->
            new IdentityProviderEntry(
                provider.id(),
                provider.issuer(),
                keys.getOrDefault(provider.key(), List.of()),
                pools.getOrDefault(provider.key(), List.of())))
        .toList();
  }

  private List<Of<TokenKey>> keys(long organizationKey) {
    return database.list(
        "SELECT k.provider_id, k.key_id, k.algorithm, k.public_key FROM identity_provider_key k"
            + " JOIN identity_provider p ON p.id = k.provider_id WHERE"
            + LIVE
            + "ORDER BY k.key_id",
        row ->
            new Of<>(
                row.getLong("provider_id"),
                new TokenKey(
                    row.getString("key_id"),
                    row.getString("algorithm"),
                    row.getString("public_key"))),
        organizationKey);
  }

  private List<Of<IdentityPoolEntry>> pools(long organizationKey) {
    return database.list(
        "SELECT q.provider_id, q.public_id, q.identity_claim, q.filter FROM identity_pool q"
            + " JOIN identity_provider p ON p.id = q.provider_id WHERE"
            + LIVE
            + "AND q.deleted_at IS NULL AND q.state = 'ENABLED' ORDER BY q.id",
        row ->
            new Of<>(
                row.getLong("provider_id"),
                new IdentityPoolEntry(
                    row.getString("public_id"),
                    row.getString("identity_claim"),
                    row.getString("filter"))),
        organizationKey);
  }

  private static <T> Map<Long, List<T>> grouped(List<Of<T>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Of::provider, Collectors.mapping(Of::value, Collectors.toList())));
  }
}
