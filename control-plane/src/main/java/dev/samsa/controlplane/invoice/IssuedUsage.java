package dev.samsa.controlplane.invoice;

import dev.samsa.billing.rating.PriceHistory;
import dev.samsa.billing.usage.BillingMonth;
import dev.samsa.billing.usage.ClusterMonth;
import dev.samsa.billing.usage.UsageFile;
import dev.samsa.billing.usage.UsageReader;
import dev.samsa.billing.usage.UsageWriter;
import dev.samsa.controlplane.catalog.CatalogBindings.Bound;
import dev.samsa.controlplane.catalog.OrganizationPrices;
import dev.samsa.controlplane.database.Database;
import dev.samsa.controlplane.money.ClosedUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * What an invoice was made from. Sealed buckets never change and late facts are marked with their
 * invoice, so that heads and prices are all that must be kept to have its usage again.
 */
@ApplicationScoped
public class IssuedUsage {
  private final Database database;
  private final ClosedUsage usage;
  private final OrganizationPrices prices;

  public IssuedUsage(Database database, ClosedUsage usage, OrganizationPrices prices) {
    this.database = database;
    this.usage = usage;
    this.prices = prices;
  }

  /** A resource's head and the root over its usage. */
  record Kept(String resourceId, long clusterKey, String head, String root) {
    static Kept of(ClosedUsage.Closed closed, String root) {
      return new Kept(
          closed.month().resource().id(),
          closed.key(),
          UsageWriter.head(closed.month()).toString(),
          root);
    }
  }

  /** Keeps them with an invoice that is being issued. */
  @Transactional(TxType.MANDATORY)
  void keep(long invoiceKey, List<Kept> resources, List<Bound> catalogs) {
    database.update(
        """
        INSERT INTO invoice_resource (invoice_id, resource_id, cluster_id, head, root)
        SELECT ?, n.* FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[]) AS n
        """,
        invoiceKey,
        resources.stream().map(Kept::resourceId).toArray(String[]::new),
        resources.stream().map(Kept::clusterKey).toArray(Long[]::new),
        resources.stream().map(Kept::head).toArray(String[]::new),
        resources.stream().map(Kept::root).toArray(String[]::new));
    for (Bound bound : catalogs) {
      database.update(
          "INSERT INTO invoice_catalog (invoice_id, from_hour, catalog) VALUES (?, ?, ?)",
          invoiceKey,
          bound.from(),
          bound.catalog());
    }
  }

  /** The price lists by which it was made. */
  public List<Bound> catalogs(long invoiceKey) {
    return database.list(
        "SELECT from_hour, catalog FROM invoice_catalog WHERE invoice_id = ? ORDER BY from_hour",
        row -> new Bound(Database.instant(row, "from_hour"), row.getString("catalog")),
        invoiceKey);
  }

  /** The prices by which it was made. */
  public PriceHistory prices(long invoiceKey) {
    return prices.history(catalogs(invoiceKey));
  }

  /** Its resources one by one, in the order of their ids, with the late facts that count. */
  public void each(InvoiceRow invoice, ClosedUsage.Late late, Reader reader) {
    for (Kept kept : kept(invoice.key())) {
      reader.read(
          kept.clusterKey(), usage.of(kept.clusterKey(), head(invoice.month(), kept), late));
    }
  }

  /** Takes the month of one resource after the other. */
  @FunctionalInterface
  public interface Reader {
    void read(long clusterKey, ClusterMonth month);
  }

  private List<Kept> kept(long invoiceKey) {
    return database.list(
        """
        SELECT resource_id, cluster_id, head, root FROM invoice_resource
        WHERE invoice_id = ? ORDER BY resource_id COLLATE "C"
        """,
        row ->
            new Kept(
                row.getString("resource_id"),
                row.getLong("cluster_id"),
                row.getString("head"),
                row.getString("root")),
        invoiceKey);
  }

  private static ClusterMonth head(BillingMonth month, Kept kept) {
    String file =
        "{\"schema_version\":%s,\"month\":\"%s\",\"resources\":[%s]}"
            .formatted(Integer.toString(UsageFile.SCHEMA_VERSION), month, kept.head());
    return UsageReader.read(kept.resourceId(), file).resources().getFirst();
  }
}
