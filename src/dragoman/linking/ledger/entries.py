"""A report's acts to sayings: each commitment, demand, threat, plan or offer that it tells, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from dragoman.linking.ledger.acts import Act, promised_forms
from dragoman.linking.ledger.days import days
from dragoman.linking.ledger.parties import all_keys, any_same_side, same_side
from dragoman.linking.ledger.tables import rows
from dragoman.records import Party, Span

Kind = Literal["commitment", "demand", "threat", "plan", "offer"]
KINDS: tuple[str, ...] = get_args(Kind)

# Before a deed's word these tell of its end, or that it is not to be; around a ceasefire's, that it is yet to be found.
_ENDING = re.compile(
    r"\b(?:lift|eas|end|stop|halt|suspend|drop|remov|avoid|refrain|abandon|ceas|prevent)\w*\b[^,;.]{0,40}$"
    r"|\b(?:not|never|no)\b[^,;.]{0,25}$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:towards?|work(?:ing)? (?:on|for)|discuss\w*|mediat\w*|broker\w*)\b|^(?:work|seek)", re.IGNORECASE
)
_TALKS_ON = re.compile(
    r"\b(?:cease-?fire|truce|peace)\s+(?:talks|negotiations)|\b(?:talks|negotiat\w+)\s+(?:on|about|for|over|of)\s+a\b",
    re.IGNORECASE,
)

# What an event or a statement of this type or act says by itself; it is an offer where its words offer.
_SAYS: dict[str, Kind] = {
    "AGREE": "commitment", "CONCEDE": "commitment", "REQUEST": "demand", "THREATEN": "threat",
    "says:promise": "commitment", "says:agree": "commitment", "says:propose": "offer", "says:demand": "demand",
    "says:threaten": "threat",
}  # fmt: skip
_FAMILY = {"commitment": "promise", "offer": "promise", "plan": "promise", "demand": "demand", "threat": "threat"}
_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # a planned one of these is no plan
_FAVOURS = frozenset({"RETREAT", "CONCEDE", "AID"})  # planned, they are commitments
_HOSTILE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION"})  # feared of others as often as planned
_FRIENDLY = _FAVOURS | {"COOPERATE", "CONSULT", "SUPPORT"}  # who "vows" one of these does not threaten
_AHEAD = frozenset({"future", "requested", "hypothetical"})
MUTUAL = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})  # done by all parties together


@dataclass(frozen=True, slots=True)
class Saying:
    """One report's telling of a commitment or a demand: what several records say about the same words.

    ``act`` is the type or act of its leading record, whose id is ``record``; ``type`` and ``mode`` are those of what is
    promised or demanded, None where nothing tells. ``parties`` are all that take part, where it takes several.
    """

    key: str  # report id and characters: what a person's decision names, whatever coder version is in use
    record: str
    records: tuple[str, ...]
    report: str
    day: str
    kind: Kind
    act: str
    type: str | None
    mode: str | None
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    what: Span
    words: frozenset[str]
    due: str | None

    @property
    def family(self) -> str:
        """Promise, demand or threat: what an offer and an agreement to the same have in common."""
        return _FAMILY[self.kind]

    @property
    def is_ceasefire(self) -> bool:
        return (self.type, self.mode) == ("RETREAT", "ceasefire")

    @property
    def is_mutual(self) -> bool:
        return self.type in MUTUAL or self.is_ceasefire

    @property
    def group(self) -> str:
        """Sayings of different groups are never the same entry."""
        who = all_keys((*self.by, *self.to)) if self.is_mutual else all_keys(self.by)
        return "|".join((self.family, *sorted(who)))


def sayings_of(acts: Sequence[Act]) -> tuple[Saying, ...]:
    """The sayings of one report, from its acts. An event and a statement about the same words are one."""
    leads = _leads(acts)
    inner: dict[str, list[Act]] = {lead.id: [] for lead, _ in leads}
    loose = []
    for act in acts:
        if act.source != "event" or not (act.status in _AHEAD or _is_ceasefire_in_force(act)):
            continue
        holder = _holder(act, leads)
        if holder is not None:
            inner[holder.id].append(act)
        elif act.status in ("future", "actual") and act.type not in _VERBAL and act.by and _is_own_word(act, acts):
            loose.append(act)
    found = [_said(lead, same, inner[lead.id]) for lead, same in leads]
    found += [_planned(act, acts) for act in loose if not any(_holds(other, act) for other in loose)]
    return _with_own_keys(saying for saying in found if saying is not None)


def _holds(other: Act, act: Act) -> bool:
    """The sanctions of "will lift sanctions" are what the lifting is about, and no plan of their own."""
    return other.told and other.id != act.id and other.what.overlaps(act.trigger)


def _with_own_keys(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Two sayings at one word, as of two sides that threaten each other, are told apart by a number."""
    ordered = sorted(sayings, key=lambda s: (s.what.start, s.key, sorted(all_keys(s.by)), s.record))
    times: Counter[str] = Counter()
    found = []
    for saying in ordered:
        times[saying.key] += 1
        found.append(replace(saying, key=f"{saying.key}#{times[saying.key]}") if times[saying.key] > 1 else saying)
    return tuple(found)


