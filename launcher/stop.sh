# down and status.

down() {
  read_options "" "$@"
  if ! anything_runs; then
    say "Samsa does not run on $DATA."
    return
  fi
  stop_platform
}

anything_runs() {
  control_plane_pid >/dev/null || postgres_pid >/dev/null || [ -n "$(brokers)" ] || [ -n "$(registries)" ]
}

# The control plane first, or it would restart the brokers; the database last, as all write to it.
stop_platform() {
  local pid
  if pid=$(control_plane_pid); then
    say "Stopping the control plane"
    stop_process "$pid" "-Dsamsa.home=$DATA" TERM 30
  fi
  rm -f "$DATA/run/platform.json"
  stop_registries
  stop_brokers
  stop_postgres
  say "Samsa is stopped; its data stays in $DATA."
}

stop_postgres() {
  local pid
  if pid=$(postgres_pid); then
    say "Stopping PostgreSQL"
    # SIGINT is PostgreSQL's fast shutdown: roll back what is open, write a checkpoint, end.
    stop_process "$pid" "$DATA/postgres/data" INT 60
  fi
}

stop_registries() {
  local running pid folder
  running=$(registries)
  [ -n "$running" ] || return 0
  say "Stopping $(printf '%s\n' "$running" | grep -c .) schema registry process(es)"
  while read -r pid folder; do
    kill -TERM "$pid" 2>/dev/null || true
  done <<<"$running"
  while read -r pid folder; do
    stop_process "$pid" "-Dsamsa.registry=$folder" TERM 20
  done <<<"$running"
}

# All are asked at once: a controlled shutdown takes seconds.
stop_brokers() {
  local running pid node
  running=$(brokers)
  [ -n "$running" ] || return 0
  say "Stopping $(printf '%s\n' "$running" | grep -c .) broker(s)"
  while read -r pid node; do
    kill -TERM "$pid" 2>/dev/null || true
  done <<<"$running"
  while read -r pid node; do
    wait_gone "$pid" "--data $node" 60 || say "  ${node#"$DATA/"} does not end by itself: killed"
    stop_process "$pid" "--data $node" KILL 1
  done <<<"$running"
}

# Exit code 0: the control plane runs; 3: it does not.
status() {
  read_options "" "$@"
  local pid code=0
  say "data           $DATA"
  if pid=$(control_plane_pid); then
    say "control plane  process $pid, $(platform_field url)"
  else
    say "control plane  does not run"
    code=3
  fi
  if pid=$(postgres_pid); then
    say "PostgreSQL     process $pid"
  else
    say "PostgreSQL     does not run here"
  fi
  brokers | while read -r pid node; do
    say "broker         process $pid, ${node#"$DATA/clusters/"}"
  done
  registries | while read -r pid node; do
    say "registry       process $pid, ${node#"$DATA/registries/"}"
  done
  return "$code"
}
