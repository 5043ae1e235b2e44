package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.kafkarest.KafkaAccess;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import dev.samsa.controlplane.kafkarest.RestLinks;
import dev.samsa.controlplane.kafkarest.RestList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Share groups (wire contract 2.19). */
@Path("/kafka/v3/clusters/{cluster}/share-groups")
@RunOnVirtualThread
public class ShareGroupsResource {
  private final KafkaAccess kafka;

  public ShareGroupsResource(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  @GET
  public RestList<ShareGroupViews.GroupView> listShareGroups(@PathParam("cluster") String cluster) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<ShareGroupViews.GroupView> views =
              all(session).stream()
                  .map(group -> ShareGroupViews.GroupView.of(links, group))
                  .sorted(Comparator.comparing(ShareGroupViews.GroupView::share_group_id))
                  .toList();
          return RestList.of("KafkaShareGroupList", links.url("share-groups"), views);
        });
  }

  @GET
  @Path("{group}")
  public ShareGroupViews.GroupView getShareGroup(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster, session -> ShareGroupViews.GroupView.of(session.links(), one(session, group)));
  }

  @GET
  @Path("{group}/consumers")
  public RestList<ShareGroupViews.MemberView> listShareGroupConsumers(
      @PathParam("cluster") String cluster, @PathParam("group") String group) {
    return kafka.call(
        cluster,
        session -> {
          RestLinks links = session.links();
          List<ShareGroupViews.MemberView> views =
              one(session, group).members().stream()
                  .sorted(Comparator.comparing(ShareMemberDescription::consumerId))
                  .map(member -> ShareGroupViews.MemberView.of(links, group, member))
                  .toList();
          String self = links.url("share-groups", group, "consumers");
          return RestList.of("KafkaShareGroupConsumerList", self, views);
        });
  }

  private static List<ShareGroupDescription> all(KafkaSession session) {
    List<String> ids =
        session.await(session.admin().listGroups(ListGroupsOptions.forShareGroups()).all()).stream()
            .map(GroupListing::groupId)
            .toList();
    List<ShareGroupDescription> found = new ArrayList<>();
    for (var answer : session.admin().describeShareGroups(ids).describedGroups().values()) {
      try {
        found.add(session.await(answer));
      } catch (GroupIdNotFoundException | GroupAuthorizationException e) {
        // Deleted, or taken from the caller, in the meantime: not in the list, then.
      }
    }
    return found;
  }

  private static ShareGroupDescription one(KafkaSession session, String group) {
    return session.await(
        session.admin().describeShareGroups(List.of(group)).describedGroups().get(group));
  }
}
