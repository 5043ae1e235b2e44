package dev.samsa.controlplane.label;

import dev.samsa.controlplane.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes labels. */
@ApplicationScoped
public class Labels {
  private final Database database;

  public Labels(Database database) {
    this.database = database;
  }

  /** Labels of everything that has any, by id of the object. */
  public Map<String, Map<String, String>> all(long organizationKey) {
    Map<String, Map<String, String>> labels = new TreeMap<>();
    database.list(
        "SELECT object, name, value FROM label WHERE organization_id = ? ORDER BY object, name",
        row ->
            labels
                .computeIfAbsent(row.getString("object"), any -> new TreeMap<>())
                .put(row.getString("name"), row.getString("value")),
        organizationKey);
    return labels;
  }

  /** Labels of one object. */
  public Map<String, String> of(long organizationKey, String object) {
    Map<String, String> labels = new TreeMap<>();
    database.list(
        "SELECT name, value FROM label WHERE organization_id = ? AND object = ?",
        row -> labels.put(row.getString("name"), row.getString("value")),
        organizationKey,
        object);
    return labels;
  }

  /** Sets the labels of an object to these and no others. */
  @Transactional(TxType.MANDATORY)
  void replace(long organizationKey, String object, Map<String, String> labels) {
    database.update(
        "DELETE FROM label WHERE organization_id = ? AND object = ?", organizationKey, object);
    labels.forEach((name, value) ->
        database.update(
            """
            INSERT INTO label (organization_id, object, name, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (organization_id, object, name) DO UPDATE SET value = excluded.value
            """,
            organizationKey,
            object,
            name,
            value));
  }
}
