# test: every module with static analysis, then one line with the sums.

# Programs that single tests drive, and the Debian package of each.
readonly FOREIGN_TOOLS="kcat:kcat openssl:openssl prometheus:prometheus python3:python3-venv"

# $@: --kubernetes, --long, then what goes to Maven
run_tests() {
  local code=0 kubernetes= long= nodes=1 arguments=()
  while [ $# -gt 0 ]; do
    case $1 in
      --kubernetes) kubernetes=yes ;;
      --long) long=yes nodes=3 ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  [ -z "$long" ] || arguments+=(-Dsamsa.excluded.groups=none)
  use_jdk_25
  find "$SAMSA_ROOT" -path '*/target/surefire-reports/*' -name '*.xml' -delete
  if [ -n "$kubernetes" ]; then
    # Said again at the end, where it is seen.
    kubernetes=$(mktemp)
    if use_kubernetes "$nodes" "the tests in kubernetes-tests did not run" >"$kubernetes"; then
      arguments+=(-Pkubernetes)
    fi
    cat "$kubernetes"
  fi
  (cd "$SAMSA_ROOT" && ./mvnw -B --fail-at-end verify ${arguments[@]+"${arguments[@]}"}) || code=$?
  report_missing_tools
  if [ -n "$kubernetes" ]; then
    cat "$kubernetes"
    rm -f "$kubernetes"
  fi
  print_sums
  return "$code"
}

report_missing_tools() {
  local tool
  for tool in $FOREIGN_TOOLS; do
    command -v "${tool%%:*}" >/dev/null ||
      say "${tool%%:*} is not installed, so its tests were skipped: apt-get install ${tool##*:}"
  done
  command -v npm >/dev/null ||
    say "npm is not installed, so the console, its tests and those with KafkaJS were left out: install Node.js 20 or later"
  command -v go >/dev/null ||
    say "go is not installed, so the tests with franz-go were skipped: install Go 1.26 or later"
  has_chromium ||
    say "Chromium is not installed, so the browser tests were skipped: apt-get install chromium, or set CHROMIUM"
}

has_chromium() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null ||
    command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

# "N passed, N failed, N skipped" over all reports of surefire.
print_sums() {
  find "$SAMSA_ROOT" -path '*/target/surefire-reports/TEST-*.xml' \
    -exec grep -h -m 1 '<testsuite ' {} + |
    awk '
      function value(name,  text) {
        if (!match($0, " " name "=\"[0-9]+\"")) return 0
        text = substr($0, RSTART, RLENGTH)
        gsub(/[^0-9]/, "", text)
        return text
      }
      { tests += value("tests"); bad += value("errors") + value("failures"); skipped += value("skipped") }
      END { printf "%d passed, %d failed, %d skipped\n", tests - bad - skipped, bad, skipped }'
}
