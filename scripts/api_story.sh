# The HTTP API asked with curl, on the store of one story. Run from the root; docs/api-http.md shows it.
set -euo pipefail

store=build/api-story.db
mkdir -p build
rm -f "$store" "$store"-wal "$store"-shm
dragoman read examples/stories/port.jsonl --store "$store" > build/api-story.log
printf 'only-for-this-example-%s\n' "$RANDOM" > build/api-story.token
export TOKEN
TOKEN=$(cat build/api-story.token)
dragoman serve --store "$store" --port 8471 --user ana --token-file build/api-story.token > build/api-story.log 2>&1 &
server=$!
trap 'kill $server' EXIT
curl -s --retry 20 --retry-connrefused --retry-delay 1 -o build/api-story.json http://127.0.0.1:8471/api/about

api=http://127.0.0.1:8471/api
ask() { # what is shown, then the command itself
  printf '\n$ %s\n' "${1//$api/\$API}"
  eval "$1"
}

printf '$ API=%s\n' "$api"
ask "curl -s $api/about"
echo
ask "curl -s '$api/incidents?contested=true' | jq -c '.items[] | {id, title, why, reports}'"
ask "curl -s '$api/events?actor=URY&limit=1' | jq '.items[0] | {id, type, actor: [.actor[].span.quote], target, incident}'"
ask "curl -s '$api/timeline?by=week' | jq -c '.rows[]'"
ask "curl -s '$api/network' | jq -c '.edges[]'"
ask "curl -s '$api/ledger' | jq -c '.items[] | {id, kind, by: [.by[].words], what: .what.quote, outcome}'"
ask "curl -s $api/statements.jsonl | jq -c '[.act, .speaker[0].span.quote, .content.quote]'"
ask "curl -s -i '$api/incidents?since=2024-99' | grep -v -e '^date' -e '-policy' -e '^x-' -e '^permissions'"
ask "curl -s $api/reports -H \"Authorization: Bearer \$TOKEN\" -H 'Content-Type: application/json' -d '{\"text\": \"Paraguay accused Uruguay on Thursday of firing on a ferry.\", \"date\": \"2024-05-10\", \"publisher\": \"River Post\"}'"
echo
id=$(curl -s "$api/ledger" | jq -r '.items[0].id')
ask "curl -s $api/decisions -H \"Authorization: Bearer \$TOKEN\" -H 'Content-Type: application/json' -d '{\"kind\": \"outcome\", \"subject\": \"$id\", \"object\": \"met\", \"why\": \"the apology was read out on the radio\"}' | jq -c '.items[]'"
ask "curl -s -o /dev/null -w '%{http_code}' -X POST $api/decisions -d '{}'"
echo
