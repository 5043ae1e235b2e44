# backup and restore: stop and copy. What any start makes anew stays out of the file.

backup() {
  read_options file "$@"
  [ -n "$FILE" ] || misuse "./samsa backup FILE: name the file to write."
  [ -f "$DATA/VERSION" ] || fail "There is no platform in $DATA."
  [ ! -e "$FILE" ] || fail "$FILE is there already: name another file."
  local ran=
  if control_plane_pid >/dev/null; then
    ran=yes
  fi
  if anything_runs; then
    stop_platform
  fi
  write_archive
  say "All data of $DATA is in $FILE; it holds secrets: keep it as safe as the folder."
  if [ -n "$ran" ]; then
    "$SAMSA_ROOT/samsa" up --detach --data "$DATA"
  fi
}

write_archive() {
  if ! (umask 077 && tar -czf "$FILE.part" -C "$DATA" \
    --exclude ./run --exclude ./log --exclude ./postgres-programs .); then
    rm -f "$FILE.part"
    fail "The copy failed (see above); nothing was kept, the data is as it was."
  fi
  mv "$FILE.part" "$FILE"
}

restore() {
  read_options file "$@"
  [ -n "$FILE" ] || misuse "./samsa restore FILE: name the file to read."
  [ -r "$FILE" ] || fail "$FILE cannot be read."
  if [ -d "$DATA" ] && [ -n "$(ls -A "$DATA")" ]; then
    fail "$DATA is not empty: restore fills an empty folder only; choose one with --data."
  fi
  tar -tzf "$FILE" ./VERSION >/dev/null 2>&1 || fail "$FILE is not a backup of Samsa."
  (umask 077 && mkdir -p "$DATA")
  tar -xpzf "$FILE" -C "$DATA" || fail "Unpacking $FILE failed (see above): empty $DATA and try again."
  say "$DATA is as it was when $FILE was made: ./samsa up --data $DATA starts it."
}
