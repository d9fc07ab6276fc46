"""Constructions on what is denied: a deed that one side alleges and another denies, and one that is only denied."""

from __future__ import annotations

from functools import cache

from dragoman.coding.constructions.arguments import case_of, subject_tokens
from dragoman.coding.constructions.claims import innermost_statements
from dragoman.coding.constructions.clauses import carriers
from dragoman.coding.constructions.phrases import head_of, noun_phrase
from dragoman.coding.drafts import HAPPENED, Draft, EventDraft, StatementDraft, Words
from dragoman.coding.ontology import rows
from dragoman.records import Doc, Step, Token

AGAINST = frozenset({"against", "at", "on", "into"})
SAME_DEED = frozenset({"conj", "xcomp", "ccomp", "obj"})


def denying_cue(draft: Draft) -> None:
    """Who "denied" or "refuted" something makes a denial, whatever else the clause asserts."""
    for s in draft.statements:
        cue = draft.doc.tokens[s.first : s.last + 1]
        if s.act in ("assert", "announce") and any("denies" in _uses(t) for t in cue if t.upos == "VERB"):
            s.act = "deny"


def denial_is_no_event(draft: Draft) -> None:
    """A denial alone is no refusal: "denied sending troops" is a statement only, "denied bail" an act."""
    cues = {i for s in draft.statements if s.act == "deny" for i in range(s.first, s.last + 1)}
    draft.events = [e for e in draft.events if e.type != "REJECT" or not cues & set(range(e.first, e.last + 1))]


def denied_deed(draft: Draft) -> None:
    """ "Denied shelling the town": what is denied is named by its verb, where nothing else told of it: an event that
    did not happen, on the denier's word."""
    for s in (s for s in draft.statements if s.act == "deny"):
        verb = head_of(draft.doc, s.content)
        inside = any(s.content[0] <= e.first <= s.content[1] for e in draft.events)
        found = None if inside or verb.upos != "VERB" else _deed(draft.doc, verb, s.content)
        if found is None:
            continue
        doers, hit = _sides(draft.doc, verb, s)
        if found["with"]:  # the object is what it is done with: "using gas against the rebels"
            hit = [noun_phrase(draft.doc, t.i) for t in draft.doc.children(verb.i) if case_of(draft.doc, t) in AGAINST]
        e = EventDraft(verb.i, verb.i, found["type"], found["mode"] or None, "negated", s.score)
        e.actor, e.recipient, e.claimed_by = doers, hit, list(s.speaker)
        e.how = [Step("type", "rule:denied_deed", None, verb.text), Step("status", "rule:denied_deed", None, "denied")]
        draft.events.append(e)


def _sides(doc: Doc, verb: Token, s: StatementDraft) -> tuple[list[Words], list[Words]]:
    """Who would have done it, by the verb's own subject or else the denier, and to whom."""
    children = list(doc.children(verb.i))
    hit = [noun_phrase(doc, t.i) for t in children if t.deprel in ("obj", "nsubj:pass")]
    if any(t.deprel == "nsubj:pass" for t in children):
        return [], hit
    own = [noun_phrase(doc, t.i) for t in children if t.deprel == "nsubj" and t.upos != "PRON"]
    return own or list(s.speaker), hit


def _deed(doc: Doc, verb: Token, content: Words) -> dict[str, str] | None:
    """The row of the table that the verb and the words around it fit."""
    said = {t.lemma.lower() for t in doc.tokens[content[0] : content[1] + 1]}
    fitting = (r for r in _deniable() if r["lemma"] == verb.lemma.lower())
    return next((r for r in fitting if not r["with"] or r["with"] in said), None)


@cache
def _deniable() -> list[dict[str, str]]:
    return rows("denied_deeds.tsv")


def denied_statement(draft: Draft) -> None:
    """What is only denied, and alleged by nobody else in the report, is negated on the denier's word."""
    for e, s in zip(draft.events, innermost_statements(draft), strict=True):
        if s and s.act == "deny" and e.status == "negated" and not e.claimed_by:
            e.set("claimed_by", list(s.speaker), "denied_statement", ", ".join(map(draft.quote, s.speaker)))
        if e.status == "negated" and e.denied_by and _only(draft, e.denied_by, e.claimed_by):
            e.set("denied_by", [], "denied_statement", "denied by who says so")
        if s is None or s.act != "deny" or e.status not in HAPPENED or not _is_denied_itself(draft.doc, e, s):
            continue
        others_deny = not e.claimed_by and not _only(draft, e.denied_by, s.speaker)
        alone = _only(draft, e.claimed_by, s.speaker) and not others_deny
        if alone and (e.claimed_by or not e.denied_by or not _is_accused(draft, s)):
            _negate(draft, e, list(s.speaker), "denied_statement", f"denied at {draft.quote((s.first, s.last))!r}")


