"""Whom "he", "it" or "they" means: every candidate is weighed by what tells for and against it.

The weights are data (``weights.tsv``), one column for each family of pronouns; the features are the functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from dragoman.language.coreference.phrases import Phrase
from dragoman.language.coreference.referents import TIMES, Discourse, Referent
from dragoman.records import Token

CLEAR = 0.1  # the best candidate is chosen where it is likelier than the next by so much
MOST = 24  # candidates weighed for one pronoun
GUESS = frozenset("say think believe hope expect know seem appear be take".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A referent that a pronoun may mean, None for nothing named before, with its features."""

    referent: Referent | None
    features: dict[str, float]


Choose = Callable[[Phrase, Sequence[Candidate], Mapping[str, float]], tuple[Referent, ...]]


def family(pronoun: Phrase) -> str:
    """Which column of weights a pronoun goes by."""
    return "they" if pronoun.number == "many" else "it" if pronoun.gender == "it" else "he"


def candidates(d: Discourse, pronoun: Phrase) -> list[Candidate]:
    """What the pronoun may mean, the nearest first, and last that it means nothing named before."""
    found: list[Candidate] = []
    seen: set[int] = set()
    for back, referents in enumerate(d.back_from(pronoun.sentence)):
        for r in referents:
            if id(r) in seen or len(found) >= MOST:
                continue
            seen.add(id(r))
            mention = next((p for p in reversed(r.phrases) if p.sentence == pronoun.sentence - back), r.last)
            if agrees(pronoun, r) and not _is_barred(d, pronoun, r):
                found.append(Candidate(r, _features(d, pronoun, r, mention, back, len(found))))
    return [*found, Candidate(None, _nothing(d, pronoun, bool(found)))]


def best(pronoun: Phrase, found: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Referent, ...]:
    """The likeliest candidate; two where neither is clearly likelier; none where it seems to mean nothing before."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in c.features.items()) for c in found]
    top = max(scores)
    odds = [exp(s - top) for s in scores]
    share = sorted(((o / sum(odds), -i) for i, o in enumerate(odds)), reverse=True)
    first = found[-share[0][1]].referent
    second = found[-share[1][1]].referent if len(share) > 1 else None
    if first is None:
        return ()
    if second is not None and share[0][0] - share[1][0] < CLEAR:
        return first, second
    return (first,)


def agrees(pronoun: Phrase, r: Referent) -> bool:
    """Number, gender and animacy: "he" is one person, "it" no person, "they" several or a body of people."""
    if pronoun.number == "many":
        return r.number == "many" or (r.what in ("body", "") and r.number == "") or r.what == "body"
    if r.number == "many":
        return False
    if pronoun.gender == "it":
        return r.what != "person" and r.gender in ("", "it")
    return r.what in ("person", "") and r.gender in ("", pronoun.gender) and _may_be_person(r)


def _may_be_person(r: Referent) -> bool:
    return r.what == "person" or r.is_named or any(p.kind == "pronoun" for p in r.phrases)


def _is_barred(d: Discourse, pronoun: Phrase, r: Referent) -> bool:
    """Whether the parse rules it out: a phrase around the pronoun, or the other side of the same verb."""
    for p in reversed(r.phrases[-3:]):
        if p.sentence != pronoun.sentence:
            return False
        if d.holds(p, pronoun) or any(d.holds(m, pronoun) for m in p.members):
            return True
        if pronoun.role != "owner" and p.role in ("subject", "object", "oblique"):
            mine, its = d.above(pronoun.head), d.above(p.head)
            if mine is not None and its is not None and mine.i == its.i:
                return True
    return False


def _features(d: Discourse, pronoun: Phrase, r: Referent, p: Phrase, back: int, nearer: int) -> dict[str, float]:
    return {name: value for name, value in _each_feature(d, pronoun, r, p, back, nearer) if value}


def _each_feature(
    d: Discourse, pronoun: Phrase, r: Referent, p: Phrase, back: int, nearer: int
) -> Iterator[tuple[str, float]]:
    sentence = d.doc.sentences[p.sentence]
    yield ("same_sentence", "one_back", "two_back", "far_back")[min(back, 3)], 1.0
    yield p.role, 1.0
    yield "far", log(1 + pronoun.head - p.head) if pronoun.head > p.head else 0.0
    yield "nearer_ones", log(1 + nearer)
    yield "opens_sentence", float(p.first <= sentence.first + 1)
    yield "opens_last_sentence", float(p.first <= sentence.first + 1 and back == 1)
    yield "subject_last_sentence", float(p.role == "subject" and back == 1)
    yield "subject_same_sentence", float(p.role == "subject" and back == 0)
    yield "same_role", float(p.role == pronoun.role)
    yield "named", float(r.is_named)
    yield "by_pronoun", float(p.kind == "pronoun")
    yield "by_same_pronoun", float(p.kind == "pronoun" and p.number == pronoun.number and p.gender == pronoun.gender)
    yield "often", log(len(r.phrases))
    yield "gender_known", float(bool(r.gender) and r.gender == pronoun.gender)
    yield "number_known", float(r.number == pronoun.number)
    yield r.what or "unknown", 1.0
    yield "several", float(bool(r.members))
    yield "several_far_apart", float(bool(p.members) and p.members[-1].head - p.members[0].head > 4)
    yield "indefinite", float(p.kind == "noun" and not p.is_definite)
    yield "time", float(r.last.noun in TIMES or p.noun in TIMES)
    yield "subject_of_clause", float(_is_subject_of_clause(d, pronoun, p))
    yield "subject_above", float(_is_subject_above(d, pronoun, p))


def _is_subject_of_clause(d: Discourse, pronoun: Phrase, p: Phrase) -> bool:
    """Whether it is the subject of the pronoun's own verb: "Norland recalled its envoy"."""
    subject = d.subject_of(d.verb_over(pronoun.head))
    return subject is not None and subject.i == p.head


def _is_subject_above(d: Discourse, pronoun: Phrase, p: Phrase) -> bool:
    """Whether it is the subject of the verb that the pronoun's clause hangs on: "Ruiz said she would go"."""
    verb = d.verb_over(pronoun.head)
    above = d.verb_over(verb.i) if verb is not None else None
    subject = d.subject_of(above) if above is not None else None
    return subject is not None and subject.i == p.head


def _nothing(d: Discourse, pronoun: Phrase, has_candidates: bool) -> dict[str, float]:
    t = d.doc.tokens[pronoun.head]
    verb = d.above(t.i)
    clause = verb is not None and any(c.deprel in ("ccomp", "csubj", "xcomp", "advcl") for c in _after(d, verb, t))
    weather = clause and verb is not None and (verb.upos == "ADJ" or verb.lemma in GUESS)
    return {
        "nothing": 1.0,
        "nothing_near": float(not has_candidates),
        "expletive": float(t.deprel == "expl"),
        "it_is_that": float(weather and t.deprel.startswith("nsubj")),
        "nothing_subject": float(pronoun.role == "subject"),
        "nothing_owner": float(pronoun.role == "owner"),
    }


def _after(d: Discourse, verb: Token, t: Token) -> list[Token]:
    return [c for c in d.finder.children(verb.i) if c.i > t.i]
