# up: from nothing, or from whatever still runs, to a platform that answers.

readonly START_SECONDS=180
readonly LEAST_FREE_MIB=512

up() {
  read_options up "$@"
  refuse_second_up
  settle_options
  create_data_folder
  # Whoever works in a demo's folder keeps it.
  rm -f "$DATA/run/demo"
  ensure_built
  [ "$WITH" != schema-registry ] || ensure_schema_registry
  trap 'trap "" INT TERM HUP; stop_platform; exit 0' INT TERM HUP
  start_control_plane
  store_options
  announce
  [ -n "$DETACH" ] || stay
}

refuse_second_up() {
  local pid url
  if pid=$(control_plane_pid); then
    url=$(platform_field url)
    fail "Samsa already runs on $DATA (process $pid${url:+, $url}): ./samsa down stops it."
  fi
}

create_data_folder() {
  (umask 077 && mkdir -p "$DATA/run" "$DATA/log") 2>/dev/null ||
    fail "The data folder $DATA cannot be made: choose a place that you may write to with --data."
  [ -w "$DATA" ] || fail "The data folder $DATA is not writable."
  local free
  free=$(df -Pk "$DATA" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$LEAST_FREE_MIB" ] ||
    fail "The disk of $DATA is full ($free MiB free, $LEAST_FREE_MIB needed): free some space first."
}

# Sets CONTROL_PLANE to the process id once everything answers.
start_control_plane() {
  rm -f "$DATA/run/platform.json"
  local database_ran=
  if postgres_pid >/dev/null; then
    database_ran=yes
  fi
  local release
  release=$(current_release)
  # Without the cache, or with one that another JDK made, the virtual machine starts as ever.
  launch_control_plane "$release" "-XX:AOTCache=$release/control-plane/samsa.aot" \
    -XX:AOTMode=auto -Xlog:aot=off -Xlog:cds=off >"$DATA/run/start.out" 2>&1 </dev/null &
  CONTROL_PLANE=$!
  local ticks=$((START_SECONDS * 10))
  until [ "$(platform_field pid)" = "$CONTROL_PLANE" ]; do
    if ! kill -0 "$CONTROL_PLANE" 2>/dev/null; then
      [ -n "$database_ran" ] || stop_postgres
      explain_failed_start
    fi
    if [ "$ticks" -eq 0 ]; then
      kill "$CONTROL_PLANE"
      fail "The platform does not answer after $START_SECONDS s: see $DATA/log/control-plane.log."
    fi
    ticks=$((ticks - 1))
    sleep 0.1
  done
}

# $1: folder of the release, then more flags of the virtual machine
launch_control_plane() {
  local release=$1
  shift
  export SAMSA_LOCAL_CELL_BROKER_LIB=$release/broker
  export SAMSA_LOCAL_CELL_JAVA=$JAVA_HOME/bin/java
  export SAMSA_AGENT_PORT=${SAMSA_AGENT_PORT:-$((PORT + 1))}
  # Two arenas: the C library's default of eight a core costs tens of MiB.
  export MALLOC_ARENA_MAX=2
  [ -z "$HOST" ] || export SAMSA_HOST=$HOST
  if [ "$WITH" = schema-registry ]; then
    export SAMSA_SCHEMA_REGISTRY_ENABLED=true SAMSA_SCHEMA_REGISTRY_PROGRAMS=$SCHEMA_REGISTRY
  fi
  own_session "$JAVA_HOME/bin/java" \
    -Xmx160m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
    "$@" -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
    "-Dsamsa.home=$DATA" \
    "-Dquarkus.http.port=$PORT" \
    "-Dquarkus.log.console.enabled=false" \
    "-Dquarkus.log.file.enabled=true" \
    "-Dquarkus.log.file.path=$DATA/log/control-plane.log" \
    "-Dquarkus.log.file.rotation.max-file-size=10M" \
    "-Dquarkus.log.file.rotation.max-backup-index=5" \
    -jar "$release/control-plane/quarkus-run.jar"
}

# A refusal is one line that says all; anything longer is for the log.
explain_failed_start() {
  local output=$DATA/run/start.out
  if [ "$(grep -c . "$output")" -eq 1 ]; then
    fail "$(cat "$output")"
  fi
  tail -n 8 "$output" >&2
  fail "The control plane did not start: see $output and $DATA/log/control-plane.log."
}

announce() {
  local url
  url=$(platform_field url)
  cat <<TEXT
Samsa runs: $url
  CA file of its clusters   $DATA/ca.crt
  operator account          operator@localhost, password in $DATA/operator.password
  log                       $DATA/log/control-plane.log
  first steps               README.md: sign up, make a cluster, stream with kcat
TEXT
  if [ -z "$DETACH" ]; then
    say "Ctrl-C stops it."
  fi
}

# Stays in the foreground until Ctrl-C (see the trap in up), or until the control plane ends without us.
stay() {
  local code=0
  wait "$CONTROL_PLANE" || code=$?
  case $code in
    0 | 143) say "Samsa was stopped." ;;
    *) fail "The control plane ended (code $code); brokers and database run on: ./samsa up takes them over." ;;
  esac
}
