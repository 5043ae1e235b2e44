package dev.samsa.systemtests.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * The control plane's objects as the Terraform provider makes and reads them (reference 2.1 to 2.7,
 * 2.11, 2.12): the bodies that it sends, the fields without which it fails, crashes or plans again.
 */
final class CloudResources {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PHASES = "PROVISIONING|PROVISIONED";

  private final Sdk cloud;

  CloudResources(Sdk cloud) {
    this.cloud = cloud;
  }

  String createEnvironment(String name) {
    return cloud
        .post(
            "/org/v2/environments",
            "{'display_name':'%s','stream_governance_config':{'package':'ESSENTIALS'}}",
            name)
        .status(201)
        .is("/api_version", "org/v2")
        .is("/kind", "Environment")
        .is("/stream_governance_config/package", "ESSENTIALS")
        .text("/id");
  }

  Map<String, JsonNode> readEnvironment(String id) {
    return cloud
        .get("/org/v2/environments/" + id)
        .status(200)
        .is("/id", id)
        .fits(
            "/metadata/resource_name",
            "crn://confluent.cloud/organization=[0-9a-f-]{36}/environment=" + id)
        .keep("/id", "/display_name", "/metadata/resource_name", "/stream_governance_config");
  }

  String createServiceAccount(String name) {
    return cloud
        .post(
            "/iam/v2/service-accounts",
            "{'display_name':'%s','description':'Service account of %s'}",
            name,
            name)
        .status(201)
        .fits("/id", "sa-[a-z0-9]+")
        .text("/id");
  }

  Map<String, JsonNode> readServiceAccount(String id) {
    return cloud
        .get("/iam/v2/service-accounts/" + id)
        .status(200)
        .is("/api_version", "iam/v2")
        .is("/kind", "ServiceAccount")
        .keep("/id", "/api_version", "/kind", "/display_name", "/description");
  }

