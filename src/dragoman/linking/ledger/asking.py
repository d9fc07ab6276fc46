"""What the rules of the ledger ask of a promise or demand and a later act: the same deed, sides, matter and time?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.linking.ledger.acts import Act, promised_forms
from dragoman.linking.ledger.days import apart, later
from dragoman.linking.ledger.matching import Thread
from dragoman.linking.ledger.matters import name_stems, said_nouns
from dragoman.linking.ledger.parties import PEOPLE, all_keys, all_names, any_same_side, any_speaks_for, keys, names
from dragoman.linking.ledger.tables import rows
from dragoman.linking.ledger.words import content_stems, weight
from dragoman.records import Party

HORIZON = 120  # days after it was last said in which an act may still belong to what has no due day
LATE = 30  # days after the due day in which a deed is still the promised one, though late
SOON = 30  # days in which a meeting without a planned day is held
VAGUE = 7  # days that the deed's own date may span; "earlier this month" does not tell before or after
MEETING_SLACK = 2  # days before its planned day on which a meeting is still the planned one

# How much of what was promised an act's words must hold. Weights are those of ``words.py``: 2 for the most frequent
# words of news, 8 for rare ones.
STRONG, STRONG_SHARE = 5.0, 0.35
MOST = 0.6  # share that the opposite of a promise must hold
SOME = 3.6
ENOUGH = 20.0  # weight of a promise told at length, beyond which no more need be held


# --- the matter -----------------------------------------------------------------------------------------------


def strongly_shares(thread: Thread, act: Act) -> bool:
    """The act's words hold a good part of what was promised, and not frequent words alone."""
    return _shares(thread, act, STRONG_SHARE)


def shares_most(thread: Thread, act: Act) -> bool:
    """Strongly, and half of what was promised."""
    return _shares(thread, act, MOST)


def _shares(thread: Thread, act: Act, least: float) -> bool:
    wanted = min(thread.matter_weight, ENOUGH)
    told = _told(thread, act)
    return told >= STRONG and wanted > 0 and told / wanted >= least


def _told(thread: Thread, act: Act) -> float:
    """The weight of the words both hold, less the names of who acts and to whom."""
    both = thread.matter & act.near
    return weight(both - name_stems(names((*act.by, *act.to)))) if both else 0.0


def shares_some(thread: Thread, act: Act) -> bool:
    """The act's words hold a word of what was promised that is not among the most frequent ones."""
    return _told(thread, act) >= SOME


def shares_all(thread: Thread, act: Act) -> bool:
    """The act's words hold all of what was promised, which may be no more than "its troops"."""
    return bool(thread.words) and thread.matter <= act.near


def shares_all_of_a_matter(thread: Thread, act: Act) -> bool:
    """The act's words hold all of what was promised but the day, and that is more than the deed and the parties."""
    wanted = frozenset(word for word in thread.matter if not word.isdigit())
    return bool(wanted) and wanted <= act.near


# --- the sides ------------------------------------------------------------------------------------------------


def names_any(several: Iterable[Party], act: Act) -> bool:
    """One of these is among those the act is done to, or is named in its words, be it as "Norlandic"."""
    several = tuple(several)
    if any_same_side(several, act.to) or all_keys(several) & all_keys(act.to):
        return True
    wanted = {_begin(stem) for stem in name_stems(names(several))}
    return bool(wanted & {_begin(stem) for stem in act.near})


def _begin(name: str) -> str:
    return name[:5]  # "Norla" of Norland and Norlandic


def counterpart(thread: Thread) -> tuple[Party, ...]:
    """Who besides the doer is told by name: to whom it is promised; of a demand, who demands it."""
    side = thread.first.by if thread.first.kind == "demand" else thread.to
    return tuple(one for one in side if one.sector not in PEOPLE or one.country is not None)


def aims_elsewhere(thread: Thread, act: Act) -> bool:
    """Both are aimed at somebody, and at nobody in common."""
    aimed = counterpart(thread) if thread.first.kind != "demand" else ()
    return bool(aimed and all_names(act.to)) and not names_any(aimed, act)


def answers(thread: Thread, act: Act) -> bool:
    """The act is by the side that is to answer, to the side that spoke if to anybody, and on what it said.

    It holds what was said in good part; or it names who spoke and what was said, by its noun or its deed, of which a
    report that tells what was said as well need not say more.
    """
    spoke = thread.first.by
    if act.status != "actual" or not any_same_side(act.by, thread.to) or any_same_side(act.by, spoke):
        return False
    named = names_any(spoke, act)
    if act.to and not named:
        return False
    if strongly_shares(thread, act):
        return True
    of_this = act.report in thread.reports or shares_some(thread, act)
    return named and (names_kind(thread, act) or (of_this and names_deed(thread, act)))


def takes_back_this(thread: Thread, act: Act) -> bool:
    """A refusal or a dropping is of this: it holds its words, or names the other side and what was said or planned."""
    if strongly_shares(thread, act):
        return True
    others = [side for side in (*thread.first.by, *thread.to) if not any_same_side([side], act.by)]
    if others and not names_any(others, act):
        return False
    told = names_deed(thread, act) or names_kind(thread, act)
    return told and act.type not in _PHYSICAL and (bool(others) or shares_some(thread, act))


