# Records of an example story in formats of others, then a signed bundle. Run from the root; docs/exports.md shows it.
set -euo pipefail

store=build/exports.db
out=build/exports
mkdir -p build
rm -rf "$store" "$store"-wal "$store"-shm "$out"
mkdir "$out"
# A settings folder of its own: the user's own key is left alone.
export XDG_CONFIG_HOME=$PWD/$out/config

run() {
  printf '\n$ %s\n' "$*"
  "$@" 2>&1 || true
}

dragoman read examples/stories/port.jsonl --store "$store" >/dev/null 2>&1
run dragoman export petrarch --store "$store"
run dragoman export acled --store "$store" --include claimed -o "$out/port.csv"
run dragoman export polecat --store "$store" --no-text -o "$out/port.txt"
run dragoman export geojson --store "$store" --include all -o "$out/port.geojson"
run dragoman bundle "$out/port.zip" --store "$store"
run dragoman verify "$out/port.zip"
run dragoman bundle "$out/port" --store "$store"
printf "\n\$ sed -i 's/seven dockers/two dockers/' %s\n" "$out/port/events.jsonl"
sed -i 's/seven dockers/two dockers/' "$out/port/events.jsonl"
run dragoman verify "$out/port"
