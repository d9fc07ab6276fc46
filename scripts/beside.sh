# Other projects' data beside ours. Run from the root; docs/imports.md shows it.
set -euo pipefail

store=build/beside.db
mkdir -p build
rm -f "$store" "$store"-wal "$store"-shm

run() {
  printf '\n$ %s\n' "$*"
  "$@" 2>&1
}

printf '$ dragoman read examples/stories/port.jsonl --store %s\n' "$store"
dragoman read examples/stories/port.jsonl --store "$store"
run dragoman import examples/data/port-polecat.txt --store "$store"
run dragoman series URY PRY --by day --with polecat --store "$store"
run dragoman compare polecat --by dyad-day --store "$store"
id=$(dragoman compare polecat --by type-day --store "$store" --as csv 2>/dev/null | grep -o 'x[0-9a-f]\{16\}' | head -1)
run dragoman show "${id:0:9}" --store "$store"
