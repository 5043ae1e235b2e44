# AOT caches: a short run of the broker and of the control plane is recorded, and each later start
# takes its classes from there, in about half the time. They hold for one folder and one JDK, so they
# are made once for each release; without them all works as well, only slower.

# $1: folder of the release
train() {
  say "Recording a first start, so that later ones are fast"
  if ! "$JAVA_HOME/bin/java" -cp "$1/broker/samsa-broker.jar" \
    dev.samsa.broker.training.AotCache "$1/broker" >>"$BUILD_LOG" 2>&1; then
    say "  not done for the broker: see $BUILD_LOG"
  fi
  if ! train_control_plane "$1" >>"$BUILD_LOG" 2>&1; then
    say "  not done for the control plane: see $BUILD_LOG"
  fi
}

# A platform without brokers on a folder that is thrown away. In a subshell, for its settings.
train_control_plane() (
  DATA=$(mktemp -d "${TMPDIR:-/tmp}/samsa-training-XXXXXX")
  PORT=$(free_pair_of_ports)
  HOST=
  WITH=
  unset SAMSA_AGENT_PORT
  export SAMSA_LOCAL_CELL_ENABLED=false
  mkdir -p "$DATA/run" "$DATA/log"
  launch_control_plane "$1" "-XX:AOTCacheOutput=$1/control-plane/samsa.aot" </dev/null &
  local pid=$! ticks=900
  trap 'kill -KILL "$pid" 2>/dev/null || true; stop_postgres; rm -rf "$DATA"' EXIT
  until [ -f "$DATA/run/platform.json" ]; do
    kill -0 "$pid" 2>/dev/null && [ "$ticks" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.1
  done
  kill -TERM "$pid"
  wait "$pid" || true
  [ -s "$1/control-plane/samsa.aot" ]
)

# Prints the first of two neighbouring ports on which nothing listens.
free_pair_of_ports() {
  local port
  while true; do
    port=$((20000 + RANDOM % 10000))
    if ! listens "$port" && ! listens $((port + 1)); then
      printf '%s\n' "$port"
      return
    fi
  done
}

listens() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
