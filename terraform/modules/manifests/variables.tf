variable "settings" {
  description = "What the variables of the module samsa say; see there."
  type = object({
    namespace             = optional(string, "samsa-system")
    clusters_namespace    = optional(string, "samsa-clusters")
    host                  = string
    domain                = optional(string, "samsa.local")
    api_service_type      = optional(string, "ClusterIP")
    api_port              = optional(number, 8443)
    control_plane_image   = string
    operator_image        = string
    broker_image          = string
    image_pull_policy     = optional(string, "IfNotPresent")
    storage_class         = optional(string, "")
    database_url          = string
    database_user         = string
    database_password     = string
    clusters_grace_period = optional(string, "72h")
    cell_name             = optional(string, "home")
    cell_client_host      = string
    cell_capacity_mib     = number
    cell_node_ports       = optional(string, "30000-32767")
    cell_volume_mib       = optional(number, 10240)
    cell_storage_class    = optional(string, "")
  })
}
