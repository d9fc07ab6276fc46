# One story told by four publishers, with an update, a correction and a kill. Run from the root; docs/incidents.md shows it.
set -euo pipefail

store=build/story.db
mkdir -p build
rm -f "$store" "$store"-wal "$store"-shm

run() {
  printf '\n$ %s\n' "$*"
  "$@" 2>&1
}

printf '$ dragoman read examples/stories/port.jsonl --store %s\n' "$store"
dragoman read examples/stories/port.jsonl --store "$store"
run dragoman incidents --store "$store"
id=$(dragoman incidents --contested --store "$store" --as jsonl | head -1 | sed 's/^{"id": "\([^"]*\)".*/\1/')
run dragoman show "${id:0:9}" --store "$store"
run dragoman ledger --store "$store"
run dragoman series URY PRY --by day --store "$store"
run dragoman brief --from 2024-05-06 --to 2024-05-08 --store "$store"
