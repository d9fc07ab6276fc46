"""Make a Doc from a written parse, so that a test can hand in the analysis it is about.

    doc_from_conllu(\"\"\"
    # text = Rebels shelled Luhansk on Monday.
    1  Rebels    rebel    NOUN   NNS  2  nsubj
    2  shelled   shell    VERB   VBD  0  root
    3  Luhansk   Luhansk  PROPN  NNP  2  obj
    4  on        on       ADP    IN   5  case
    5  Monday    Monday   PROPN  NNP  2  obl
    6  .         .        PUNCT  .    2  punct
    \"\"\")

Seven columns parted by white space (id, form, lemma, upos, xpos, head, deprel), or the ten tab-parted ones of CoNLL-U,
of which the same seven are taken. An empty line ends a sentence. The text is that of the ``# text`` comments where all
sentences have one, else the words joined by spaces, without one before punctuation and clitics; sentences are joined
by one space. ``plain_doc`` makes the Doc of a text that nothing has analysed.
"""

from __future__ import annotations

import re

from dragoman.records import Doc, Sentence, Token

_NO_SPACE_BEFORE = (".", ",", ";", ":", "!", "?", ")", "”", "'s", "’s", "n't", "n’t", "'ll", "’ll", "'", "’")
_NO_SPACE_AFTER = ("(", "“", "$")


def doc_from_conllu(table: str) -> Doc:
    """The Doc of a table as above. Raises ValueError for a line that has neither seven nor ten columns."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for number, (given, rows) in enumerate(_sentences(table)):
        first = len(tokens)
        text += " " if text else ""
        begin = len(text)
        text += given or _joined([row[1] for row in rows])
        place = begin
        for offset, (_, form, lemma, upos, xpos, head, deprel) in enumerate(rows):
            start = text.index(form, place)
            place = start + len(form)
            above = first + int(head) - 1 if head != "0" else -1
            tokens.append(Token(first + offset, start, place, form, number, upos, xpos, lemma, above, deprel))
        sentences.append(Sentence(number, first, len(tokens) - 1))
    return Doc(text, tuple(tokens), tuple(sentences), model="hand")


def plain_doc(text: str) -> Doc:
    """The Doc of a text without analysis: words and sentences by two regular expressions, no tags, no parse."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    first = 0
    for hit in re.finditer(r"\w+(?:\.\w+)*|['’]s\b|[^\w\s]", text):
        tokens.append(Token(len(tokens), hit.start(), hit.end(), hit[0], len(sentences)))
        if hit[0] in ".!?" and re.match(r"\s+[A-Z“\"]|\s*$", text[hit.end() :]):
            sentences.append(Sentence(len(sentences), first, len(tokens) - 1))
            first = len(tokens)
    if first < len(tokens):
        sentences.append(Sentence(len(sentences), first, len(tokens) - 1))
    return Doc(text, tuple(tokens), tuple(sentences))


def _sentences(table: str) -> list[tuple[str, list[list[str]]]]:
    """Text comment and rows of each sentence, without ranges (``1-2``) and empty nodes (``1.1``)."""
    found: list[tuple[str, list[list[str]]]] = []
    given, rows = "", []
    for line in [*map(str.strip, table.splitlines()), ""]:
        if line.startswith("#"):
            given = line.partition("text =")[2].strip() or given
        elif line:
            row = _row(line)
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            found.append((given, rows))
            given, rows = "", []
    return found


def _row(line: str) -> list[str]:
    columns = line.split("\t") if line.count("\t") == 9 else line.split()
    if len(columns) == 10:
        return [*columns[:5], *columns[6:8]]
    if len(columns) == 7:
        return columns
    raise ValueError(f"a row has 7 or 10 columns, this one {len(columns)}: {line!r}")


def _joined(forms: list[str]) -> str:
    text = ""
    for form in forms:
        close = not text or form in _NO_SPACE_BEFORE or text.endswith(_NO_SPACE_AFTER)
        text += form if close else f" {form}"
    return text
