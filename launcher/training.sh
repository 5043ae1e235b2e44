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

# A platform without brokers on a folder that is thrown away. Its first start makes certificates,
# tables and an account, as no later one does: the second is the one to record. In a subshell, for
# its settings.
train_control_plane() (
  DATA=$(mktemp -d "${TMPDIR:-/tmp}/samsa-training-XXXXXX")
  PORT=$(free_pair_of_ports)
  HOST=
  WITH=
  pid=
  unset SAMSA_AGENT_PORT
  # It has a database and secrets of its own, whatever the platform that is built for has.
  unset QUARKUS_DATASOURCE_JDBC_URL QUARKUS_DATASOURCE_USERNAME QUARKUS_DATASOURCE_PASSWORD
  unset SAMSA_SECRETS_FOLDER SAMSA_OPERATOR_PASSWORD_FILE
  export SAMSA_LOCAL_CELL_ENABLED=false
  mkdir -p "$DATA/run" "$DATA/log"
  trap '[ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true; stop_postgres; rm -rf "$DATA"' EXIT
  run_for_training "$1" || return 1
  run_for_training "$1" "-XX:AOTCacheOutput=$1/control-plane/samsa.aot" || return 1
  [ -s "$1/control-plane/samsa.aot" ]
)

# Starts a control plane, asks it what is asked first, and stops it. Sets pid.
run_for_training() {
  local ticks=900
  rm -f "$DATA/run/platform.json"
  launch_control_plane "$@" </dev/null &
  pid=$!
  until [ -f "$DATA/run/platform.json" ]; do
    kill -0 "$pid" 2>/dev/null && [ "$ticks" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.1
  done
  ask_for /health/ready
  ask_for /api/me
  kill -TERM "$pid"
  wait "$pid" || true
  pid=
}

# $1: a path; what is answered does not matter.
ask_for() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$PORT"
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
    cat <&3
  )
}

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
