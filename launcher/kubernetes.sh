# The Kubernetes that tests run on: what KUBECONFIG names, else the kit in a folder `shared` beside
# this repository or above it, started for the time of the tests unless it runs already.

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
use_kubernetes() {
  if [ -n "${KUBECONFIG:-}" ] && [ -z "${SAMSA_KUBE_KIT:-}" ]; then
    return
  fi
  local kit output
  kit=${SAMSA_KUBE_KIT:-$(kit_folder)}
  if [ -z "$kit" ]; then
    say "No Kubernetes, so the tests in kubernetes-tests did not run: set KUBECONFIG to one."
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    say "The Kubernetes in $kit needs root, so the tests in kubernetes-tests did not run."
    return 1
  fi
  export SAMSA_KUBE_KIT=$kit
  eval "$("$kit/kube" env)"
  if kubectl get --raw /readyz >/dev/null 2>&1; then
    return
  fi
  say "Starting the Kubernetes in $kit"
  if ! output=$("$kit/kube" up --nodes "${SAMSA_KUBE_NODES:-1}" 2>&1); then
    "$kit/kube" down >/dev/null 2>&1 || true
    say "It does not start here, so the tests in kubernetes-tests did not run: ${output##*$'\n'}"
    return 1
  fi
  # shellcheck disable=SC2064 # the kit that was started, whatever is set later
  trap "'$kit/kube' down >/dev/null" EXIT
}