# --- which records say the same -----------------------------------------------------------------------------


def _leads(acts: Sequence[Act]) -> list[tuple[Act, list[Act]]]:
    """Each act that promises, demands or threatens, with the statements about the same words; events lead."""
    events = [act for act in acts if act.source == "event" and act.status == "actual" and act.type in _SAYS and act.by]
    leads: list[tuple[Act, list[Act]]] = [(event, []) for event in events if not event.drops]
    dropped = [act.trigger for act in acts if act.drops]
    for act in acts:
        if act.source != "statement" or act.type not in _SAYS or not act.by:
            continue
        if any(trigger.overlaps(act.trigger) for trigger in dropped):
            continue
        told = next((same for event, same in leads if _about_the_same(event, act)), None)
        if told is not None:
            told.append(act)
        else:
            leads.append((act, []))
    return leads


def _about_the_same(lead: Act, statement: Act) -> bool:
    """The cue is the lead's own verb, or one side says both of the same words, in the same manner."""
    if lead.trigger.overlaps(statement.trigger):
        return True
    if not lead.what.overlaps(statement.what) or not any_same_side(lead.by, statement.by):
        return False
    return _FAMILY[_SAYS[lead.type]] == _FAMILY[_SAYS[statement.type]] or statement.type == "says:propose"


def _holder(act: Act, leads: list[tuple[Act, list[Act]]]) -> Act | None:
    """The lead whose words hold this act, the narrowest of several."""
    held: list[tuple[int, Act]] = []
    for lead, same in leads:
        spans = [other.what for other in (lead, *same) if other.told or other.source == "statement"]
        held += [(span.end - span.start, lead) for span in spans if span.overlaps(act.trigger) and act.id != lead.id]
    return min(held, key=lambda pair: pair[0])[1] if held else None


def _is_ceasefire_in_force(act: Act) -> bool:
    """A truce that was signed, declared or has begun is to be kept from now on."""
    if (act.type, act.mode, act.status) != ("RETREAT", "ceasefire", "actual"):
        return False
    return _by_words(act.trigger.quote) == ("RETREAT", "ceasefire")


def _is_own_word(act: Act, acts: Sequence[Act]) -> bool:
    """True unless the plan is refused in the same words, or stands on another side's word: a fear, not a plan."""
    if any(other.type == "REJECT" and other.told and other.what.overlaps(act.trigger) for other in acts):
        return False
    told = [
        one for other in acts if other.source == "statement" and other.what.overlaps(act.trigger) for one in other.by
    ]
    tellers = (*act.said_by, *told) if act.type in _HOSTILE else act.said_by
    return all(one.sector == "MED" or any_same_side([one], act.by) for one in tellers)


# --- one saying -----------------------------------------------------------------------------------------------


def _said(lead: Act, same: list[Act], inner: list[Act]) -> Saying | None:
    """What a lead says; None for a concession that is a deed, and for agreement with an opinion."""
    kind = _kind(lead, same)
    core = _core(kind, lead, inner)
    what = lead.what if lead.told or not same else same[0].what
    told = f"{lead.trigger.quote} {what.quote}"  # "work" may stand outside of "a ceasefire"
    type, mode = _promised(core, what, told) if core else _by_words(told) or (None, None)
    if kind == "threat" and type in _FRIENDLY:
        kind = "commitment"
    if _is_deed(lead, same, core, (type, mode)) or _is_of_another(kind, lead, core, inner):
        return None
    if lead.source == "statement" and type is None and kind != "commitment":
        return None  # an opinion or a wish, of which no deed can be told
    others = [*same, *([core] if core else [])]
    return Saying(
        key=f"{lead.report}:{lead.trigger.start}-{lead.trigger.end}",
        record=lead.id, records=tuple(sorted({lead.id, *(a.id for a in same), *(a.id for a in inner)})),
        report=lead.report, day=lead.day, kind=kind, act=lead.type.removeprefix("says:"), type=type, mode=mode,
        by=lead.by, to=_to(kind, lead, same, core), what=what,
        words=frozenset().union(lead.words if lead.told or not same else frozenset(), *(a.words for a in same)),
        due=_due(lead, others),
    )  # fmt: skip


def _is_deed(lead: Act, same: list[Act], core: Act | None, promised: tuple[str | None, str | None]) -> bool:
    """True for a concession that is done with: a ban lifted, an apology; a ceasefire declared is yet to be kept."""
    announced = core is not None or any(act.type in ("says:promise", "says:propose") for act in same)
    return lead.type == "CONCEDE" and not announced and promised != ("RETREAT", "ceasefire")


