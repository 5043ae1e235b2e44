package dev.samsa.controlplane.kafkarest;

import dev.samsa.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;

/** Bodies that clients send to change settings, of topics and of brokers alike. */
public final class ConfigRequests {
  private ConfigRequests() {}

  /** Body of {@code …configs:alter}. */
  public record AlterBody(List<Change> data, Boolean validate_only) {

    /**
     * The changes as Kafka takes them.
     *
     * @param requireName returns the name of a setting that may be changed, refuses any other
     */
    public List<AlterConfigOp> operations(UnaryOperator<String> requireName) {
      if (data == null || data.isEmpty()) {
        throw ApiException.invalid("data", "Send the changes as data: [{name, value}].");
      }
      List<AlterConfigOp> operations = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (Change change : data) {
        String name = requireName.apply(change == null ? null : change.name());
        if (!names.add(name)) {
          throw ApiException.invalid("data", "Setting " + name + " is changed twice.");
        }
        operations.add(change.operationOn(name));
      }
      return operations;
    }

    public boolean validateOnly() {
      return Boolean.TRUE.equals(validate_only);
    }
  }

  /** One change: {@code operation} is SET, the default, or DELETE. */
  public record Change(String name, String value, String operation) {
    private AlterConfigOp operationOn(String settingName) {
      String kind = operation == null ? "SET" : operation.toUpperCase(Locale.ROOT);
      return switch (kind) {
        case "SET" -> set(settingName, value);
        case "DELETE" -> delete(settingName);
        default ->
            throw ApiException.invalid(
                "data", "operation of " + settingName + " must be SET or DELETE.");
      };
    }
  }

  /** Body of PUT on one setting. */
  public record ValueBody(String value) {}

  /**
   * Sets one setting.
   *
   * @throws ApiException 400 without a value
   */
  public static AlterConfigOp set(String name, String value) {
    if (value == null) {
      throw ApiException.invalid(
          "value", "Setting " + name + " needs a value; DELETE sets it back to its default.");
    }
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }

  /** Sets one setting back to its default. */
  public static AlterConfigOp delete(String name) {
    return new AlterConfigOp(new ConfigEntry(name, null), OpType.DELETE);
  }
}
