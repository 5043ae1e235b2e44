output "url" {
  description = "Where tenants find console and REST API."
  value       = "https://${var.host}:${var.api_port}"
}

output "operator_password_command" {
  description = "Prints the operator account's first password."
  value       = "kubectl -n ${var.namespace} exec deploy/samsa-control-plane -- cat /var/lib/samsa/operator.password"
}

output "ca_command" {
  description = "Prints the CA certificate that Kafka clients and browsers trust."
  value       = "kubectl -n ${var.namespace} exec deploy/samsa-control-plane -- cat /var/lib/samsa/ca.crt"
}

output "cell" {
  description = "Name of the cell."
  value       = var.cell_name
}
