"""Constructions on whose word a record stands."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import acts
from dragoman.records import Step

CLAIMABLE = frozenset({"actual", "hypothetical", "negated"})
SAYING = frozenset({"AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "ACCUSE"})  # done by words
LONGEST_NAME = 5  # words of a speaker behind a colon
AHEAD = frozenset({"future", "hypothetical", "requested"})
ALLEGING = frozenset({"accuse", "condemn", "warn"})


def claim_of_speaker(draft: Draft) -> None:
    """What somebody asserts in a clause, or alleges or warns of in any words, stands on that speaker's word;
    a noun in what he asserts may be known to all ("the talks", "the protests"), and what he announces to do himself
    needs no word but his, unless it is an attack."""
    for e, s in zip(draft.events, innermost_statements(draft), strict=True):
        if s is None or not acts()[s.act].is_claim or e.status not in CLAIMABLE:
            continue
        if e.claimed_by:
            speaking = [w for w in e.claimed_by if any(_same_words(draft, w, v) for v in s.speaker)]
            if 0 < len(speaking) < len(e.claimed_by):
                e.set("claimed_by", speaking, "claim_of_speaker", f"said at {draft.quote((s.first, s.last))!r}")
            continue
        own_deed = any(_same_words(draft, w, v) for w in s.speaker for v in e.actor)
        named_in_passing = draft.doc.tokens[e.last].upos == "NOUN" and s.act not in ALLEGING
        told_of_itself = s.act == "confirm" or (s.act == "assert" and e.type == "ASSAULT" and e.status == "actual")
        if (not own_deed or told_of_itself) and not named_in_passing:
            e.set(
                "claimed_by",
                list(s.speaker),
                "claim_of_speaker",
                f"inside what is said at {draft.quote((s.first, s.last))!r}",
            )


def claimed_elsewhere(draft: Draft) -> None:
    """On whose word it stands is told in its own sentence: who speaks in another one is left out, unless what he says
    runs on to here."""
    for e, s in zip(draft.events, innermost_statements(draft), strict=True):
        speaking = s.speaker if s else []
        here = [
            w for w in e.claimed_by if _one_sentence(draft, w, e) or any(_same_words(draft, w, v) for v in speaking)
        ]
        if len(here) < len(e.claimed_by):
            e.set("claimed_by", here, "claimed_elsewhere", _quotes(draft, e.claimed_by))


def _one_sentence(draft: Draft, words: Words, e: EventDraft) -> bool:
    return draft.doc.tokens[words[0]].sentence == draft.doc.tokens[e.first].sentence


def denied_accusation(draft: Draft) -> None:
    """Where one side alleges a deed and another denies it, the deed keeps its claim and gains the denier."""
    for s in (s for s in draft.statements if s.act == "deny"):
        for e in (e for e in draft.events if _inside(e, s) and e.status != "negated"):
            if e.claimed_by and not any(_same_words(draft, w, v) for w in s.speaker for v in e.claimed_by):
                missing = [w for w in s.speaker if w not in e.denied_by]
                if missing:
                    e.set(
                        "denied_by",
                        [*e.denied_by, *missing],
                        "denied_accusation",
                        f"denied at {draft.quote((s.first, s.last))!r}",
                    )


def speaker_after_colon(draft: Draft) -> None:
    """ "Norland shelled the port: governor": a headline's speaker stands behind its colon."""
    for sentence in draft.doc.sentences:
        tokens = draft.doc.tokens[sentence.first : sentence.last + 1]
        colon = next((t.i for t in reversed(tokens) if t.text == ":"), None)
        if colon is None or not _names_only(draft, colon + 1, sentence.last):
            continue
        for e in draft.events:
            before = sentence.first <= e.first and e.last < colon
            if before and e.type not in SAYING and e.status in CLAIMABLE and not e.claimed_by:
                e.set("claimed_by", [(colon + 1, sentence.last)], "speaker_after_colon", "")


def _names_only(draft: Draft, first: int, last: int) -> bool:
    """Whether the words are a short name or office, nothing else."""
    words = draft.doc.tokens[first : last + 1]
    nominal = all(t.upos in ("NOUN", "PROPN", "ADJ", "PART") for t in words)
    return 0 < len(words) <= LONGEST_NAME and nominal and words[-1].upos in ("NOUN", "PROPN")


def own_position(draft: Draft) -> None:
    """Whoever offers, refuses or threatens does so by saying it: such an act of the speaker's own is no claim."""
    for e in draft.events:
        own = e.claimed_by and all(any(_same_words(draft, w, v) for v in e.actor) for w in e.claimed_by)
        if own and (e.type in SAYING or e.status in AHEAD):
            e.set("claimed_by", [], "own_position", _quotes(draft, e.actor))


def own_word_not_denied(draft: Draft) -> None:
    """Nobody denies what stands on his own word: a denier who is the claimant is left out."""
    for e in draft.events:
        if e.claimed_by and e.denied_by:
            others = [w for w in e.denied_by if not any(_same_words(draft, w, v) for v in e.claimed_by)]
            if len(others) < len(e.denied_by):
                e.set("denied_by", others, "own_word_not_denied", _quotes(draft, e.claimed_by))


