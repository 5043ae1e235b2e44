package dev.samsa.controlplane.kafkarest.acl;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.api.RequestBody;
import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.jboss.resteasy.reactive.ResponseStatus;

/** ACLs (wire contract 2.9). */
@Path("/kafka/v3/clusters/{cluster}")
@RunOnVirtualThread
public class AclsResource {
  private static final int LARGEST_BATCH = 1_000;

  private final KafkaAccess kafka;

  public AclsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** Body of a batch. */
  record BatchBody(List<AclFields> data) {}

  @GET
  @Path("acls")
  public RestList<AclView> find(@PathParam("cluster") String cluster, @BeanParam AclQuery query) {
    AclBindingFilter filter = query.fields().toFilter();
    return kafka.call(cluster, session -> view(session, find(session, filter)));
  }

  @POST
  @Path("acls")
  @ResponseStatus(201)
  public void createAcl(@PathParam("cluster") String cluster, AclFields body) {
    AclBinding binding = RequestBody.required(body).toBinding();
    create(cluster, List.of(binding));
  }

  /** All of the batch or, if one is refused, some of it: making an ACL twice does no harm. */
  @POST
  @Path("acls:batch")
  @ResponseStatus(201)
  public void createAll(@PathParam("cluster") String cluster, BatchBody body) {
    List<AclFields> all = RequestBody.required(body).data();
    if (all == null || all.isEmpty() || all.size() > LARGEST_BATCH || all.contains(null)) {
      throw ApiException.invalid("data", "Send 1 to " + LARGEST_BATCH + " ACLs as data.");
    }
    create(cluster, all.stream().map(AclFields::toBinding).toList());
  }

  @DELETE
  @Path("acls")
  public RestList<AclView> deleteAcls(
      @PathParam("cluster") String cluster, @BeanParam AclQuery query) {
    AclBindingFilter filter = query.fields().toDeletionFilter();
    return kafka.call(
        cluster,
        session -> {
          Collection<AclBinding> deleted =
              session.await(session.admin().deleteAcls(List.of(filter)).all());
          session.settle(() -> find(session, filter).stream().noneMatch(deleted::contains));
          return view(session, deleted);
        });
  }

  private void create(String cluster, List<AclBinding> bindings) {
    kafka.call(
        cluster,
        session -> {
          session.await(session.admin().createAcls(bindings).all());
          session.settle(() -> bindings.stream().allMatch(b -> isThere(session, b)));
          return null;
        });
  }

  private static boolean isThere(KafkaSession session, AclBinding binding) {
    return !find(session, binding.toFilter()).isEmpty();
  }

  private static Collection<AclBinding> find(KafkaSession session, AclBindingFilter filter) {
    return session.await(session.admin().describeAcls(filter).values());
  }

  private static RestList<AclView> view(KafkaSession session, Collection<AclBinding> bindings) {
    List<AclView> views =
        bindings.stream()
            .map(binding -> AclView.of(session.links(), binding))
            .sorted(AclView.ORDER)
            .toList();
    return RestList.of("KafkaAclList", session.links().url("acls"), views);
  }
}
