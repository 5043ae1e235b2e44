terraform {
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "~> 2.83"
    }
  }
}

provider "confluent" {
  endpoint = var.endpoint
}

variable "endpoint" {
  description = "Where the platform answers, without a slash at the end"
  type        = string
  default     = "http://127.0.0.1:8080"
}
