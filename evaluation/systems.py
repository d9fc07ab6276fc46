"""The analysers side by side, each with the same four uses: analyse texts, analyse given words, run, and its size."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

from dragoman.language.analyser import Analyser
from dragoman.records import Doc, Entity, Sentence, Token
from evaluation.treebank import FORM, ID, MISC, GoldDocument, Row, conllu

Name = tuple[int, int, int, str]  # document, first word, last word, label


@dataclass(frozen=True)
class Analysis:
    """What a system made of some documents: CoNLL-U, and the named entities if it has any notion of them."""

    conllu: str
    entities: frozenset[Name] | None


class System(Protocol):
    """An analyser with its model loaded. ``learned`` tells how it was trained."""

    name: str
    learned: str
    size: int  # bytes of the model on disk

    def analyse(self, texts: Sequence[str]) -> Analysis: ...
    def analyse_words(self, documents: Sequence[GoldDocument]) -> Analysis: ...
    def run(self, texts: Sequence[str]) -> None:
        """All of the analysis and nothing made of it, to be timed."""


class Ours:
    """Dragoman's analyser; besides what is compared here it proposes events and statements."""

    def __init__(self, folder: Path | None = None, cores: int = 0) -> None:
        where = folder or Path(str(files("dragoman") / "data" / "model"))
        self._analyser = Analyser.load(folder, cores)
        self.name = "Dragoman"
        self.learned = f"model {self._analyser.version}"
        self.size = _size(where)

    def analyse(self, texts: Sequence[str]) -> Analysis:
        return _analysis(list(self._analyser.analyse_many(texts)))

    def analyse_words(self, documents: Sequence[GoldDocument]) -> Analysis:
        return _analysis([self._analyser.analyse_words(*words_of(d)) for d in documents])

    def run(self, texts: Sequence[str]) -> None:
        for _ in self._analyser.analyse_many(texts):
            pass


class UDPipe:
    """UDPipe 1 as `evaluation.peers.train_udpipe` made it."""

    def __init__(self, folder: Path) -> None:
        import ufal.udpipe

        self._udpipe: Any = ufal.udpipe
        path = folder / "model.udpipe"
        self._model = self._udpipe.Model.load(str(path))
        if self._model is None:
            raise FileNotFoundError(f"{path}: no model of UDPipe; python -m evaluation.peers.train_udpipe makes it")
        self.name = "UDPipe 1"
        self.learned = _told(folder, f"ufal.udpipe {version('ufal.udpipe')}")
        self.size = path.stat().st_size

    def analyse(self, texts: Sequence[str]) -> Analysis:
        return self._written(self._parsed(texts))

    def analyse_words(self, documents: Sequence[GoldDocument]) -> Analysis:
        reader = self._udpipe.InputFormat.newConlluInputFormat()
        return self._written(self._read(reader, (words_only(d) for d in documents)))

    def run(self, texts: Sequence[str]) -> None:
        for _ in self._parsed(texts):
            pass

    def _parsed(self, texts: Iterable[str]) -> Iterator[Any]:
        return self._read(self._model.newTokenizer(self._udpipe.Model.DEFAULT), texts)

    def _read(self, reader: Any, texts: Iterable[str]) -> Iterator[Any]:
        error, default = self._udpipe.ProcessingError(), self._udpipe.Model.DEFAULT
        for text in texts:
            reader.setText(text)
            while reader.nextSentence(sentence := self._udpipe.Sentence(), error):
                self._model.tag(sentence, default)
                self._model.parse(sentence, default)
                yield sentence
            if error.occurred():
                raise ValueError(f"UDPipe: {error.message}")

    def _written(self, sentences: Iterable[Any]) -> Analysis:
        writer = self._udpipe.OutputFormat.newConlluOutputFormat()
        return Analysis("".join(writer.writeSentence(s) for s in sentences), None)


