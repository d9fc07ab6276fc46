# What the shipped model reaches on the behaviour suite and on the gold records in the folder $1. Run by `make evaluate`.
set -euo pipefail

shared=$1
echo "behaviour (minimal pairs, cases that hold):"
dragoman evaluate --behaviour evaluation/behaviour

if [ ! -d "$shared/gold" ]; then
  echo "evaluate: no gold records at $shared/gold; say where they are with SHARED=FOLDER"
  exit 0
fi

# The seed report is kept as a plain text; the gold calls it "seed".
mkdir -p build
python - "$shared"/seeds/000_*.txt >build/seed.text.jsonl <<'PYTHON'
import json, pathlib, sys
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print(json.dumps({"id": "seed", "date": "2022-02-20", "text": text}))
PYTHON

echo "dev (paragraphs of 2021 and 2022):"
dragoman evaluate "$shared/gold/dev.jsonl" "$shared/gold/dev.text.jsonl"
echo "dev-articles (whole articles):"
dragoman evaluate "$shared/gold/dev-articles.jsonl" "$shared/gold/dev-articles.text.jsonl"
echo "seed (2022-02-20, AFP):"
dragoman evaluate "$shared/gold/seed.jsonl" build/seed.text.jsonl
