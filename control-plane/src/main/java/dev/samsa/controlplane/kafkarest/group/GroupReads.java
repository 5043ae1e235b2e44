package dev.samsa.controlplane.kafkarest.group;

import dev.samsa.controlplane.api.ApiException;
import dev.samsa.controlplane.kafkarest.KafkaSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What the consumer group routes ask the brokers for. */
final class GroupReads {
  private static final Set<GroupState> IDLE = EnumSet.of(GroupState.EMPTY, GroupState.DEAD);

  private GroupReads() {}

  /**
   * Ids of the groups that the caller may see.
   *
   * @param idle whether those without members are wanted too
   */
  static List<String> ids(KafkaSession session, boolean idle) {
    return session
        .await(session.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all())
        .stream()
        .filter(listing -> idle || !listing.groupState().map(IDLE::contains).orElse(false))
        .map(GroupListing::groupId)
        .toList();
  }

  /** Those of the groups that are there and may be described, in the order asked for. */
  static List<ConsumerGroupDescription> describe(KafkaSession session, List<String> ids) {
    var answers = session.admin().describeConsumerGroups(ids).describedGroups();
    List<ConsumerGroupDescription> found = new ArrayList<>();
    for (String id : ids) {
      try {
        found.add(session.await(answers.get(id)));
      } catch (GroupIdNotFoundException | GroupAuthorizationException e) {
        // Deleted, or taken from the caller, in the meantime: not in the list, then.
      }
    }
    return found;
  }

  static ConsumerGroupDescription one(KafkaSession session, String group) {
    return one(session, group, false);
  }

  /** One group, with what the caller may do to it if asked for. */
  static ConsumerGroupDescription one(KafkaSession session, String group, boolean operations) {
    var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(operations);
    return session.await(
        session
            .admin()
            .describeConsumerGroups(List.of(group), options)
            .describedGroups()
            .get(group));
  }

  /**
   * One member of a group.
   *
   * @throws ApiException 404 if it has none of that id
   */
  static MemberDescription member(KafkaSession session, String group, String id) {
    return one(session, group).members().stream()
        .filter(member -> member.consumerId().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("Consumer", id));
  }
}
