# Makes terraform/samsa.yaml, for those who install with kubectl alone: `./render` beside the module.

module "manifests" {
  source = "../modules/manifests"

  settings = {
    host                = "samsa.example.org"
    api_service_type    = "NodePort"
    api_port            = 30443
    control_plane_image = "samsa.example.org/control-plane:0.1.0"
    operator_image      = "samsa.example.org/operator:0.1.0"
    broker_image        = "samsa.example.org/broker:0.1.0"
    database_url        = "jdbc:postgresql://database.example.org:5432/samsa"
    database_user       = "samsa"
    database_password   = "change me"
    cell_client_host    = "samsa.example.org"
    cell_capacity_mib   = 8192
    cell_node_ports     = "31000-31999"
  }
}

output "rendered" {
  value = module.manifests.rendered
}