  /** Asks for a cluster and polls it as the provider does until it is there. */
  String createCluster(String environment, String name) {
    String id =
        cloud
            .post(
                "/cmk/v2/clusters",
                "{'spec':{'display_name':'%s','availability':'SINGLE_ZONE','cloud':'AWS',"
                    + "'region':'us-east-2','config':{'kind':'Basic'},'environment':{'id':'%s'}}}",
                name,
                environment)
            .status(202)
            .fits("/status/phase", PHASES)
            .is("/spec/config/kind", "Basic")
            .fits("/id", "lkc-[a-z0-9]+")
            .text("/id");
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() ->
            cluster(environment, id)
                .status(200)
                .fits("/status/phase", PHASES)
                .text("/status/phase")
                .equals("PROVISIONED"));
    return id;
  }

  Reply cluster(String environment, String id) {
    return cloud.get("/cmk/v2/clusters/" + id + "?environment=" + environment);
  }

  Map<String, JsonNode> readCluster(String environment, String id) {
    return cluster(environment, id)
        .status(200)
        .is("/api_version", "cmk/v2")
        .is("/kind", "Cluster")
        .is("/spec/cloud", "AWS")
        .is("/spec/environment/id", environment)
        .fits(
            "/metadata/resource_name",
            "crn://confluent.cloud/.+/cloud-cluster=%1$s/kafka=%1$s".formatted(id))
        .fits("/spec/kafka_bootstrap_endpoint", "SASL_SSL://[^,]+:\\d+")
        .fits("/spec/http_endpoint", "https?://.+[^/]")
        .fits("/spec/config/max_ecku", "[1-9]\\d*")
        .keep(
            "/id",
            "/api_version",
            "/kind",
            "/metadata/resource_name",
            "/spec/display_name",
            "/spec/availability",
            "/spec/cloud",
            "/spec/region",
            "/spec/config",
            "/spec/kafka_bootstrap_endpoint",
            "/spec/http_endpoint",
            "/spec/deletion_protection",
            "/spec/network",
            "/spec/byok",
            "/spec/endpoints");
  }

  /** The attribute {@code rbac_crn}: what stands before the last {@code /kafka=}. */
  static String rbacCrn(Reply cluster) {
    String crn = cluster.text("/metadata/resource_name");
    return crn.substring(0, crn.lastIndexOf("/kafka="));
  }

  /** The governance package's registry, which an environment with a package waits for. */
  String awaitRegistry(String environment) {
    String list = "/srcm/v3/clusters?environment=" + environment + "&page_size=99";
    Reply found = cloud.get(list).status(200).counts("/data", 1);
    return found.is("/data/0/status/phase", "PROVISIONED").text("/data/0/id");
  }

  Map<String, JsonNode> readRegistry(String environment, String id) {
    return cloud
        .get("/srcm/v3/clusters/" + id + "?environment=" + environment)
        .status(200)
        .is("/api_version", "srcm/v3")
        .is("/kind", "Cluster")
        .is("/status/phase", "PROVISIONED")
        .fits("/metadata/resource_name", "crn://.+/schema-registry=" + id)
        .fits("/spec/http_endpoint", "https?://.+")
        .is("/spec/environment/id", environment)
        .keep("/id", "/spec");
  }

  String bindRole(String principal, String role, String pattern) {
    return cloud
        .post(
            "/iam/v2/role-bindings",
            "{'principal':'User:%s','role_name':'%s','crn_pattern':'%s'}",
            principal,
            role,
            pattern)
        .status(201)
        .is("/crn_pattern", pattern)
        .fits("/id", "rb-[a-z0-9]+")
        .text("/id");
  }

  Map<String, JsonNode> readRoleBinding(String id) {
    return cloud
        .get("/iam/v2/role-bindings/" + id)
        .status(200)
        .is("/id", id)
        .keep("/id", "/principal", "/role_name", "/crn_pattern");
  }

  /** A key for the control plane, which the provider knows by the answer's resource. */
  Reply createCloudKey(String owner, String kind) {
    return cloud
        .post(
            "/iam/v2/api-keys",
            "{'spec':{'display_name':'','description':'','owner':{'id':'%s','kind':'%s'}}}",
            owner,
            kind)
        .status(202)
        .fits("/spec/secret", "\\S{32,}")
        .is("/spec/owner/kind", kind)
        .is("/spec/resource/id", "cloud")
        .is("/spec/resource/kind", "Cloud")
        .is("/spec/resource/api_version", "iam/v2");
  }

  /** A key for a cluster; the request has no api_version of the resource, the answer must. */
  Reply createKafkaKey(String owner, String cluster, String name) {
    return cloud
        .post(
            "/iam/v2/api-keys",
            "{'spec':{'display_name':'%s','description':'','owner':{'id':'%s',"
                + "'kind':'ServiceAccount'},'resource':{'id':'%s','kind':'Cluster'}}}",
            name,
            owner,
            cluster)
        .status(202)
        .fits("/id", "[A-Z0-9]{16}")
        .fits("/spec/secret", "\\S{32,}")
        .is("/spec/owner/id", owner)
        .is("/spec/resource/api_version", "cmk/v2");
  }

  Map<String, JsonNode> readKey(String id) {
    return cloud
        .get("/iam/v2/api-keys/" + id)
        .status(200)
        .lacks("/spec/secret")
        .is("/spec/owner/kind", "ServiceAccount")
        .is("/spec/owner/api_version", "iam/v2")
        .is("/spec/resource/kind", "Cluster")
        .is("/spec/resource/api_version", "cmk/v2")
        .keep(
            "/id",
            "/spec/display_name",
            "/spec/description",
            "/spec/owner/id",
            "/spec/owner/kind",
            "/spec/owner/api_version",
            "/spec/resource/id",
            "/spec/resource/kind",
            "/spec/resource/api_version");
  }

  /** Rates are texts on the wire. */
  String createQuota(String environment, String cluster, String principal) {
    return cloud
        .post(
            "/kafka-quotas/v1/client-quotas",
            "{'spec':{'display_name':'limited','description':'','throughput':{"
                + "'ingress_byte_rate':'1048576','egress_byte_rate':'2097152'},"
                + "'cluster':{'id':'%s'},'principals':[{'id':'%s'}],'environment':{'id':'%s'}}}",
            cluster,
            principal,
            environment)
        .status(202)
        .fits("/id", "cq-[a-z0-9]+")
        .text("/id");
  }

  Map<String, JsonNode> readQuota(String id) {
    return cloud
        .get("/kafka-quotas/v1/client-quotas/" + id)
        .status(200)
        .is("/spec/throughput/ingress_byte_rate", "1048576")
        .counts("/spec/principals", 1)
        .keep(
            "/id",
            "/spec/display_name",
            "/spec/description",
            "/spec/throughput",
            "/spec/cluster/id",
            "/spec/environment/id",
            "/spec/principals/0/id");
  }

  Reply patch(String path, String json, Object... values) {
    return cloud.patch(path, json, values);
  }

  /** Deletes and looks that it is gone at once. */
  void delete(String path) {
    delete(path, "");
  }

  void delete(String path, String query) {
    cloud.delete(path + query).status(204);
    cloud.get(path + query).status(404);
  }

  /** The one delete that is answered with the object. */
  void unbindRole(String id) {
    cloud.delete("/iam/v2/role-bindings/" + id).status(200).is("/id", id).has("/principal");
    cloud.get("/iam/v2/role-bindings/" + id).status(404);
  }
}
