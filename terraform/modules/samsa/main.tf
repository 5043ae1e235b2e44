# Installs the platform on one Kubernetes cluster: definition, operator, control plane and one cell.

module "manifests" {
  source = "../manifests"

  settings = {
    namespace             = var.namespace
    clusters_namespace    = var.clusters_namespace
    host                  = var.host
    domain                = var.domain
    api_service_type      = var.api_service_type
    api_port              = var.api_port
    control_plane_image   = var.control_plane_image
    operator_image        = var.operator_image
    broker_image          = var.broker_image
    image_pull_policy     = var.image_pull_policy
    storage_class         = var.storage_class
    database_url          = var.database_url
    database_user         = var.database_user
    database_password     = var.database_password
    clusters_grace_period = var.clusters_grace_period
    cell_name             = var.cell_name
    cell_client_host      = var.cell_client_host
    cell_capacity_mib     = var.cell_capacity_mib
    cell_node_ports       = var.cell_node_ports
    cell_volume_mib       = var.cell_volume_mib
    cell_storage_class    = var.cell_storage_class
  }
}

# Keys are file names, so that a changed document changes one object.
resource "kubectl_manifest" "foundation" {
  for_each = nonsensitive(toset(keys(module.manifests.foundation)))

  yaml_body         = module.manifests.foundation[each.key]
  server_side_apply = true
  force_conflicts   = true
  wait              = true
}

resource "kubectl_manifest" "objects" {
  for_each = nonsensitive(toset(keys(module.manifests.objects)))

  yaml_body         = module.manifests.objects[each.key]
  server_side_apply = true
  force_conflicts   = true
  wait              = true
  sensitive_fields  = ["data"]

  depends_on = [kubectl_manifest.foundation]
}