def _is_of_another(kind: Kind, lead: Act, core: Act | None, inner: Sequence[Act]) -> bool:
    """A statement that promises or threatens nothing of the speaker's own: it tells what another may do."""
    return lead.source == "statement" and kind != "demand" and core is None and any(act.by for act in inner)


def _kind(lead: Act, same: list[Act]) -> Kind:
    offers = _offers() & set(lead.trigger.quote.lower().split()) or any(a.type == "says:propose" for a in same)
    return "offer" if lead.type == "AGREE" and offers else _SAYS[lead.type]


@cache
def _offers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("offers.tsv"))


def _core(kind: Kind, lead: Act, inner: Iterable[Act]) -> Act | None:
    """The act that is promised or demanded: the first by the side that is to do it, rather than a condition."""
    doers = lead.to if kind == "demand" else lead.by
    fit = [act for act in inner if not act.by or not doers or any_same_side(act.by, doers)]
    return min(fit, key=lambda act: act.trigger.start, default=None)


def _promised(core: Act, what: Span, told: str) -> tuple[str | None, str | None]:
    """Type and mode of a promised act; where its end is promised, of that; talks on a ceasefire are talks."""
    before = what.quote[: max(0, core.trigger.start - what.start)]
    if _ENDING.search(before) and core.type in _ENDED_BY:
        return _ENDED_BY[core.type]
    if (core.type, core.mode) == ("RETREAT", "ceasefire"):
        if _TALKS_ON.search(what.quote):
            return "CONSULT", None
        if _TOWARDS.search(told):
            return None, None
    return core.type, core.mode


# What it is to end a deed of this type; None: no deed that rules could look for.
_ENDED_BY: dict[str, tuple[str | None, str | None]] = {
    "SANCTION": ("CONCEDE", None), "COERCE": ("CONCEDE", None), "ASSAULT": (None, None), "MOBILIZE": (None, None),
    "AID": (None, None), "PROTEST": (None, None), "COOPERATE": (None, None),
}  # fmt: skip


def _by_words(text: str) -> tuple[str, str | None] | None:
    """Type and mode of what is promised, by the word of the table that stands first in the text."""
    if _TALKS_ON.search(text):
        return "CONSULT", None
    found = [(m.start(), type, mode) for type, mode, pattern in promised_forms() if (m := pattern.search(text))]
    if not found or _TOWARDS.search(text):
        return None
    start, type, mode = min(found)
    if _ENDING.search(text[:start]) and type in _ENDED_BY:
        ended, how = _ENDED_BY[type]
        return (ended, how) if ended else None
    return type, mode or None


def _to(kind: Kind, lead: Act, same: list[Act], core: Act | None) -> tuple[Party, ...]:
    """To whom it is promised, or of whom it is demanded."""
    told = [*lead.to, *(one for act in same for one in act.to)]
    if kind == "demand":
        told += core.by if core and not told else ()
    elif core:
        told += [*core.by, *core.to]
    return tuple(dict.fromkeys(one for one in told if not _is_oneself(one, lead.by)))


def _is_oneself(one: Party, by: Iterable[Party]) -> bool:
    """Who speaks, named again: by identity or words, or as the state that it speaks for."""
    state = one.identity is not None and one.identity.startswith("state:")
    return any(
        one == other
        or (one.identity is not None and one.identity == other.identity)
        or (state and same_side(one, other))
        for other in by
    )


def _due(lead: Act, others: Iterable[Act]) -> str | None:
    """The first due window that does not end by the day of saying: "agreed on Thursday" tells no due day."""
    for act in (lead, *others):
        for value in (act.due, f"{act.first_day}/{act.last_day}" if act.dated and act.status in _AHEAD else None):
            window = days(value)
            if value is not None and window is not None and window[1] > lead.day:
                return value if window[0] != window[1] else window[0]
    return None


def _planned(act: Act, acts: Sequence[Act]) -> Saying | None:
    """A future event by itself: a plan, or a commitment where it is a favour; or a ceasefire in force."""
    own = [a for a in acts if a.type in ("says:announce", "says:promise") and a.what.overlaps(act.trigger)]
    own = [a for a in own if any_same_side(a.by, act.by)]
    kind: Kind = "commitment" if act.type in _FAVOURS else "plan"
    type, mode = _promised(act, act.what, act.what.quote)
    window = days(act.due) or ((act.first_day, act.last_day) if act.dated else None)
    due = None if window is None else window[0] if window[0] == window[1] else "/".join(window)
    return Saying(
        key=f"{act.report}:{act.trigger.start}-{act.trigger.end}",
        record=act.id, records=tuple(sorted({act.id, *(a.id for a in own)})), report=act.report, day=act.day,
        kind=kind, act=act.type, type=type, mode=mode, by=act.by, to=act.to, what=act.what,
        words=act.words, due=act.due if act.due and days(act.due) == window else due,
    )  # fmt: skip
