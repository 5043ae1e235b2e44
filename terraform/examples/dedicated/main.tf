variable "cku" {
  description = "Capacity; change it and apply again to resize in place"
  type        = number
  default     = 2
}

resource "confluent_environment" "production" {
  display_name = "Production"
}

resource "confluent_kafka_cluster" "dedicated" {
  display_name = "payments"
  availability = "MULTI_ZONE"
  cloud        = "AWS"
  region       = "eu-central-1"
  dedicated {
    cku = var.cku
  }

  environment {
    id = confluent_environment.production.id
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_service_account" "importer" {
  display_name = "payments-importer"
  description  = "Writes what comes from other systems, not too fast"
}

resource "confluent_kafka_client_quota" "importer" {
  display_name = "importer"
  description  = "1 MB/s in, 5 MB/s out"

  throughput {
    ingress_byte_rate = "1048576"
    egress_byte_rate  = "5242880"
  }
  principals = [confluent_service_account.importer.id]

  kafka_cluster {
    id = confluent_kafka_cluster.dedicated.id
  }
  environment {
    id = confluent_environment.production.id
  }
}

output "cku" {
  value = confluent_kafka_cluster.dedicated.dedicated[0].cku
}
