package dev.samsa.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** The command line's work on one cluster, over Kafka REST (reference 4.5, 2.8, 2.9, 2.19). */
final class KafkaCommands {
  private final Sdk kafka;
  private final String cluster;
  private final String base;

  KafkaCommands(Sdk kafka, String cluster) {
    this.kafka = kafka;
    this.cluster = cluster;
    this.base = "/kafka/v3/clusters/" + cluster;
  }

  void workOnTopics(String topic) {
    kafka.get(base).status(200).is("/kind", "KafkaCluster").is("/cluster_id", cluster);
    String wanted = "{'topic_name':'%s','partitions_count':3,'configs':[]}";
    kafka.post(base + "/topics", wanted, topic).status(201).is("/partitions_count", 3);
    kafka
        .post(base + "/topics", wanted, topic)
        .status(400)
        .is("/error_code", 40002)
        .fits("/message", ".*already exists.*");
    kafka.get(base + "/topics/unheard").status(404).is("/error_code", 40403);
    kafka.get(base + "/topics").status(200).counts("/data", 1).is("/data/0/topic_name", topic);
    kafka
        .get(base + "/topics/" + topic + "/partitions")
        .status(200)
        .is("/kind", "KafkaPartitionList")
        .counts("/data", 3)
        .has("/data/0/leader/related")
        .has("/data/0/replicas/related");
    changeSettings(topic);
  }

  private void changeSettings(String topic) {
    kafka
        .post(
            base + "/topics/" + topic + "/configs:alter",
            "{'data':[{'name':'retention.ms','value':'86400000'}]}")
        .status(204);
    Reply settings = kafka.get(base + "/topics/" + topic + "/configs").status(200);
    assertThat(settings.body().at("/data"))
        .anySatisfy(setting -> {
          assertThat(setting.at("/name").asText()).isEqualTo("retention.ms");
          assertThat(setting.at("/value").asText()).isEqualTo("86400000");
          assertThat(setting.at("/is_read_only").isBoolean()).isTrue();
        });
    kafka.get(base + "/topics/" + topic + "/default-configs").status(200).has("/data/0/name");
    kafka.get(base + "/topics/-/configs").status(200).has("/data/0/topic_name");
    kafka
        .get(base + "/topics/" + topic + "/configs/retention.ms")
        .status(200)
        .is("/source", "DYNAMIC_TOPIC_CONFIG");
  }

  void lookAtGroup(String id, String topic) {
    kafka
        .get(base + "/consumer-groups")
        .status(200)
        .is("/kind", "KafkaConsumerGroupList")
        .is("/data/0/consumer_group_id", id)
        .has("/data/0/is_simple")
        .has("/data/0/state")
        .has("/data/0/coordinator/related");
    String group = base + "/consumer-groups/" + id;
    kafka.get(group).status(200).is("/kind", "KafkaConsumerGroup").has("/lag_summary/related");
    kafka.get(group + "/consumers").status(200).is("/kind", "KafkaConsumerList");
    kafka
        .get(group + "/lags")
        .status(200)
        .is("/kind", "KafkaConsumerLagList")
        .is("/data/0/topic_name", topic);
    kafka
        .get(group + "/lag-summary")
        .status(200)
        .is("/total_lag", 0)
        .has("/max_lag_topic_name")
        .has("/max_lag_partition_id");
    kafka.get(base + "/share-groups").status(200).is("/kind", "KafkaShareGroupList");
  }

  /** A batch, lists by principal, and deletes one by one. */
  void grantAndRevoke(String account) {
    String acl =
        "{'resource_type':'TOPIC','resource_name':'letters','pattern_type':'LITERAL',"
            + "'principal':'User:%s','host':'*','operation':'%s','permission':'ALLOW'}";
    kafka
        .post(
            base + "/acls:batch",
            "{'data':[" + acl + "," + acl + "]}",
            account,
            "READ",
            account,
            "DESCRIBE")
        .status(201);
    String principal = "principal=User:" + account;
    kafka.get(base + "/acls?" + principal).status(200).counts("/data", 2);
    for (String operation : Set.of("READ", "DESCRIBE")) {
      kafka
          .delete(
              base
                  + "/acls?resource_type=TOPIC&resource_name=letters&pattern_type=LITERAL&host=*"
                  + "&permission=ALLOW&operation="
                  + operation
                  + "&"
                  + principal)
          .status(200)
          .counts("/data", 1);
    }
    kafka.get(base + "/acls?" + principal).status(200).counts("/data", 0);
  }
}
