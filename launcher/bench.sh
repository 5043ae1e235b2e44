# bench: figures on this machine, each against a baseline in the same run.

readonly BENCH_DATA=$SAMSA_ROOT/target/bench/data
readonly BENCH_WORK=$SAMSA_ROOT/target/bench/work
readonly BENCH_LIB=$SAMSA_ROOT/bench/target/lib
readonly BENCH_BARE=$SAMSA_ROOT/bench/bare-application/target/quarkus-app/quarkus-run.jar
readonly BENCH_PORT=18580

# $@: names of figures, all if there are none
bench() {
  local code=0
  case " $* " in
    "  ")
      bench_platform || code=$?
      bench_operator || code=$?
      ;;
    " operator ") bench_operator || code=$? ;;
    *" operator "*) misuse "'operator' is measured alone: ./samsa bench operator" ;;
    *) bench_platform "$@" || code=$? ;;
  esac
  return "$code"
}

# The operator on a Kubernetes, where there is one.
bench_operator() {
  local code=0 table=$SAMSA_ROOT/kubernetes-tests/target/figures.md
  use_jdk_25
  use_kubernetes 1 "the figures of the operator were not measured" || return 0
  rm -f "$table"
  say "measuring operator"
  mkdir -p "$(dirname "$BUILD_LOG")"
  (cd "$SAMSA_ROOT" && ./mvnw -B -Dquick -DskipConsole=true -Pkubernetes -pl kubernetes-tests -am verify \
    -Dtest=OperatorFigures -Dsurefire.failIfNoSpecifiedTests=false) >"$BUILD_LOG" 2>&1 || code=$?
  [ ! -f "$table" ] || cat "$table"
  [ "$code" -eq 0 ] || fail "Not all of the operator could be measured: $BUILD_LOG has all of it."
}

# $@: names of figures, all if there are none
bench_platform() {
  local code=0
  DATA=$BENCH_DATA
  PORT=$BENCH_PORT
  refuse_second_up
  stop_brokers
  stop_postgres
  rm -rf "$BENCH_DATA" "$BENCH_WORK"
  create_data_folder
  ensure_built
  build_bench
  # What is measured is not to be disturbed by what comes round meanwhile.
  export SAMSA_USAGE_SEALING_EVERY=off SAMSA_INVOICES_CLOSE_EVERY=12h SAMSA_RECONCILIATION_EVERY=off
  export SAMSA_INVOICES_SEND_EVERY=off SAMSA_PROOFS_ROOTS_EVERY=5s
  trap 'trap "" INT TERM HUP; end_bench; exit 130' INT TERM HUP
  start_control_plane
  "$JAVA_HOME/bin/java" -Xmx1g -cp "$BENCH_LIB/*" dev.samsa.bench.Main \
    "$(platform_field url)" "$DATA" "$(current_release)" "$BENCH_WORK" "$@" || code=$?
  end_bench
  return "$code"
}

build_bench() {
  if up_to_date "$BENCH_LIB/samsa-bench.jar" "$BENCH_BARE"; then
    return
  fi
  (cd "$SAMSA_ROOT" && ./mvnw -q -B -Dquick -Dmaven.test.skip=true -DskipConsole=true \
    -pl bench,bench/bare-application -am package) >"$BUILD_LOG" 2>&1 ||
    fail "The bench could not be built: $BUILD_LOG has all of it."
}

end_bench() {
  stop_platform
  rm -rf "$BENCH_DATA" "$BENCH_WORK"
}
