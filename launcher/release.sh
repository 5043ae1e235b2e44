# Builds the programs and keeps each build in a folder of its own, because processes of an earlier
# build may still run from theirs: target/releases/<id>/{control-plane,broker,demo}.

readonly RELEASES=$SAMSA_ROOT/target/releases
readonly BUILD_LOG=$SAMSA_ROOT/target/build.log
readonly PROGRAM_MODULES=control-plane,data-plane/broker,data-plane/demo

current_release() {
  printf '%s\n' "$RELEASES/$(cat "$RELEASES/current" 2>/dev/null || printf none)"
}

sources() {
  find "$SAMSA_ROOT/pom.xml" "$SAMSA_ROOT/.mvn" \
    "$SAMSA_ROOT"/*/pom.xml "$SAMSA_ROOT"/{data-plane,operator}/*/pom.xml \
    "$SAMSA_ROOT"/*/src/main "$SAMSA_ROOT"/data-plane/*/src/main "$SAMSA_ROOT/operator/api/src/main" \
    "$SAMSA_ROOT"/console/{src,public,index.html,package-lock.json,vite.config.ts} \
    ! -name schema.d.ts "$@" 2>/dev/null
}

# $@: files. All are there and no source is newer than any of them.
up_to_date() {
  local file
  for file; do
    [ -f "$file" ] && [ -z "$(sources -newer "$file" | head -n 1)" ] || return 1
  done
}

# Apicurio Registry, which is not part of a release: it is fetched when it is asked for.
readonly SCHEMA_REGISTRY=$SAMSA_ROOT/schema-registry/target/apicurio

ensure_schema_registry() {
  [ ! -f "$SCHEMA_REGISTRY/quarkus-run.jar" ] || return 0
  mkdir -p "$RELEASES"
  say "Fetching Apicurio Registry (160 MB)"
  (cd "$SAMSA_ROOT" && ./mvnw -B -Dquick -pl schema-registry package) >"$BUILD_LOG" 2>&1 ||
    fail "Apicurio Registry cannot be fetched: $BUILD_LOG says why."
}

# Builds unless the last release, or what Maven has built by other hands, is newer than all sources.
ensure_built() {
  use_jdk_25
  if up_to_date "$(current_release)/built"; then
    return
  fi
  mkdir -p "$RELEASES"
  if up_to_date "$SAMSA_ROOT/control-plane/target/quarkus-app/quarkus-run.jar" \
    "$SAMSA_ROOT/data-plane/broker/target/lib/samsa-broker.jar" \
    "$SAMSA_ROOT/data-plane/demo/target/lib/samsa-demo.jar"; then
    keep_release "$(mktemp "$RELEASES/.built-XXXXXX")"
  else
    build
  fi
}

build() {
  local started=$SECONDS stamp
  say "Building Samsa (the first time this fetches its libraries: some minutes)"
  stamp=$(mktemp "$RELEASES/.built-XXXXXX")
  if ! run_maven; then
    rm -f "$stamp"
    grep '^\[ERROR\]' "$BUILD_LOG" | head -n 12 >&2 || true
    fail "The build failed: $BUILD_LOG has all of it."
  fi
  # The console's types are made into this folder, which is no change of the sources.
  touch -r "$stamp" "$SAMSA_ROOT/console/src/api"
  keep_release "$stamp"
  say "Built in $((SECONDS - started)) s"
}

# Without the settings of the platform that is to be started: Quarkus builds in what it finds of them.
run_maven() {
  (cd "$SAMSA_ROOT" && unset ${!QUARKUS_@} && ./mvnw -B -Dquick -DskipTests -Dmaven.test.skip=true \
    -pl "$PROGRAM_MODULES" -am package) >"$BUILD_LOG" 2>&1 &
  local maven=$! shown=0 waited=0
  # A Ctrl-C reaches Maven as well, being in our group; its half-done work is redone next time.
  while kill -0 "$maven" 2>/dev/null; do
    sleep 0.5
    waited=$((waited + 1))
    shown=$(show_modules "$shown")
    [ $((waited % 60)) -ne 0 ] || say "    still building ($((waited / 2)) s)" >&2
  done
  show_modules "$shown" >/dev/null
  wait "$maven"
}

# Prints the modules begun since the last look to the terminal, and how many there are by now.
show_modules() {
  local modules count
  modules=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[0-9][^ ]*  *\[\([0-9]*\)\/\([0-9]*\)\]$/  \2 of \3  \1/p' \
    "$BUILD_LOG")
  count=$(printf '%s' "$modules" | grep -c . || true)
  [ "$count" -le "$1" ] || printf '%s\n' "$modules" | tail -n "+$(($1 + 1))" >&2
  printf '%s\n' "$count"
}

# $1: a file as old as the beginning of the build, so that a change made meanwhile is built next time
keep_release() {
  local id release
  id=$(date -u +%Y%m%dT%H%M%SZ)-$$
  release=$RELEASES/$id
  mkdir -p "$release"
  cp -R "$SAMSA_ROOT/control-plane/target/quarkus-app" "$release/control-plane"
  cp -R "$SAMSA_ROOT/data-plane/broker/target/lib" "$release/broker"
  cp -R "$SAMSA_ROOT/data-plane/demo/target/lib" "$release/demo"
  train "$release"
  mv "$1" "$release/built"
  printf '%s\n' "$id" >"$RELEASES/current.part"
  mv "$RELEASES/current.part" "$RELEASES/current"
  remove_unused_releases "$id"
}

remove_unused_releases() {
  local folder running
  running=$(ps -A -o args=)
  for folder in "$RELEASES"/*/; do
    folder=${folder%/}
    case $running in
      *"$folder"/*) ;;
      *) [ "$(basename "$folder")" = "$1" ] || rm -rf "$folder" ;;
    esac
  done
}