def claim_to_a_thing(draft: Draft) -> None:
    """ "A river that both countries claim" says whose something is to be: nobody reports anything."""
    draft.statements = [s for s in draft.statements if not _claims_a_thing(draft, s)]


def _claims_a_thing(draft: Draft, s: StatementDraft) -> bool:
    cue = draft.doc.tokens[s.last]
    if cue.lemma.lower() != "claim" or cue.upos != "VERB":
        return False
    children = list(draft.doc.children(cue.i))
    claimed = [t for t in children if t.deprel in ("ccomp", "xcomp", "obj") and t.upos != "PRON"]
    relative = any(t.deprel == "obj" and t.text.lower() in ("that", "which") and t.i < cue.i for t in children)
    return not claimed and (relative or cue.deprel == "acl:relcl")


def warned_of(draft: Draft) -> None:
    """What somebody warns of has not happened: it is hypothetical."""
    for e, s in zip(draft.events, innermost_statements(draft), strict=True):
        if s and s.act == "warn" and e.status == "actual" and not _is_past(draft, e):
            e.set("status", "hypothetical", "warned_of", f"inside what is said at {draft.quote((s.first, s.last))!r}")


def warns_of_another(draft: Draft) -> None:
    """A warning of what another will do is no threat: "warned that Sudria may invade" threatens nobody."""
    inside = innermost_statements(draft)
    found = [
        (threat, s)
        for threat in draft.events
        if threat.type == "THREATEN" and draft.doc.tokens[threat.last].lemma.lower() in ("warn", "warning")
        for s in draft.statements
        if s.act in ("warn", "threaten") and s.first <= threat.first <= s.last
        if (deeds := [e for e, told in zip(draft.events, inside, strict=True) if told is s and e is not threat])
        if all(e.actor and not any(_same_words(draft, w, v) for w in e.actor for v in s.speaker) for e in deeds)
    ]
    for _, s in found:
        s.act = "warn"
    draft.events = [e for e in draft.events if not any(e is threat for threat, _ in found)]


def deed_of_accused(draft: Draft) -> None:
    """Whoever is accused of a deed is its actor, where the words name no other: "accused Sudria of shelling"."""
    for accusation, e in _alleged(draft):
        if not e.actor and accusation.recipient and e.type != "ACCUSE":
            e.set("actor", list(accusation.recipient), "deed_of_accused", _quotes(draft, accusation.recipient))


def mutual_blame(draft: Draft) -> None:
    """Two sides that blame each other for one deed make two claims: each says that the other did it, and denies it."""
    directions_of: dict[int, set[tuple[Words, Words]]] = {}
    for a, deed in _alleged(draft):
        if len(a.actor) == len(a.recipient) == 1:
            directions_of.setdefault(id(deed), set()).add((a.actor[0], a.recipient[0]))
    made: list[EventDraft] = []
    for e in draft.events:
        directions = directions_of.get(id(e), set())
        mutual = sorted(d for d in directions if (d[1], d[0]) in directions)
        if not mutual or e.type == "ACCUSE":
            made.append(e)
            continue
        for accuser, accused in mutual:
            one = replace(e, actor=[accused], claimed_by=[accuser], denied_by=[accused], how=list(e.how))
            one.recipient = [w for w in e.recipient if w not in (accuser, accused)] or [accuser]
            one.how.append(Step("claimed_by", "rule:mutual_blame", None, "each side blames the other"))
            made.append(one)
    draft.events = made


def _alleged(draft: Draft) -> list[tuple[EventDraft, EventDraft]]:
    """Accusations with the deeds they allege: the deed's words stand inside what is said at the accusation's word."""
    accusations = [a for a in draft.events if a.type == "ACCUSE"]
    return [
        (a, e)
        for e, s in zip(draft.events, innermost_statements(draft), strict=True)
        if s is not None and s.act == "accuse"
        for a in accusations
        if a is not e and a.first <= s.last and s.first <= a.last
    ]


def _is_past(draft: Draft, e: EventDraft) -> bool:
    return any(t.xpos in ("VBD", "VBN") for t in draft.doc.tokens[e.first : e.last + 1])


def _quotes(draft: Draft, mentions: list[Words]) -> str:
    return ", ".join(map(draft.quote, mentions))


def innermost_statements(draft: Draft) -> list[StatementDraft | None]:
    """For each event of the draft the shortest statement whose content holds its trigger, if any."""
    shortest_first = sorted(draft.statements, key=lambda s: s.content[1] - s.content[0])
    return [next((s for s in shortest_first if _inside(e, s)), None) for e in draft.events]


def _inside(e: EventDraft, s: StatementDraft) -> bool:
    return s.content[0] <= e.first and e.last <= s.content[1]


def _same_words(draft: Draft, a: Words, b: Words) -> bool:
    return a == b or draft.quote(a).lower() == draft.quote(b).lower()
