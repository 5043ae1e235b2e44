#!/usr/bin/env bash
# Builds the console and packs it into the folder given, unless nothing has changed since it was packed.
set -euo pipefail

console=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
packed=$1
stamp="$packed/sources.sha256"
cd "$console"

sources() {
  find . \( -name node_modules -o -name dist -o -name target -o -name e2e \) -prune \
    -o -type f ! -name schema.d.ts ! -name '*.md' ! -name pom.xml -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

if ! command -v npm >/dev/null; then
  echo "The console is left out: it is built with Node.js 20 or later, and npm is not on the PATH."
  exit 0
fi
wanted=$(sources)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
  exit 0
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Fetching what the console is built with"
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
npm run --silent build
rm -rf "$packed"
node scripts/pack.mjs dist "$packed"
echo "$wanted" > "$stamp"