def dismissed_report(draft: Draft) -> None:
    """ "Dismissed claims that it had attacked", "denied reports of a raid": negated on the denier's word, unless the
    claims are somebody's: then they claim and the other denies."""
    for e in draft.events:
        found = _dismissed(draft.doc, e) if e.status in HAPPENED else None
        speaker = _subject(draft, found[1]) if found else None
        if found is None or speaker is None:
            continue
        noun, verb = found
        owner = next((t for t in draft.doc.children(noun.i) if t.deprel == "nmod:poss" and t.upos == "PROPN"), None)
        if owner or not _only(draft, e.claimed_by, [speaker]):
            claimed = [_mention(draft, owner)] if owner else e.claimed_by
            e.set("claimed_by", [w for w in claimed if w != speaker], "dismissed_report", noun.text)
            e.set("denied_by", [speaker], "dismissed_report", verb.text)
        else:
            _negate(draft, e, [speaker], "dismissed_report", f"{verb.text} {noun.text}")


def _is_denied_itself(doc: Doc, e: EventDraft, s: StatementDraft) -> bool:
    """Whether the denial is of the deed: not of "involvement in the raid", nor of the claim in "denies the claims"."""
    *_, at = carriers(doc, e)
    if "report" in _uses(doc.tokens[e.last]):
        return False
    first, last = s.content
    while first <= at.head <= last and at.deprel in SAME_DEED:
        at = doc.tokens[at.head]
    return not first <= at.head <= last


def _negate(draft: Draft, e: EventDraft, speaker: list[Words], rule: str, note: str) -> None:
    e.set("status", "negated", rule, note)
    e.set("claimed_by", speaker, rule, ", ".join(map(draft.quote, speaker)))
    if e.denied_by:
        e.set("denied_by", [], rule, "denied by who says so")


def _dismissed(doc: Doc, e: EventDraft) -> tuple[Token, Token] | None:
    """The noun for what others say that an event is part of, and the verb that dismisses it."""
    *_, event = carriers(doc, e)
    noun = doc.tokens[event.head] if event.head >= 0 else event
    is_told = event.deprel in ("acl", "ccomp") or (event.deprel == "nmod" and case_of(doc, event) == "of")
    if noun.head < 0 or not is_told or "report" not in _uses(noun):
        return None
    verb = doc.tokens[noun.head]
    fits = noun.deprel in ("obj", "obl", "nsubj:pass") and verb.upos == "VERB" and "dismisses" in _uses(verb)
    return (noun, verb) if fits else None


def _subject(draft: Draft, verb: Token) -> Words | None:
    agents = [t for t in draft.doc.children(verb.i) if t.deprel == "obl:agent"]
    heads = agents or subject_tokens(draft.doc, verb)
    return _mention(draft, heads[0]) if heads else None


def _mention(draft: Draft, head: Token) -> Words:
    """The mention that some record has at the word, else its noun phrase."""
    used = {w for e in draft.events for w in (*e.actor, *e.recipient, *e.claimed_by, *e.denied_by)}
    used |= {w for s in draft.statements for w in (*s.speaker, *s.addressee)}
    return next((w for w in sorted(used) if w[0] <= head.i <= w[1]), noun_phrase(draft.doc, head.i))


def _is_accused(draft: Draft, s: StatementDraft) -> bool:
    """Whether the report has somebody accuse whom the denial is not by."""
    accusations = (o for o in draft.statements if o.act == "accuse")
    return any(not _only(draft, o.speaker, s.speaker) for o in accusations)


def _only(draft: Draft, mentions: list[Words], allowed: list[Words]) -> bool:
    """Whether all mentions are among the allowed ones, by their words."""
    told = {draft.quote(w).lower() for w in allowed}
    return all(draft.quote(w).lower() in told for w in mentions)


def _uses(t: Token) -> list[str]:
    return _words().get(t.lemma.lower(), [])


@cache
def _words() -> dict[str, list[str]]:
    return {r["lemma"]: r["as"].split() for r in rows("denials.tsv")}
