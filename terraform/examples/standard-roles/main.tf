resource "confluent_environment" "staging" {
  display_name = "Staging with roles"
}

resource "confluent_kafka_cluster" "standard" {
  display_name = "inventory"
  availability = "MULTI_ZONE"
  cloud        = "AWS"
  region       = "eu-central-1"
  standard {}

  environment {
    id = confluent_environment.staging.id
  }
}

resource "confluent_service_account" "client" {
  for_each     = toset(["manager", "writer", "reader"])
  display_name = "roles-${each.key}"
  description  = "Works on the inventory cluster by roles"
}

locals {
  crn     = confluent_kafka_cluster.standard.rbac_crn
  cluster = confluent_kafka_cluster.standard.id

  bindings = {
    manage = { account = "manager", role = "CloudClusterAdmin", pattern = local.crn }
    write  = { account = "writer", role = "DeveloperWrite", pattern = "${local.crn}/kafka=${local.cluster}/topic=orders" }
    read   = { account = "reader", role = "DeveloperRead", pattern = "${local.crn}/kafka=${local.cluster}/topic=orders" }
    groups = { account = "reader", role = "DeveloperRead", pattern = "${local.crn}/kafka=${local.cluster}/group=inventory-*" }
  }
}

resource "confluent_role_binding" "client" {
  for_each    = local.bindings
  principal   = "User:${confluent_service_account.client[each.value.account].id}"
  role_name   = each.value.role
  crn_pattern = each.value.pattern
}

resource "confluent_api_key" "client" {
  for_each     = confluent_service_account.client
  display_name = each.value.display_name

  owner {
    id          = each.value.id
    api_version = each.value.api_version
    kind        = each.value.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.standard.id
    api_version = confluent_kafka_cluster.standard.api_version
    kind        = confluent_kafka_cluster.standard.kind

    environment {
      id = confluent_environment.staging.id
    }
  }
}

resource "confluent_kafka_topic" "orders" {
  kafka_cluster {
    id = confluent_kafka_cluster.standard.id
  }
  topic_name    = "orders"
  rest_endpoint = confluent_kafka_cluster.standard.rest_endpoint

  credentials {
    key    = confluent_api_key.client["manager"].id
    secret = confluent_api_key.client["manager"].secret
  }

  depends_on = [confluent_role_binding.client]
}

output "keys" {
  sensitive = true
  value     = { for name, key in confluent_api_key.client : name => { id = key.id, secret = key.secret } }
}
