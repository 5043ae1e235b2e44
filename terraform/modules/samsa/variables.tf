variable "namespace" {
  description = "Namespace of control plane and operator."
  type        = string
  default     = "samsa-system"

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,53}[a-z0-9])?$", var.namespace))
    error_message = "namespace must be the name of a Kubernetes namespace, 55 characters at most."
  }
}

variable "clusters_namespace" {
  description = "Namespace of the tenants' clusters."
  type        = string
  default     = "samsa-clusters"

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.clusters_namespace)) && var.clusters_namespace != var.namespace
    error_message = "clusters_namespace must be the name of a Kubernetes namespace, and not that of the platform: tenants' brokers must not lie beside the platform's secrets."
  }
}

variable "host" {
  description = "Host name under which tenants reach console and REST API; it stands in the certificate."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9]([-a-zA-Z0-9.]{0,251}[a-zA-Z0-9])?$", var.host)) && var.host != "localhost"
    error_message = "host must be a host name or an IPv4 address that tenants can reach."
  }
}

variable "domain" {
  description = "Domain of the clusters' own names in certificates."
  type        = string
  default     = "samsa.local"
}

variable "api_service_type" {
  description = "Kind of the service in front of console and REST API."
  type        = string
  default     = "ClusterIP"

  validation {
    condition     = contains(["ClusterIP", "NodePort", "LoadBalancer"], var.api_service_type)
    error_message = "api_service_type must be ClusterIP, NodePort or LoadBalancer."
  }
}

variable "api_port" {
  description = "Port of that service; with NodePort also the port on the nodes."
  type        = number
  default     = 8443

  validation {
    condition     = var.api_service_type != "NodePort" || (var.api_port >= 30000 && var.api_port <= 32767)
    error_message = "api_port must be from 30000 to 32767 when api_service_type is NodePort."
  }
}

variable "control_plane_image" {
  description = "Image made from operator/images/control-plane.Dockerfile."
  type        = string
}

variable "operator_image" {
  description = "Image made from operator/images/operator.Dockerfile."
  type        = string
}

variable "broker_image" {
  description = "Image made from operator/images/broker.Dockerfile."
  type        = string
}

variable "image_pull_policy" {
  description = "When nodes fetch images."
  type        = string
  default     = "IfNotPresent"

  validation {
    condition     = contains(["IfNotPresent", "Always", "Never"], var.image_pull_policy)
    error_message = "image_pull_policy must be IfNotPresent, Always or Never."
  }
}

variable "storage_class" {
  description = "Storage class of the control plane's volume; the default one without it."
  type        = string
  default     = ""
}

variable "database_url" {
  description = "JDBC URL of a PostgreSQL 18, such as jdbc:postgresql://db.example.org:5432/samsa."
  type        = string

  validation {
    condition     = startswith(var.database_url, "jdbc:postgresql://")
    error_message = "database_url must begin with jdbc:postgresql://."
  }
}

variable "database_user" {
  description = "Account of the database, which owns it."
  type        = string
}

variable "database_password" {
  description = "Its password."
  type        = string
  sensitive   = true
}

variable "clusters_grace_period" {
  description = "How long a deleted cluster can be had back, such as 72h or PT1S."
  type        = string
  default     = "72h"
}

variable "cell_name" {
  description = "Name of the cell that this Kubernetes cluster becomes."
  type        = string
  default     = "home"

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.cell_name))
    error_message = "cell_name must be lower-case letters, digits and hyphens."
  }
}

variable "cell_client_host" {
  description = "Host name or address of the Kubernetes nodes that Kafka clients dial."
  type        = string
}

variable "cell_capacity_mib" {
  description = "Memory that brokers may take in all, in MiB."
  type        = number

  validation {
    condition     = var.cell_capacity_mib >= 512
    error_message = "cell_capacity_mib must be 512 at least: that is one small cluster."
  }
}

variable "cell_node_ports" {
  description = "Node ports that brokers may have, first and last."
  type        = string
  default     = "30000-32767"

  validation {
    condition     = can(regex("^3[0-2][0-9]{3}-3[0-2][0-9]{3}$", var.cell_node_ports))
    error_message = "cell_node_ports must be a first and a last port, such as 30000-32767."
  }
}

variable "cell_volume_mib" {
  description = "Size of each broker's volume at first, in MiB; it grows by itself up to ten times that."
  type        = number
  default     = 10240

  validation {
    condition     = var.cell_volume_mib >= 256
    error_message = "cell_volume_mib must be 256 at least."
  }
}

variable "cell_storage_class" {
  description = "Storage class of the brokers' volumes; the default one without it."
  type        = string
  default     = ""
}
