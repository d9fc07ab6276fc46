"""The rules for words that mean several together: "both countries", "the two leaders", "each other", "the latter"."""

from __future__ import annotations

from dragoman.language.coreference.phrases import Phrase
from dragoman.language.coreference.referents import Discourse, Referent
from dragoman.language.coreference.rules import Meant

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
PAIRS = frozenset({"pair", "couple", "duo"})
SET_WINDOW = 4
# What a member is, where the set's noun says it; and what it may be where two stand joined, as names of places and
# bodies are easily mistaken for each other.
IS = {
    "person": {"person"},
    "country": {"country"},
    "place": {"place"},
    "body": {"body"},
    "any": {"country", "body", "person"},
}
MAY_BE = {
    "person": {"person", ""},
    "country": {"country", "place", ""},
    "place": {"place", "country", ""},
    "body": {"body", "country", "place", ""},
    "any": {"country", "body", "person", "place", ""},
}


def set_of_so_many(d: Discourse, p: Phrase) -> Meant:
    """ "Both countries", "the two leaders": the last two of the kind that stand together, or the only two near."""
    count = _stated_number(d, p)
    kind = _kind_of_members(d, p)
    if not count or not kind:
        return ()
    return _nearest(d, p, count, kind) or _joined(d, p, count, MAY_BE[kind])


def each_other(d: Discourse, p: Phrase) -> Meant:
    """ "Each other" and "one another" mean the members of the subject of their clause."""
    if p.noun != "each other":
        return ()
    subject = d.subject_of(d.verb_over(p.head))
    if subject is None:
        return ()
    here = next(d.back_from(p.sentence, 1), [])
    found = next((r for r in here if r.members and _heads(r, subject.i)), d.of_head.get(subject.i))
    if found is None:
        return ()
    return found.members or (found,)


def former_latter(d: Discourse, p: Phrase) -> Meant:
    """ "The former" means the first and "the latter" the last of two that stand joined before it."""
    word = d.doc.tokens[p.head].text.lower()
    if word not in ("former", "latter"):
        return ()
    for referents in d.back_from(p.sentence, 2):
        for r in referents:
            if len(r.members) == 2 and r.last.last < p.first:
                return (r.members[0 if word == "former" else 1],)
    return ()


def _heads(r: Referent, head: int) -> bool:
    return bool(r.last.members) and r.last.members[0].head == head


def _stated_number(d: Discourse, p: Phrase) -> int:
    """How many a definite phrase says there are: 2 for "both sides" and "the two sides", 0 for "two sides"."""
    if p.kind != "noun":
        return 0
    own = [t for t in d.finder.children(p.head) if t.i < p.head]
    words = {t.text.lower() for t in own} | {d.doc.tokens[p.head].text.lower()}
    if "both" in words:
        return 2
    the = words & {"the", "these", "those"}
    if the and p.noun in PAIRS and p.last == p.head:
        return 2
    return next((NUMBERS[w] for w in words if the and w in NUMBERS), 0)


def _kind_of_members(d: Discourse, p: Phrase) -> str:
    t = d.doc.tokens[p.head]
    if t.text.lower() in ("both", "two"):
        return "any"
    if p.noun in PAIRS:
        return "person"
    return d.words.sets.get(t.text.lower(), "")


def _nearest(d: Discourse, p: Phrase, count: int, kind: str) -> Meant:
    """Walking back sentence by sentence: a coordination of so many of the kind, or the only so many named.

    Where a sentence brings more of them than there should be, it is unknown which are meant. Sides may be of any
    kind, so those that are not joined must be of one kind and no persons.
    """
    found: dict[int, Referent] = {}
    for referents in d.back_from(p.sentence, SET_WINDOW):
        joined = _joined_here(referents, p, count, IS[kind])
        if joined:
            return joined
        for r in referents:
            if r.is_named and not r.members and _is_one(r, IS[kind]) and not _is_around(d, p, r):
                found.setdefault(id(r), r)
        if len(found) >= count:
            break
    ordered = sorted(found.values(), key=lambda r: r.last.head)
    alike = {r.what for r in ordered} in ({"country"}, {"body"}) or kind != "any"
    return tuple(ordered) if len(found) == count and alike and not _nested(d, ordered) else ()


def _joined(d: Discourse, p: Phrase, count: int, kinds: set[str]) -> Meant:
    """The last coordination of so many that may be of the kinds."""
    here = (_joined_here(referents, p, count, kinds) for referents in d.back_from(p.sentence, SET_WINDOW))
    return next((found for found in here if found), ())


def _joined_here(referents: list[Referent], p: Phrase, count: int, kinds: set[str]) -> Meant:
    for r in referents:
        if len(r.members) == count and r.last.head < p.first and all(m.what in kinds for m in r.members):
            return r.members
    return ()


def _is_one(r: Referent, kinds: set[str]) -> bool:
    return r.number != "many" and r.what in kinds


def _nested(d: Discourse, referents: list[Referent]) -> bool:
    """Whether one stands inside another: "UN" in "UN envoy Ana Ruiz"."""
    spans = [q.span for r in referents for q in r.phrases[-1:]]
    return any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in spans for b in spans)


def _is_around(d: Discourse, p: Phrase, r: Referent) -> bool:
    return any(q.sentence == p.sentence and (d.holds(p, q) or d.holds(q, p)) for q in r.phrases[-1:])