class Spacy:
    """spaCy's small English architecture as `evaluation.peers.train_spacy` made it."""

    def __init__(self, folder: Path) -> None:
        import spacy

        path = folder / "model-best"
        if not path.exists():
            raise FileNotFoundError(f"{path}: no model of spaCy; python -m evaluation.peers.train_spacy makes it")
        self._spacy: Any = spacy
        self._nlp = spacy.load(path)
        self.name = "spaCy"
        self.learned = _told(folder, f"spacy {version('spacy')}")
        self.size = _size(path)

    def analyse(self, texts: Sequence[str]) -> Analysis:
        return _analysis([doc_of(d) for d in self._nlp.pipe(texts)])

    def analyse_words(self, documents: Sequence[GoldDocument]) -> Analysis:
        given = (self._given(d) for d in documents)
        return _analysis([doc_of(d) for d in self._nlp.pipe(given)])

    def run(self, texts: Sequence[str]) -> None:
        for _ in self._nlp.pipe(texts):
            pass

    def _given(self, document: GoldDocument) -> Any:
        return self._spacy.tokens.Doc(
            self._nlp.vocab,
            words=[w[FORM] for s in document.sentences for w in s.words],
            spaces=[space for s in document.sentences for space in s.spaces],
            sent_starts=[i == 0 for s in document.sentences for i in range(len(s.words))],
        )


def words_of(document: GoldDocument) -> tuple[str, list[Token], list[Sentence]]:
    """A document's text, words and sentences as our analyser takes them."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for k, s in enumerate(document.sentences):
        first = len(tokens)
        for word, space in zip(s.column(FORM), s.spaces, strict=True):
            tokens.append(Token(len(tokens), len(text), len(text) + len(word), word, k))
            text += word + " " * space
        sentences.append(Sentence(k, first, len(tokens) - 1))
    return text, tokens, sentences


def words_only(document: GoldDocument) -> str:
    """A document as CoNLL-U without tags, lemmas, features and trees."""

    def bare(row: Row) -> Row:
        return tuple(cell if column in (ID, FORM, MISC) else "_" for column, cell in enumerate(row))

    sentences = (replace(s, rows=tuple(bare(r) for r in s.rows if "." not in r[ID])) for s in document.sentences)
    return replace(document, sentences=tuple(sentences)).conllu


def doc_of(spacy_doc: Any) -> Doc:
    """A spaCy Doc as ours. spaCy makes tokens of runs of white space; they are no words and are left out."""
    kept = [t for t in spacy_doc if not t.is_space]
    place = {t.i: i for i, t in enumerate(kept)}
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for sent in spacy_doc.sents:
        words = [t for t in sent if t.i in place]
        for t in words:
            head = _head(t, place)
            tags = t.pos_, t.tag_, t.lemma_, head, "root" if head < 0 else t.dep_
            tokens.append(Token(len(tokens), t.idx, t.idx + len(t), t.text, len(sentences), *tags))
        if words:
            sentences.append(Sentence(len(sentences), len(tokens) - len(words), len(tokens) - 1))
    names = ([place[t.i] for t in e if t.i in place] + [e.label_] for e in spacy_doc.ents)
    entities = tuple(Entity(n[0], n[-2], n[-1]) for n in names if len(n) > 1)
    return Doc(spacy_doc.text, tuple(tokens), tuple(sentences), entities)


def _head(token: Any, place: dict[int, int]) -> int:
    """The place of the nearest ancestor that is a word; -1 for a root."""
    while token.head.i != token.i:
        token = token.head
        if token.i in place:
            return place[token.i]
    return -1


def _analysis(docs: Sequence[Doc]) -> Analysis:
    return Analysis(
        conllu(docs), frozenset((k, e.first, e.last, e.label) for k, d in enumerate(docs) for e in d.entities)
    )


def _size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def _told(folder: Path, release: str) -> str:
    """What a training said of itself in ``model.json``."""
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    minutes = sum(told["processor seconds"].values()) / 60
    return f"{release}, trained on {told['words']:,} words in {minutes:.0f} processor minutes"
