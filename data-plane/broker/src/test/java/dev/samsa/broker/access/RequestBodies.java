package dev.samsa.broker.access;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.AddPartitionsToTxnRequestData;
import org.apache.kafka.common.message.AlterClientQuotasRequestData;
import org.apache.kafka.common.message.AlterReplicaLogDirsRequestData;
import org.apache.kafka.common.message.AlterUserScramCredentialsRequestData;
import org.apache.kafka.common.message.DeleteShareGroupStateRequestData;
import org.apache.kafka.common.message.DescribeAclsRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitializeShareGroupStateRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ReadShareGroupStateRequestData;
import org.apache.kafka.common.message.ReadShareGroupStateSummaryRequestData;
import org.apache.kafka.common.message.WriteShareGroupStateRequestData;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/** A body for each request that is valid enough for its authorization to be asked. */
final class RequestBodies {
  private static final byte ANY = 1;

  private RequestBodies() {}

  static ApiMessage of(ApiKeys key) {
    return switch (key) {
      case PRODUCE -> new ProduceRequestData().setAcks((short) -1);
      case INIT_PRODUCER_ID ->
          new InitProducerIdRequestData()
              .setTransactionalId(null)
              .setTransactionTimeoutMs(1000)
              .setProducerId(-1)
              .setProducerEpoch((short) -1);
      case DESCRIBE_ACLS ->
          new DescribeAclsRequestData()
              .setResourceTypeFilter(ANY)
              .setPatternTypeFilter(ANY)
              .setOperation(ANY)
              .setPermissionType(ANY);
      case ADD_PARTITIONS_TO_TXN ->
          new AddPartitionsToTxnRequestData().setV3AndBelowTransactionalId("t");
      case WRITE_TXN_MARKERS -> txnMarkers();
      case ALTER_CLIENT_QUOTAS -> quotas();
      case ALTER_USER_SCRAM_CREDENTIALS ->
          new AlterUserScramCredentialsRequestData()
              .setDeletions(
                  List.of(
                      new AlterUserScramCredentialsRequestData.ScramCredentialDeletion()
                          .setName("someone")
                          .setMechanism((byte) 1)));
      case ALTER_REPLICA_LOG_DIRS -> logDirs();
      default -> shareState(key);
    };
  }

  /** A client's version, where newer ones are the brokers' own. */
  static short version(ApiKeys key) {
    return key == ApiKeys.ADD_PARTITIONS_TO_TXN ? 3 : key.latestVersion(false);
  }

  private static ApiMessage txnMarkers() {
    return new WriteTxnMarkersRequestData()
        .setMarkers(
            List.of(
                new WriteTxnMarkersRequestData.WritableTxnMarker()
                    .setTopics(
                        List.of(
                            new WriteTxnMarkersRequestData.WritableTxnMarkerTopic()
                                .setName("t")
                                .setPartitionIndexes(List.of(0))))));
  }

  private static ApiMessage quotas() {
    return new AlterClientQuotasRequestData()
        .setEntries(
            List.of(
                new AlterClientQuotasRequestData.EntryData()
                    .setEntity(
                        List.of(
                            new AlterClientQuotasRequestData.EntityData()
                                .setEntityType("user")
                                .setEntityName(null)))
                    .setOps(
                        List.of(
                            new AlterClientQuotasRequestData.OpData()
                                .setKey("producer_byte_rate")
                                .setValue(1e12)))));
  }

  private static ApiMessage logDirs() {
    var topics = new AlterReplicaLogDirsRequestData.AlterReplicaLogDirTopicCollection();
    topics.add(
        new AlterReplicaLogDirsRequestData.AlterReplicaLogDirTopic()
            .setName("t")
            .setPartitions(List.of(0)));
    var dirs = new AlterReplicaLogDirsRequestData.AlterReplicaLogDirCollection();
    dirs.add(
        new AlterReplicaLogDirsRequestData.AlterReplicaLogDir().setPath("/tmp").setTopics(topics));
    return new AlterReplicaLogDirsRequestData().setDirs(dirs);
  }

  private static ApiMessage shareState(ApiKeys key) {
    Uuid topic = Uuid.randomUuid();
    return switch (key) {
      case INITIALIZE_SHARE_GROUP_STATE ->
          new InitializeShareGroupStateRequestData()
              .setGroupId("g")
              .setTopics(
                  List.of(
                      new InitializeShareGroupStateRequestData.InitializeStateData()
                          .setTopicId(topic)
                          .setPartitions(
                              List.of(new InitializeShareGroupStateRequestData.PartitionData()))));
      case READ_SHARE_GROUP_STATE ->
          new ReadShareGroupStateRequestData()
              .setGroupId("g")
              .setTopics(
                  List.of(
                      new ReadShareGroupStateRequestData.ReadStateData()
                          .setTopicId(topic)
                          .setPartitions(
                              List.of(new ReadShareGroupStateRequestData.PartitionData()))));
      case READ_SHARE_GROUP_STATE_SUMMARY ->
          new ReadShareGroupStateSummaryRequestData()
              .setGroupId("g")
              .setTopics(
                  List.of(
                      new ReadShareGroupStateSummaryRequestData.ReadStateSummaryData()
                          .setTopicId(topic)
                          .setPartitions(
                              List.of(new ReadShareGroupStateSummaryRequestData.PartitionData()))));
      case WRITE_SHARE_GROUP_STATE ->
          new WriteShareGroupStateRequestData()
              .setGroupId("g")
              .setTopics(
                  List.of(
                      new WriteShareGroupStateRequestData.WriteStateData()
                          .setTopicId(topic)
                          .setPartitions(
                              List.of(new WriteShareGroupStateRequestData.PartitionData()))));
      case DELETE_SHARE_GROUP_STATE ->
          new DeleteShareGroupStateRequestData()
              .setGroupId("g")
              .setTopics(
                  List.of(
                      new DeleteShareGroupStateRequestData.DeleteStateData()
                          .setTopicId(topic)
                          .setPartitions(
                              List.of(new DeleteShareGroupStateRequestData.PartitionData()))));
      default -> key.messageType.newRequest();
    };
  }
}
