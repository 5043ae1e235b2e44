# The Kubernetes that tests and figures run on: what KUBECONFIG names, else the kit in a folder `shared` beside
# this repository or above it, started for their time unless it runs already.

# Folder of the kit, or nothing.
kit_folder() {
  local folder=$SAMSA_ROOT
  while [ "$folder" != / ]; do
    folder=$(dirname "$folder")
    if [ -x "$folder/shared/kubernetes/kube" ]; then
      printf '%s\n' "$folder/shared/kubernetes"
      return
    fi
  done
}

# Sets KUBECONFIG and what belongs to it. Fails, having said why, when there is no Kubernetes.
# $1: how many nodes the kit shall have; $2: what is left out without one
use_kubernetes() {
  if [ -n "${KUBECONFIG:-}" ] && [ -z "${SAMSA_KUBE_KIT:-}" ]; then
    return
  fi
  local kit output
  kit=${SAMSA_KUBE_KIT:-$(kit_folder)}
  if [ -z "$kit" ]; then
    say "No Kubernetes, so $2: set KUBECONFIG to one."
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    say "The Kubernetes in $kit needs root, so $2."
    return 1
  fi
  export SAMSA_KUBE_KIT=$kit
  eval "$("$kit/kube" env)"
  if kubectl --request-timeout=5s get --raw /readyz >/dev/null 2>&1; then
    return
  fi
  say "Starting the Kubernetes in $kit"
  if ! output=$(timeout 300 "$kit/kube" up --nodes "${SAMSA_KUBE_NODES:-$1}" 2>&1); then
    "$kit/kube" down >/dev/null 2>&1 || true
    unset KUBECONFIG
    say "It does not start here, so $2: ${output##*$'\n'}"
    return 1
  fi
  # shellcheck disable=SC2064 # the kit that was started, whatever is set later
  trap "'$kit/kube' down >/dev/null" EXIT
}
