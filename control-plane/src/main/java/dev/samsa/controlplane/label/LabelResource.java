package dev.samsa.controlplane.label;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.ListPage;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.api.TextRule;
import dev.samsa.controlplane.audit.AuditEntry;
import dev.samsa.controlplane.audit.AuditLog;
import dev.samsa.controlplane.authorization.Authorization;
import dev.samsa.controlplane.authorization.Permissions;
import dev.samsa.controlplane.identity.Caller;
import dev.samsa.controlplane.identity.CurrentCaller;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Labels of environments, clusters and service accounts. */
@Path("/billing/v1/labels")
@Tag(name = "Billing")
public class LabelResource {
  private static final String NAME = "[a-z][a-z0-9-]{0,62}";
  private static final TextRule VALUE = new TextRule("/labels", 63);
  private static final int MOST = 20;

  private final Labels labels;
  private final LabelledObjects objects;
  private final Authorization authorization;
  private final CurrentCaller caller;
  private final AuditLog audit;

  LabelResource(
      Labels labels,
      LabelledObjects objects,
      Authorization authorization,
      CurrentCaller caller,
      AuditLog audit) {
    this.labels = labels;
    this.objects = objects;
    this.authorization = authorization;
    this.caller = caller;
    this.audit = audit;
  }

  /** Labels of one object. */
  public record LabelsView(String api_version, String kind, String id, Map<String, String> labels) {
    static LabelsView of(String id, Map<String, String> labels) {
      return new LabelsView("billing/v1", "Labels", id, labels);
    }
  }

  /** All labels of an object, as they shall be. */
  public record LabelsInput(Map<String, String> labels) {}

  /** Everything that has labels and that the caller sees. */
  @GET
  public ListPage<LabelsView> listLabels() {
    Caller.Tenant tenant = caller.tenant();
    Permissions permissions = authorization.permissions(tenant);
    return new ListPage<>(
        "billing/v1",
        "LabelsList",
        new ListPage.Links(null, null, null),
        labels.all(tenant.organizationKey()).entrySet().stream()
            .filter(entry ->
                objects
                    .find(tenant.organizationKey(), entry.getKey())
                    .filter(object -> object.seenBy(permissions))
                    .isPresent())
            .map(entry -> LabelsView.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  @GET
  @Path("{object}")
  public LabelsView getLabels(@PathParam("object") String object) {
    Caller.Tenant tenant = caller.tenant();
    require(tenant, object, authorization.permissions(tenant));
    return LabelsView.of(object, labels.of(tenant.organizationKey(), object));
  }

  /** Replaces all labels of an object. */
  @PUT
  @Path("{object}")
  @Transactional
  public LabelsView setLabels(@PathParam("object") String object, LabelsInput input) {
    Caller.Tenant tenant = caller.tenant();
    Permissions permissions = authorization.permissions(tenant);
    if (!require(tenant, object, permissions).labelledBy(permissions)) {
      throw ApiException.forbidden(
          "This needs to administer " + object + ", or the role BillingAdmin; ask one who does.");
    }
    Map<String, String> wanted = checked(RequestBody.required(input).labels());
    labels.replace(tenant.organizationKey(), object, wanted);
    audit.record(AuditEntry.by(tenant, "labels.set", object).with(wanted.toString()));
    return LabelsView.of(object, wanted);
  }

  private LabelledObjects.Labelled require(
      Caller.Tenant tenant, String object, Permissions permissions) {
    return objects
        .find(tenant.organizationKey(), object)
        .filter(found -> found.seenBy(permissions))
        .orElseThrow(
            () -> ApiException.notFound("Environment, Kafka cluster or service account", object));
  }

  private static Map<String, String> checked(Map<String, String> labels) {
    if (labels == null || labels.size() > MOST) {
      throw ApiException.invalid(
          "/labels", "labels must be given: at most " + MOST + " names with their values.");
    }
    labels.forEach((name, value) -> {
      if (!name.matches(NAME)) {
        throw ApiException.invalid(
            "/labels",
            "The name of a label begins with a lower-case letter and has up to 63 of those, digits"
                + " and dashes.");
      }
      VALUE.required(value);
    });
    return new TreeMap<>(labels);
  }
}
