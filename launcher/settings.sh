# The command line of up, down, status, backup and restore. What up was told stays in the data
# folder, so that the next start of the same platform needs no options.

DATA=$SAMSA_ROOT/.samsa
PORT=
HOST=
WITH=
DETACH=
FILE=

# $1: what the command takes besides --data ("up", "file" or ""), then its arguments
read_options() {
  local kind=$1
  shift
  while [ $# -gt 0 ]; do
    case $kind:$1 in
      *:--data) DATA=$(option_value "$@") || exit 2; shift ;;
      up:--port) PORT=$(option_value "$@") || exit 2; shift ;;
      up:--with) WITH=$(extras_with "$(option_value "$@")") || exit 2; shift ;;
      up:--host) HOST=$(option_value "$@") || exit 2; shift ;;
      up:--detach) DETACH=yes ;;
      file:[!-]*) [ -z "$FILE" ] && FILE=$1 || misuse "One file is enough: '$1' is too many." ;;
      *) misuse "'$1' is not understood here: ./samsa --help lists the options." ;;
    esac
    shift
  done
  DATA=$(absolute "$DATA")
}

option_value() {
  [ $# -ge 2 ] && [ -n "$2" ] || misuse "$1 needs a value."
  printf '%s\n' "$2"
}

# What can be started beside the rest. $1: a name, or "none"
extras_with() {
  case $1 in
    schema-registry | none) printf '%s\n' "$1" ;;
    *) misuse "--with takes schema-registry, or none to leave it out again, not '$1'." ;;
  esac
}

# As the control plane writes it: processes are found by this text in their command lines.
absolute() {
  local path=$1 part result= IFS=/
  case $path in
    /*) ;;
    *) path=$PWD/$path ;;
  esac
  set -f
  for part in $path; do
    case $part in
      "" | .) ;;
      ..) result=${result%/*} ;;
      *) result=$result/$part ;;
    esac
  done
  printf '%s\n' "${result:-/}"
}

stored_setting() {
  sed -n "s/^$1=//p" "$DATA/launcher.conf" 2>/dev/null || true
}

settle_options() {
  PORT=${PORT:-$(stored_setting port)}
  PORT=${PORT:-8080}
  HOST=${HOST:-$(stored_setting host)}
  WITH=${WITH:-$(stored_setting with)}
  case $PORT in
    *[!0-9]*) misuse "--port takes a number, not '$PORT'." ;;
  esac
  [ "$PORT" -ge 1 ] && [ "$PORT" -le 65534 ] || misuse "--port takes a number from 1 to 65534."
  case $HOST in
    *[!A-Za-z0-9.-]*) misuse "--host takes a host name, not '$HOST'." ;;
  esac
}

store_options() {
  printf 'port=%s\nhost=%s\nwith=%s\n' "$PORT" "$HOST" "$WITH" >"$DATA/launcher.conf"
}
