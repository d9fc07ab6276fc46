"""Treebank documents as CoNLL-U, as running text and as words; and a Doc as CoNLL-U."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Doc

Row = tuple[str, ...]  # the ten columns of CoNLL-U
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)


@dataclass(frozen=True)
class GoldSentence:
    """A treebank sentence. ``rows`` are all its rows, ``words`` those of its words: no ranges, no empty nodes.

    ``spaces`` says for each word whether a space comes after it; ``heads`` count from 0, -1 is the root.
    """

    id: str
    paragraph: bool  # begins one
    rows: tuple[Row, ...]
    words: tuple[Row, ...]
    spaces: tuple[bool, ...]

    def column(self, which: int) -> tuple[str, ...]:
        return tuple(row[which] for row in self.words)

    @property
    def heads(self) -> tuple[int, ...]:
        return tuple(int(h) - 1 for h in self.column(HEAD))

    @property
    def text(self) -> str:
        """The running text, with the space after its last word where there is one."""
        return "".join(w[FORM] + " " * space for w, space in zip(self.words, self.spaces, strict=True))

    @property
    def conllu(self) -> str:
        begins = "# newpar\n" if self.paragraph else ""
        return begins + f"# sent_id = {self.id}\n" + "".join("\t".join(row) + "\n" for row in self.rows) + "\n"


@dataclass(frozen=True)
class GoldDocument:
    """A document of a treebank."""

    id: str
    sentences: tuple[GoldSentence, ...]

    @property
    def text(self) -> str:
        """The running text: an empty line before a paragraph, spaces as the treebank has them."""
        text = ""
        for s in self.sentences:
            text = (text.rstrip() + "\n\n" if s.paragraph and text else text) + s.text
        return text.rstrip() + "\n"

    @property
    def conllu(self) -> str:
        return f"# newdoc id = {self.id}\n" + "".join(s.conllu for s in self.sentences)


def read_documents(path: Path) -> list[GoldDocument]:
    """The documents of a CoNLL-U file. Raises ValueError for a row that has not ten columns."""
    documents: list[GoldDocument] = []
    sentences: list[GoldSentence] = []
    block_ends: set[int] = set()
    name = path.stem
    for lines in _blocks(path.read_text(encoding="utf-8")):
        if (new := _comment(lines, "newdoc id")) is not None:
            if sentences:
                documents.append(GoldDocument(name, tuple(sentences)))
            name, sentences, block_ends = new, [], set()
        here = len(sentences)
        block_ends.update(here + length for length in _block_lengths(lines))
        sentences.append(_sentence(lines, path, after_block=here in block_ends))
    return [*documents, GoldDocument(name, tuple(sentences))] if sentences else documents


def read_genres(folder: Path, genres: Sequence[str]) -> list[GoldDocument]:
    """The GUM documents of some genres; the genre is the second part of a file's name."""
    paths = sorted(p for p in folder.glob("GUM_*.conllu") if p.stem.split("_")[1] in genres)
    return [document for p in paths for document in read_documents(p)]


def conllu(docs: Sequence[Doc]) -> str:
    """Docs as CoNLL-U. A Doc has words only, so each of its words is a token too."""
    return "".join(_sentence_conllu(doc, s.first, s.last) for doc in docs for s in doc.sentences)


def _sentence_conllu(doc: Doc, first: int, last: int) -> str:
    rows = []
    for n, t in enumerate(doc.tokens[first : last + 1], start=1):
        inside = first <= t.head <= last  # a head outside the sentence is no tree: the word stands as a root
        head, deprel = (t.head - first + 1, t.deprel) if inside else (0, "root")
        rows.append(f"{n}\t{t.text}\t{t.lemma or '_'}\t{t.upos}\t{t.xpos or '_'}\t_\t{head}\t{deprel}\t_\t_\n")
    return "".join(rows) + "\n"


def _blocks(text: str) -> Iterator[list[str]]:
    for block in re.split(r"\n\n+", text.strip("\n")):
        if block:
            yield block.split("\n")


def _comment(lines: Sequence[str], name: str) -> str | None:
    start = f"# {name} = "
    return next((line.removeprefix(start) for line in lines if line.startswith(start)), None)


def _block_lengths(lines: Sequence[str]) -> Iterator[int]:
    """GUM says how many sentences a heading, a caption or a speaker's turn has: ``# newpar_block = head (1 s)``."""
    for line in lines:
        if line.startswith("# newpar_block"):
            yield from map(int, re.findall(r"\((\d+) s\)", line))


def _sentence(lines: Sequence[str], path: Path, after_block: bool) -> GoldSentence:
    name = _comment(lines, "sent_id") or "?"
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    if odd := [row for row in rows if len(row) != 10]:
        raise ValueError(f"{path}, sentence {name}: a row of CoNLL-U has ten columns, this one {len(odd[0])}: {odd[0]}")
    words = tuple(row for row in rows if row[ID].isdigit())
    return GoldSentence(
        id=name,
        paragraph=after_block or any(line.startswith("# newpar") for line in lines),
        rows=tuple(rows),
        words=words,
        spaces=_spaces(rows, words),
    )


def _spaces(rows: Sequence[Row], words: Sequence[Row]) -> tuple[bool, ...]:
    """After each word; inside a range (``1-2  don't``) there is none, after its last word what the range says."""
    after = {row[ID]: "SpaceAfter=No" not in row[MISC].split("|") for row in words}
    for row in rows:
        if "-" in row[ID]:
            first, last = map(int, row[ID].split("-"))
            after |= {str(i): False for i in range(first, last)}
            after[str(last)] = "SpaceAfter=No" not in row[MISC].split("|")
    return tuple(after[row[ID]] for row in words)
