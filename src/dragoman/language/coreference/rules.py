"""The rules for names, nouns and pronouns that mean one thing. Each has a sentence that can be shown.

A rule takes the text as read so far and a phrase, and returns what the phrase may mean: one referent, two where none
is better (then none is chosen), or nothing where the rule doesn't hold.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.coreference.phrases import Phrase
from dragoman.language.coreference.referents import TIMES, Discourse, Referent, name_keys
from dragoman.records import Token

Meant = tuple[Referent, ...]
GENERAL = {"man": "he", "woman": "she", "boy": "he", "girl": "she"}  # nouns that any person may be called by
SELF = frozenset({"himself", "herself", "itself", "themselves"})
KIND_WINDOW = 3  # "the country" looks back so many sentences for a country


def apposition(d: Discourse, p: Phrase) -> Meant:
    """A noun phrase set beside another means the same: "Ana Ruiz, the envoy"."""
    t = d.doc.tokens[p.head]
    beside = d.of_head.get(t.head) if t.deprel == "appos" else None
    if beside is None or p.kind == "set" or (beside.number and p.number and beside.number != p.number):
        return ()
    return (beside,)


def same_name(d: Discourse, p: Phrase) -> Meant:
    """A name that was given before, whole or in part: "Ruiz" after "Ana Ruiz", "UN" after "United Nations"."""
    if p.kind != "name" or not p.words:
        return ()
    for key in name_keys(p, d.words):
        if not key.startswith("…"):
            found = next((r for r in d.named(key) if _may_be_same(p, r)), None)
            if found:
                return (found,)
    if len(p.words) == 1:
        return _one_or_both(r for r in d.named(f"…{p.words[0]}") if _may_be_same(p, r) and p.what in (r.what, ""))
    found = next((r for r in d.named(f"={p.words[-1]}") if r.what == "person" == p.what), None)
    return (found,) if found and _all_names_fit(p, found) else ()


def same_noun(d: Discourse, p: Phrase) -> Meant:
    """A definite noun phrase means what its noun last meant, if it adds nothing to that: "the attack"."""
    if p.kind != "noun" or not p.is_definite or p.noun in TIMES:
        return ()
    for r in d.called(p.noun):
        if _numbers_fit(p, r) and _adds_nothing(d, p, r) and not any(_nested(d, p, q) for q in r.phrases[-2:]):
            return (r,)
    return ()


def kind_of_thing(d: Discourse, p: Phrase) -> Meant:
    """A bare "the country", "the group", "the city", "the woman" means the last one named, if only one was near."""
    bare = all(t.deprel in ("det", "case", "punct") for t in d.finder.children(p.head) if t.i < p.head)
    the = d.doc.tokens[p.first].text.lower() in ("the", "this", "that")
    if p.kind != "noun" or p.number == "many" or not (bare and the):
        return ()
    gender = GENERAL.get(p.noun, "")
    if p.what not in ("body", "country", "place") and not gender:
        return ()
    near: dict[int, Referent] = {}
    for referents in d.back_from(p.sentence, KIND_WINDOW):
        fitting = (r for r in referents if r.is_named and _is_of_kind(r, p, gender))
        near.update((id(r), r) for r in fitting if not any(_nested(d, p, q) for q in r.phrases[-2:]))
    return tuple(near.values())[:2]


def reflexive(d: Discourse, p: Phrase) -> Meant:
    """ "Himself" means the subject of its clause."""
    if p.kind != "pronoun" or p.noun not in SELF:
        return ()
    subject = d.subject_of(d.verb_over(p.head))
    found = d.of_head.get(subject.i) if subject and subject.i != p.head else None
    return (found,) if found else ()


def relative(d: Discourse, p: Phrase) -> Meant:
    """ "Who", "which" and "that" at the head of a relative clause mean the noun that the clause belongs to."""
    if p.noun not in ("who", "whom", "which", "that", "whose"):
        return ()
    t: Token | None = d.doc.tokens[p.head]
    for _ in range(6):
        if t is None or t.deprel == "acl:relcl":
            break
        t = d.above(t.i)
    found = d.of_head.get(t.head) if t is not None and t.deprel == "acl:relcl" else None
    return (found,) if found else ()


# --- what the rules ask -----------------------------------------------------------------------------------


def _one_or_both(found: Iterable[Referent]) -> Meant:
    """The only one, or the last two of several."""
    return tuple(dict.fromkeys(found))[:2]


def _may_be_same(p: Phrase, r: Referent) -> bool:
    return not (
        p.what and r.what and {p.what, r.what} in ({"person", "body"}, {"person", "place"}, {"person", "country"})
    )


def _all_names_fit(p: Phrase, r: Referent) -> bool:
    return all(len(words) == 1 or set(words) & set(p.words[:-1]) for words in r.names)


def _numbers_fit(p: Phrase, r: Referent) -> bool:
    return not p.number or not r.number or p.number == r.number


def _adds_nothing(d: Discourse, p: Phrase, r: Referent) -> bool:
    """Whether every word of the phrase was said of the referent before: "the new envoy" is not "the old envoy"."""
    known = {w for q in r.phrases[-6:] for w in _content(d, q)} | r.nouns
    return _content(d, p) <= known and _owner(d, p) in (None, *(_owner(d, q) for q in r.phrases[-6:]))


def _content(d: Discourse, p: Phrase) -> set[str]:
    tokens = d.doc.tokens[p.first : p.last + 1]
    return {(t.lemma or t.text).lower() for t in tokens if t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")}


def _owner(d: Discourse, p: Phrase) -> int | None:
    """Which referent a phrase belongs to: "his" of "his envoy"."""
    owner = next((t for t in d.finder.children(p.head) if t.deprel == "nmod:poss"), None)
    return None if owner is None else id(d.of_head.get(owner.i))


def _nested(d: Discourse, p: Phrase, q: Phrase) -> bool:
    return q.sentence == p.sentence and (d.holds(p, q) or d.holds(q, p))


def _is_of_kind(r: Referent, p: Phrase, gender: str) -> bool:
    if gender:
        return r.what == "person" and r.gender in ("", gender)
    return r.what == p.what and r.number != "many"
