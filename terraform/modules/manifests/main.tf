# Renders the objects in `objects` with the settings. No resource and no provider: what installs them
# is the caller's choice.

terraform {
  required_version = ">= 1.6"
}

locals {
  files = fileset("${path.module}/objects", "*.yaml")
  documents = merge(
    { for file in local.files : file => templatefile("${path.module}/objects/${file}", var.settings) },
    { "02-definition.yaml" = file("${path.module}/../../../operator/api/src/main/resources/META-INF/samsa/kafkaclusters.yaml") },
  )
}

output "foundation" {
  description = "Namespaces and definitions, which all other objects need, by file name."
  value       = { for file, document in local.documents : file => document if startswith(file, "0") }
}

output "objects" {
  description = "All other objects, by file name."
  value       = { for file, document in local.documents : file => document if !startswith(file, "0") }
}

output "rendered" {
  description = "All objects as one text for kubectl apply, in the order of their names."
  value       = join("---\n", [for file in sort(keys(local.documents)) : trimprefix(local.documents[file], "---\n")])
}
