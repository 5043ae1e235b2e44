resource "confluent_environment" "staging" {
  display_name = "Staging"
}

resource "confluent_kafka_cluster" "basic" {
  display_name = "inventory"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"
  region       = "us-east-2"
  basic {}

  environment {
    id = confluent_environment.staging.id
  }
}

# Owns the topic and the ACLs; the others only use them.
resource "confluent_service_account" "manager" {
  display_name = "inventory-manager"
  description  = "Manages the topics of the inventory cluster"
}

resource "confluent_role_binding" "manager" {
  principal   = "User:${confluent_service_account.manager.id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.basic.rbac_crn
}

resource "confluent_api_key" "manager" {
  display_name = "inventory-manager"

  owner {
    id          = confluent_service_account.manager.id
    api_version = confluent_service_account.manager.api_version
    kind        = confluent_service_account.manager.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.basic.id
    api_version = confluent_kafka_cluster.basic.api_version
    kind        = confluent_kafka_cluster.basic.kind

    environment {
      id = confluent_environment.staging.id
    }
  }

  depends_on = [confluent_role_binding.manager]
}

resource "confluent_kafka_topic" "orders" {
  kafka_cluster {
    id = confluent_kafka_cluster.basic.id
  }
  topic_name       = "orders"
  partitions_count = 3
  rest_endpoint    = confluent_kafka_cluster.basic.rest_endpoint

  credentials {
    key    = confluent_api_key.manager.id
    secret = confluent_api_key.manager.secret
  }
}

resource "confluent_service_account" "client" {
  for_each     = toset(["writer", "reader"])
  display_name = "inventory-${each.key}"
  description  = "Streams through the inventory cluster"
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
    id          = confluent_kafka_cluster.basic.id
    api_version = confluent_kafka_cluster.basic.api_version
    kind        = confluent_kafka_cluster.basic.kind

    environment {
      id = confluent_environment.staging.id
    }
  }
}

locals {
  acls = {
    write  = { account = "writer", type = "TOPIC", name = "orders", pattern = "LITERAL", operation = "WRITE" }
    read   = { account = "reader", type = "TOPIC", name = "orders", pattern = "LITERAL", operation = "READ" }
    groups = { account = "reader", type = "GROUP", name = "inventory-", pattern = "PREFIXED", operation = "READ" }
  }
}

resource "confluent_kafka_acl" "client" {
  for_each = local.acls

  kafka_cluster {
    id = confluent_kafka_cluster.basic.id
  }
  resource_type = each.value.type
  resource_name = each.value.name
  pattern_type  = each.value.pattern
  principal     = "User:${confluent_service_account.client[each.value.account].id}"
  host          = "*"
  operation     = each.value.operation
  permission    = "ALLOW"
  rest_endpoint = confluent_kafka_cluster.basic.rest_endpoint

  credentials {
    key    = confluent_api_key.manager.id
    secret = confluent_api_key.manager.secret
  }
}

output "bootstrap_servers" {
  value = trimprefix(confluent_kafka_cluster.basic.bootstrap_endpoint, "SASL_SSL://")
}

output "keys" {
  sensitive = true
  value     = { for name, key in confluent_api_key.client : name => { id = key.id, secret = key.secret } }
}
