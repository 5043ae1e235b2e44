# demo: a platform of its own, the main job played on it, and the bill.

readonly DEMO_DATA=$SAMSA_ROOT/.samsa-demo

demo() {
  local options=() leave= code=0
  while [ $# -gt 0 ]; do
    case $1 in
      --exit) leave=yes ;;
      *) options+=("$1") ;;
    esac
    shift
  done
  DATA=$DEMO_DATA
  read_options up ${options[@]+"${options[@]}"}
  refuse_second_up
  settle_options
  forget_last_demo
  create_data_folder
  ensure_built
  trap 'trap "" INT TERM HUP; end_demo; exit 130' INT TERM HUP
  say "Starting the platform"
  start_control_plane
  say "The platform runs at $(platform_field url)"
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m \
    -cp "$(current_release)/demo/*" dev.samsa.demo.Main \
    "$(platform_field url)" "$DATA/ca.crt" || code=$?
  if [ -n "$leave" ] || [ "$code" -ne 0 ]; then
    end_demo
    exit "$code"
  fi
  say "Ctrl-C stops it and removes its data."
  stay
}

# A demo begins with nothing. Only a folder that a demo made, and nobody has used since, is removed.
forget_last_demo() {
  if [ ! -f "$DATA/run/demo" ] && [ -n "$(ls -A "$DATA" 2>/dev/null)" ]; then
    fail "$DATA holds other data than a demo's: remove it, or choose an empty folder with --data."
  fi
  stop_brokers
  stop_postgres
  remove_demo_data
  mark_as_demo
}

mark_as_demo() {
  (umask 077 && mkdir -p "$DATA/run")
  touch "$DATA/run/demo"
}

# What could not be removed whole stays a demo's, so that the next one can.
remove_demo_data() {
  rm -rf "$DATA" || {
    mark_as_demo
    fail "$DATA could not be removed: something still writes to it."
  }
}

end_demo() {
  stop_platform
  if [ -f "$DATA/run/demo" ]; then
    remove_demo_data
    say "The demo's data is removed."
  fi
}
