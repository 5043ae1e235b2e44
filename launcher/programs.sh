# demo, rate and verify-invoice: programs that use the platform or its price lists.

demo() {
  ensure_built
  local jar
  jar=$(current_release)/demo/samsa-demo.jar
  unzip_lists "$jar" dev/samsa/demo/Main.class || fail "This build holds no demo."
  exec "$JAVA_HOME/bin/java" -cp "$(current_release)/demo/*" dev.samsa.demo.Main "$@"
}

billing_program() {
  ensure_built
  exec "$JAVA_HOME/bin/java" -cp "$(current_release)/control-plane/lib/main/*" \
    dev.samsa.billing.cli.Main "$@"
}

# $1: jar, $2: entry
unzip_lists() {
  "$JAVA_HOME/bin/jar" --list --file "$1" 2>/dev/null | grep -qx "$2"
}
