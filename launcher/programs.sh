# rate and verify-invoice: programs that need no platform.

billing_program() {
  ensure_built
  exec "$JAVA_HOME/bin/java" -cp "$(current_release)/control-plane/lib/main/*" \
    dev.samsa.billing.cli.Main "$@"
}
