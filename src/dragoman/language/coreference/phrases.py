"""Words that name, describe or stand for something: the phrases of a text, with what agreement needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.language.coreference.words import ReferenceWords
from dragoman.records import Doc, Token

Kind = Literal["name", "noun", "pronoun", "set"]
Role = Literal["subject", "object", "owner", "oblique", "other"]

# What belongs to a phrase: the codebook's mention, without relative clause, apposition and conjuncts.
PARTS = frozenset(
    {"flat", "compound", "det", "amod", "nmod:desc", "nummod", "nmod:poss", "case", "advmod", "det:predet"}
)
NAME_PARTS = frozenset({"flat", "compound", "nmod:desc", "goeswith"})
ROLES: dict[str, Role] = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obj": "object", "iobj": "object",
    "nmod:poss": "owner", "obl": "oblique", "obl:agent": "oblique", "nmod": "oblique",
}  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
LABELS = {"PER": "person", "ORG": "body", "LOC": "place"}
TOGETHER = frozenset({"meet", "marry", "join", "call", "phone"})
RECIPROCAL = (("each", "other"), ("one", "another"))
RELATIVE = frozenset({"WDT", "WP", "WP$"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last`` with their ``head``.

    ``number`` is one, many or '' where both agree; ``gender`` he, she, it or ''; ``what`` person, body, country,
    place, thing or '' (unknown). ``words`` are a name's own words in lower case, ``members`` the phrases that a
    coordination joins.
    """

    first: int
    last: int
    head: int
    sentence: int
    kind: Kind
    number: str
    gender: str
    what: str
    role: Role
    is_definite: bool
    noun: str
    words: tuple[str, ...] = ()
    members: tuple[Phrase, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        return self.first, self.last


class PhraseFinder:
    """Finds the phrases of a Doc, each in a time that doesn't grow with the text."""

    def __init__(self, doc: Doc, words: ReferenceWords) -> None:
        self._tokens, self._words = doc.tokens, words
        self._children: list[list[Token]] = [[] for _ in doc.tokens]
        for t in doc.tokens:
            if t.head >= 0:
                self._children[t.head].append(t)
        self._label: dict[int, str] = {}
        self._named: dict[int, tuple[int, int]] = {}
        for e in doc.entities:
            for i in range(e.first, e.last + 1):
                self._label[i], self._named[i] = e.label, (e.first, e.last)

    def children(self, i: int) -> list[Token]:
        return self._children[i]

    def all(self) -> list[Phrase]:
        """In the order of their heads; a coordination follows its last member."""
        single = {t.i: p for t in self._tokens if (p := self._phrase(t))}
        found = list(single.values())
        for head, p in single.items():
            joined = [single[t.i] for t in self._children[head] if t.deprel == "conj" and t.i in single]
            if joined and p.kind != "pronoun" and self._has_conjunction(joined[-1].head):
                found.append(self._joined(p, joined))
            elif p.role == "subject" and p.kind == "name" and (other := self._partner(p, single)):
                found.append(self._joined(p, [other]))
        return sorted(found, key=lambda p: (p.members[-1].head if p.members else p.head, bool(p.members)))

    def _has_conjunction(self, conjunct: int) -> bool:
        """Whether an "and" stands before it; "Eastport, Norland" has none."""
        return any(c.deprel == "cc" for c in self._children[conjunct])

    def _partner(self, subject: Phrase, single: dict[int, Phrase]) -> Phrase | None:
        """Whom the subject meets, marries or does something with: "Ruiz met Petrov", "spoke with Petrov"."""
        verb = self._tokens[subject.head].head
        if verb < 0 or self._tokens[verb].upos not in ("VERB", "NOUN"):
            return None
        for c in self._children[verb]:
            met = c.deprel == "obj" and self._tokens[verb].lemma in TOGETHER
            if (met or self._has_case(c.i, "with")) and c.i in single and c.i > subject.head:
                other = single[c.i]
                return other if other.kind == "name" and other.number == "one" else None
        return None

    def _joined(self, first: Phrase, others: list[Phrase]) -> Phrase:
        members = (first, *others)
        whats = {m.what for m in members}
        return replace(
            first,
            last=max(m.last for m in members),
            kind="set",
            number="many",
            gender="",
            what=first.what if len(whats) == 1 else "",
            noun="",
            words=(),
            members=members,
        )

    def _phrase(self, t: Token) -> Phrase | None:
        form = t.text.lower()
        if t.i and (self._tokens[t.i - 1].text.lower(), form) in RECIPROCAL:
            return Phrase(t.i - 1, t.i, t.i, t.sentence, "pronoun", "many", "", "", self._role(t), True, "each other")
        if t.upos == "PRON" or t.xpos == "PRP$":
            return self._pronoun(t, form)
        if not self._is_head(t):
            return None
        first, last = self._extent(t.i, 0)
        what, gender = self._kind_of(t)
        determiner = [c.text.lower() for c in self._children[t.i] if c.deprel in ("det", "det:predet", "nmod:poss")]
        named = self._is_name(t)
        return Phrase(
            first=first,
            last=last,
            head=t.i,
            sentence=t.sentence,
            kind="name" if named else "noun",
            number=self._number(t, what),
            gender=gender or ("it" if what in ("thing", "body", "country", "place") else ""),
            what=what,
            role=self._role(t),
            is_definite=bool(DEFINITE & set(determiner)) or any(c.deprel == "nmod:poss" for c in self._children[t.i]),
            noun=(t.lemma or t.text).lower(),
            words=self._name_words(t) if named else (),
        )

    def _pronoun(self, t: Token, form: str) -> Phrase | None:
        known = self._words.pronouns.get(form)
        if t.xpos in RELATIVE:
            return Phrase(t.i, t.i, t.i, t.sentence, "pronoun", "", "", "", self._role(t), True, form)
        if known is None:
            return None
        what = {"he": "person", "she": "person", "it": ""}.get(known.gender, "")
        role: Role = "owner" if t.deprel == "nmod:poss" else self._role(t)
        return Phrase(t.i, t.i, t.i, t.sentence, "pronoun", known.number, known.gender, what, role, True, form)

    def _is_head(self, t: Token) -> bool:
        """Nouns and names that are not part of another name or noun; a place or body before a noun counts."""
        if t.upos in ("NUM", "DET", "ADJ"):
            return (
                t.deprel in ROLES and t.deprel != "nmod:poss" and t.text.lower() in ("both", "two", "former", "latter")
            )
        if t.upos not in NOMINAL or t.deprel in ("flat", "goeswith", "nmod:desc", "list"):
            return False
        if t.deprel == "compound":
            named = self._named.get(t.i)
            return named is not None and t.head >= 0 and not named[0] <= t.head <= named[1] and t.upos == "PROPN"
        return True

    def _is_name(self, t: Token) -> bool:
        return t.upos == "PROPN" or (t.i in self._named and t.text[:1].isupper() and t.upos != "NOUN")

    def _extent(self, head: int, depth: int) -> tuple[int, int]:
        first = last = head
        for child in self._children[head]:
            if child.deprel == "case" and child.i < head:
                continue
            of = depth < 3 and child.deprel == "nmod" and self._has_case(child.i, "of")
            if not of and child.deprel not in PARTS:
                continue
            a, b = self._extent(child.i, depth + 1) if child.upos in NOMINAL or of else (child.i, child.i)
            first, last = min(first, a), max(last, b)
        while last > head and self._tokens[last].deprel in ("case", "punct") and self._tokens[last].head == head:
            last -= 1
        return first, last

    def _has_case(self, i: int, word: str) -> bool:
        return any(c.deprel == "case" and c.text.lower() == word for c in self._children[i])

    def _name_words(self, t: Token) -> tuple[str, ...]:
        """The words of a name: those of the entity around the head, else the head with its name parts."""
        if t.i in self._named:
            first, last = self._named[t.i]
            inside = list(range(first, last + 1))
        else:
            own = self._extent(t.i, 0)
            not_name = {c.i for c in self._children[t.i] if c.deprel in ("nmod:desc", "nmod:poss", "det")}
            inside = [i for i in range(own[0], own[1] + 1) if i not in not_name and self._is_name_word(i)]
        skip = ("the", "'s", "’s")
        return tuple(w for i in inside if (w := self._tokens[i].text.lower()) not in skip)

    def _is_name_word(self, i: int) -> bool:
        return self._tokens[i].upos == "PROPN" or self._tokens[i].text.lower() == "of"

    def titles(self, t: int) -> Iterator[str]:
        """The nouns that stand as a title or description within a name: "president" in "President Ana Ruiz"."""
        for c in self._children[t]:
            if c.deprel in ("nmod:desc", "compound", "flat") and c.upos in ("NOUN", "PROPN") and c.i < t:
                yield (c.lemma or c.text).lower()
                yield from self.titles(c.i)

    def _kind_of(self, t: Token) -> tuple[str, str]:
        """What a noun or name names, and its gender."""
        w = self._words
        noun = (t.lemma or t.text).lower()
        label = self._label.get(t.i)
        if t.upos == "PROPN" or label:
            if " ".join(self._name_words(t)) in w.countries:
                return "country", "it"
            if label != "PER" and " ".join(self._name_words(t)) in w.bodies:
                return "body", "it"
            what = LABELS.get(label or "", "")
            if what not in ("person", ""):
                return what, "it"
            gender = next((w.titles[x] for x in (noun, *self.titles(t.i)) if w.titles.get(x)), "")
            by_name = w.first_names.get(t.text.lower(), "")
            return (what or ("person" if gender or by_name else w.nouns.get(noun, ("", ""))[0])), gender or by_name
        return w.nouns.get(noun, ("thing" if t.upos == "NOUN" else "", ""))

    def _number(self, t: Token, what: str) -> str:
        if any(c.deprel == "nummod" and c.text.lower() not in ("1", "one") for c in self._children[t.i]):
            return "many"
        if t.xpos in ("NNS", "NNPS") or t.text.lower() in ("people", "police", "both", "two"):
            return "" if what == "body" and t.xpos == "NNPS" else "many"
        return "" if what == "body" else "one"

    def _role(self, t: Token) -> Role:
        """The grammatical role; that of the first conjunct for those joined to it."""
        for _ in range(8):
            if t.deprel not in ("conj", "appos") or t.head < 0:
                break
            t = self._tokens[t.head]
        return ROLES.get(t.deprel, "other")
