# The platform on the Kubernetes cluster that KUBECONFIG names. Copy this folder and set the values.

terraform {
  required_providers {
    kubectl = {
      source  = "gavinbunney/kubectl"
      version = "~> 1.19"
    }
  }
}

provider "kubectl" {}

variable "host" {
  type = string
}

variable "database_url" {
  type = string
}

variable "database_password" {
  type      = string
  sensitive = true
}

variable "images" {
  description = "Where the three images were pushed: PREFIX/control-plane:TAG and so on."
  type        = object({ prefix = string, tag = string })
}

module "samsa" {
  source = "../../modules/samsa"

  host                = var.host
  api_service_type    = "NodePort"
  api_port            = 30443
  control_plane_image = "${var.images.prefix}/control-plane:${var.images.tag}"
  operator_image      = "${var.images.prefix}/operator:${var.images.tag}"
  broker_image        = "${var.images.prefix}/broker:${var.images.tag}"
  database_url        = var.database_url
  database_user       = "samsa"
  database_password   = var.database_password
  cell_client_host    = var.host
  cell_capacity_mib   = 8192
  cell_volume_mib     = 2048
  cell_node_ports     = "31000-31999"
}

output "url" {
  value = module.samsa.url
}

output "operator_password_command" {
  value = module.samsa.operator_password_command
}

output "ca_command" {
  value = module.samsa.ca_command
}
