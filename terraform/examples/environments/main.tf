variable "teams" {
  description = "Names of the teams that get an environment of their own"
  type        = set(string)
  default     = ["orders", "payments", "search"]
}

resource "confluent_environment" "team" {
  for_each     = var.teams
  display_name = each.key
}

resource "confluent_service_account" "team" {
  for_each     = var.teams
  display_name = "${each.key}-admin"
  description  = "Administers the environment of team ${each.key}"
}

resource "confluent_role_binding" "team" {
  for_each    = var.teams
  principal   = "User:${confluent_service_account.team[each.key].id}"
  role_name   = "EnvironmentAdmin"
  crn_pattern = confluent_environment.team[each.key].resource_name
}

# A Cloud key: each team applies its own configuration with it, and sees its own environment only.
resource "confluent_api_key" "team" {
  for_each     = var.teams
  display_name = "${each.key}-admin"

  owner {
    id          = confluent_service_account.team[each.key].id
    api_version = confluent_service_account.team[each.key].api_version
    kind        = confluent_service_account.team[each.key].kind
  }

  depends_on = [confluent_role_binding.team]
}

output "keys" {
  sensitive = true
  value     = { for team, key in confluent_api_key.team : team => { id = key.id, secret = key.secret } }
}
