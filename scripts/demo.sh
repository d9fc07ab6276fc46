# The example reports to their record, each command shown before it runs. Run by `make demo`.
set -euo pipefail

store=build/demo.db
mkdir -p build
rm -f "$store" "$store"-wal "$store"-shm

run() {
  printf '\n$ %s\n' "$*"
  "$@"
}

printf '$ dragoman read examples/*.txt --store %s\n' "$store"
dragoman read examples/*.txt --store "$store"
run dragoman events --store "$store"
run dragoman statements --store "$store"

# One event in full: shelling by Ecuador, on Peru's word.
id=$(dragoman events --store "$store" --type ASSAULT --actor Ecuador --claimed-by Peru --as csv | sed -n '2s/,.*//p')
run dragoman show "${id:0:9}" --store "$store"

run dragoman incidents --contested --store "$store"
run dragoman ledger --store "$store"

cat <<NEXT

The record is in $store. Try next (source .venv/bin/activate first):
  dragoman serve --store $store --open
  dragoman events --store $store --status requested
  dragoman statements --store $store --act deny
  dragoman events --store $store --claimed-by Ecuador --as jsonl
  dragoman series PER ECU --by day --store $store
  dragoman brief --from 2024-03-05 --to 2024-03-06 --store $store
And with reports of your own: dragoman read FOLDER --store crisis.db
NEXT
