"""Odd and hostile texts through the whole way: every record's words stand where it says, and come back from a store.

DRAGOMAN_TEXTS random texts are tried, few in the ordinary tests; `make faults` asks for many.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import ReportError
from dragoman.pipeline import code_report, default_parts
from dragoman.readers import report_from_text
from dragoman.readers.options import MAX_CHARS
from dragoman.store import Store

TEXTS = int(os.environ.get("DRAGOMAN_TEXTS", "40"))

SHELLED = "Peru says Ecuador shelled a border post near Aguas Verdes on Monday."

# Pieces that random texts are put together from: words that make records, and what upsets offsets.
PIECES = (
    "Peru", "Ecuador", "said", "shelled", "denied", "accused", "on Monday", "12 people", "Aguas Verdes", "will meet",
    "talks", "troops", "the minister", "both countries", "they", "not", "if", "by Friday", "“We will answer”", '"',
    ".", ",", ";", ":", "-", "—", "(", ")", "\n", "\n\n", "\t", " ", "\u00a0", "\u200b", "\u202e", "\u2066", "\ufeff",
    "e\u0301", "🙂", "👩\u200d👩\u200d👧", "🇵🇪", "الحرب", "战争", "Ґ", "ß", "İ", "ﬁ", "<script>", "&amp;", "{", "]]>",
    "--", "'s", "%s", "\\", "\x07", "\x85", "\u2028", "0", "1e309", "2024-03-05", "٣", "½",
)  # fmt: skip

ODD = {
    "one letter": "a",
    "one mark": ".",
    "a smile": "🙂",
    "one word again and again": "shelled " * 1_000,
    "a word without end": "shell" * 20_000,
    "no full stop": "Peru says Ecuador shelled Aguas Verdes and " * 40,
    "full stops alone": "." * 20_000,
    "quotation marks alone": '"' * 500,
    "brackets that never close": "(Peru said " * 100,
    "line breaks": "\n" * 10_000 + SHELLED + "\n" * 10_000,
    "right to left, set by a mark": f"\u202e{SHELLED}\u202c",
    "an Arabic report": "قالت بيرو إن الإكوادور قصفت موقعا حدوديا يوم الاثنين.",
    "a Chinese report": "秘鲁说厄瓜多尔周一炮击了一个边防哨所。",
    "nothing between the letters": "\u200b".join(SHELLED),
    "marks upon marks": "P" + "\u0301" * 3_000 + "eru shelled Ecuador.",
    "emoji between words": " 🙂 ".join(SHELLED.split()),
    "capitals": SHELLED.upper(),
    "markup": f"<script>alert('{SHELLED}')</script>",
    "a table": "Peru\t12\tEcuador\t13\n" * 100,
    "many sentences": f"{SHELLED} " * 100,
}


def check(text: str) -> None:
    """The report's records point to their words, and a store takes them and gives them back."""
    coding = code_report(report_from_text(text, date="2024-03-05"), default_parts())
    with Store.open(":memory:") as store:
        assert store.add(coding)  # which compares every span with the text
        assert store.coding(coding.report.id) == coding


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts(text: str) -> None:
    check(text)


@given(
    text=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
)
@settings(max_examples=TEXTS, deadline=None, suppress_health_check=list(HealthCheck))
def test_texts_put_together_at_random(text: str) -> None:
    if text.strip():
        check(text)
    else:
        with pytest.raises(ReportError, match="has no text, only white space"):
            check(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no text, only white space"),
        (" \n\t", "has no text, only white space"),
        ("a" * (MAX_CHARS + 1), "has more than 2,000,000 characters, too many for one report"),
        ("Peru\0shelled", "has U+0000, which is no character, at 4"),
        ("Peru \ud800 shelled", "has U+D800, which is no character, at 5"),
    ],
    ids=["empty", "blank", "longer than any report", "a NUL", "half a character"],
)
def test_what_is_refused_is_told(text: str, told: str) -> None:
    with pytest.raises(ReportError) as caught:
        report_from_text(text)
    assert told in caught.value.reason
