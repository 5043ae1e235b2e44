# Finds a JDK 25 and makes it the one that Maven and our programs run on.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

# Resolves links without readlink -f, which macOS may lack.
jdk_on_path() {
  local java
  java=$(command -v javac) || return 1
  while [ -L "$java" ]; do
    local target
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  jdk_on_path || true
  local folder
  for folder in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java/* /opt/jdk*; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder"
  done
}

use_jdk_25() {
  local candidate
  while IFS= read -r candidate; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done < <(jdk_candidates)
  fail "Samsa needs a JDK 25 and found none: install one (e.g. Temurin 25) or set JAVA_HOME to it."
}
