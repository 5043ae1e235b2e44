# Processes of a platform. A process id read from a file counts only while the process that carries
# it is what the file says: after a reboot the number may be anybody's.

# Minimal container images lack ps, and without it nothing that runs would be found.
require_ps() {
  command -v ps >/dev/null ||
    fail "Samsa needs the program ps: install it (on Debian and Ubuntu: apt-get install procps)."
}

# Runs a program in a session of its own, so that a Ctrl-C or a closing terminal spares it.
own_session() {
  if command -v setsid >/dev/null; then
    exec setsid "$@"
  fi
  exec perl -e 'use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127' "$@"
}

# $1: process id, $2: a text that its command line must hold
runs() {
  [ -n "$1" ] || return 1
  local arguments
  arguments=$(ps -o args= -p "$1" 2>/dev/null) || return 1
  case $arguments in
    *"$2"*) return 0 ;;
    *) return 1 ;;
  esac
}

# $1: process id, $2: as for runs, $3: seconds. Fails when it still runs after that.
wait_gone() {
  local ticks=$(($3 * 10))
  while runs "$1" "$2"; do
    [ "$ticks" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.1
  done
}

# $1: process id, $2: as for runs, $3: signal that asks it to end, $4: seconds until it is killed
stop_process() {
  runs "$1" "$2" || return 0
  kill "-$3" "$1" 2>/dev/null || true
  if ! wait_gone "$1" "$2" "$4"; then
    kill -KILL "$1" 2>/dev/null || true
    wait_gone "$1" "$2" 5 || fail "Process $1 does not end."
  fi
}

control_plane_pid() {
  local pid
  pid=$(cat "$DATA/run/lock" 2>/dev/null) || return 1
  runs "$pid" "-Dsamsa.home=$DATA" && printf '%s\n' "$pid"
}

postgres_pid() {
  local pid
  pid=$(head -n 1 "$DATA/postgres/data/postmaster.pid" 2>/dev/null) || return 1
  runs "$pid" "$DATA/postgres/data" && printf '%s\n' "$pid"
}

# One line for each broker that runs: process id and the folder of its node. By command line, not by lock file: one that has
# only just been started holds no lock yet, and would outlive a platform that is stopped that moment.
brokers() {
  local pid arguments node
  ps -A -ww -o pid= -o args= | while read -r pid arguments; do
    case $arguments in
      *"samsa-broker.jar"*" --data $DATA/clusters/"*)
        node=${arguments#*" --data "}
        printf '%s %s\n' "$pid" "${node%%" --secrets "*}"
        ;;
    esac
  done
}

# One line for each schema registry that runs: process id and the folder of its environment's registry.
registries() {
  local pid arguments folder
  ps -A -ww -o pid= -o args= | while read -r pid arguments; do
    case $arguments in
      *"-Dsamsa.registry=$DATA/registries/"*)
        folder=${arguments#*"-Dsamsa.registry="}
        printf '%s %s\n' "$pid" "${folder%%" -jar "*}"
        ;;
    esac
  done
}

# A field of the file in which a control plane that answers describes itself.
platform_field() {
  sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",]*\)\"\{0,1\}.*/\1/p" "$DATA/run/platform.json" 2>/dev/null || true
}