_PHYSICAL = frozenset({"RETREAT", "ASSAULT", "MOBILIZE", "COERCE", "AID"})  # troops withdrawn, roads cut, not words


def names_kind(thread: Thread, act: Act) -> bool:
    """The act names what was said by its noun: an offer, a threat."""
    return any(content_stems(row["noun"]) <= act.near for row in said_nouns() if row["kind"] == thread.first.kind)


def names_deed(thread: Thread, act: Act) -> bool:
    """The act's words name the kind of deed that was promised: the talks, the withdrawal."""
    type, mode = thread.promised
    return any(
        kind == type and its in ("", mode or "") and pattern.search(act.what.quote) is not None
        for kind, its, pattern in promised_forms()
    )


# --- the deed -------------------------------------------------------------------------------------------------


def is_done(thread: Thread, act: Act, doers: tuple[Party, ...]) -> bool:
    """An actual deed of the promised kind by these, with those and about what it was promised, at its time."""
    if act.status != "actual" or act.type.startswith("says:") or thread.is_lasting:
        return False
    return _fits(thread, act) is not None and _in_window(thread, act) and is_the_promised(thread, act, doers)


def is_the_promised(thread: Thread, act: Act, doers: tuple[Party, ...]) -> bool:
    """The deed is of the kind that was promised, by these, with those and about what it was promised."""
    row = _fits(thread, act)
    if row is None or goes_on(thread, act):
        return False
    if row[2] == "all" and (thread.first.family != "demand" or act.type == "CONSULT"):
        return _is_joint(thread, act)
    if not any_same_side(act.by, doers) or aims_elsewhere(thread, act):
        return False
    if strongly_shares(thread, act):
        return True
    if not any_speaks_for(act.by, doers):
        return False
    to_them = names_any(counterpart(thread), act)
    if row[2] == "yes" and thread.matter:
        return to_them and shares_some(thread, act)
    return to_them or shares_all(thread, act)


def _fits(thread: Thread, act: Act) -> tuple[str, str, str] | None:
    """The row of ``fulfils.tsv`` by which the act is of the kind that was promised."""
    return next((row for row in fulfilling(*thread.promised) if row[0] == act.type and row[1] in ("", act.mode)), None)


def goes_on(thread: Thread, act: Act) -> bool:
    """What was to end is told to be extended or kept up."""
    return thread.promised[0] in ("CONCEDE", "RETREAT") and act.trigger.quote.lower() in _keeps_on()


@cache
def _keeps_on() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("keeps_on.tsv"))


def _is_joint(thread: Thread, act: Act) -> bool:
    """A meeting or signing with all who were to take part, and no other persons in their stead."""
    mediated = thread.first.family == "demand" and len(all_keys(thread.to)) > 1  # a third side wants two to meet
    sides = thread.to if mediated else (*thread.first.by, *thread.to)
    there = (*act.by, *act.to)
    if not all(keys(side) <= all_names(there) for side in sides):
        return False
    if not all(any_speaks_for([side], there) for side in sides) or (
        act.mode == "phone" and thread.promised[1] != "phone"
    ):
        return False
    several = len(all_keys(sides)) > 1 or _are_at_home(sides, there)
    if act.type == "CONSULT":
        return several and (thread.window is not None or apart(thread.sayings[-1].day, act.first_day) <= SOON)
    return strongly_shares(thread, act) or (several and (_within(thread, act) or shares_all_of_a_matter(thread, act)))


def _are_at_home(sides: Iterable[Party], there: Iterable[Party]) -> bool:
    """Two or more of one country, each of them there by the same identity or words: a president and the opposition."""
    meant, met = ({one.identity or one.words.lower() for one in several} for several in (sides, there))
    return len(meant) > 1 and meant <= met


def _within(thread: Thread, act: Act) -> bool:
    return thread.window is not None and thread.window[0] <= act.last_day and act.first_day <= thread.window[1]


def _in_window(thread: Thread, act: Act) -> bool:
    """The deed's days lie after the saying, and not long before a planned meeting or long after any due day."""
    if act.first_day < thread.first.day or apart(act.first_day, act.last_day) > VAGUE:
        return False
    if thread.window is None:
        return act.last_day > thread.first.day
    if thread.promised[0] == "CONSULT" and act.last_day < later(thread.window[0], -MEETING_SLACK):
        return False
    return act.first_day <= later(thread.window[1], LATE)


def horizon(thread: Thread) -> str:
    """The last day on which a report may still tell of this."""
    last = thread.last_day
    return later(last, HORIZON) if thread.window is None else max(later(thread.window[1], LATE), last)


@cache
def fulfilling(type: str | None, mode: str | None) -> tuple[tuple[str, str, str], ...]:
    """Deed, its mode and what else must agree, for each row of ``fulfils.tsv`` that fits what was promised."""
    return tuple(
        (row["deed"], row["deed_mode"], row["object"] or "")
        for row in rows("fulfils.tsv")
        if row["promised"] == type and (mode is None or row["promised_mode"] in ("", mode))
    )


@cache
def opposites(type: str | None, mode: str | None) -> tuple[tuple[str, str], ...]:
    """Deed and its mode ("" for any), for each row of ``opposites.tsv`` that fits what was promised."""
    return tuple(
        (row["deed"], row["deed_mode"] or "")
        for row in rows("opposites.tsv")
        if row["promised"] == type and row["promised_mode"] in ("", mode or "")
    )
