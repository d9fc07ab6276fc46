"""What later acts do to a commitment or a demand. Each rule is a function whose one sentence the user can be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from dragoman.linking.ledger import asking
from dragoman.linking.ledger.acts import SAID_DONE, TAKES_BACK, Act
from dragoman.linking.ledger.days import apart
from dragoman.linking.ledger.matching import Thread
from dragoman.linking.ledger.parties import PEOPLE, all_keys, all_names, any_same_side, any_speaks_for, names, same_side
from dragoman.records import EntryOutcome, Move, Party

_REFUSALS = frozenset({"REJECT", "says:refuse"})
_NOES = _REFUSALS | {"says:deny"}
_YESES = frozenset({"AGREE", "CONCEDE", "says:agree"})


# --- the rules ------------------------------------------------------------------------------------------------


def done_as_promised(thread: Thread, act: Act) -> Move | None:
    """A later report tells that the side that promised, planned or threatened a deed has done it."""
    done = asking.is_done(thread, act, thread.first.by)
    return _move("met", act, "done_as_promised", _lateness(thread, act)) if done else None


def done_as_demanded(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded has done it."""
    done = asking.is_done(thread, act, thread.to)
    return _move("accepted", act, "done_as_demanded", _lateness(thread, act)) if done else None


def agreed_to(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded, or to which it was offered, says yes to it."""
    return _move("accepted", act, "agreed_to") if asking.answers(thread, act) else None


def said_no(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded, or to which it was offered, refuses it."""
    return _move("refused", act, "said_no") if asking.answers(thread, act) else None


def taken_back(thread: Thread, act: Act) -> Move | None:
    """The side that said it refuses it now, or cancels, drops or calls it off."""
    if act.status not in ("actual", "negated"):
        return None
    refuses = act.type in _REFUSALS and thread.first.family == "promise"
    drops = TAKES_BACK in act.classes and act.type != thread.promised[0]
    if not (refuses or drops) or not any_speaks_for(act.by, _who_may_take_back(thread)):
        return None
    if asking.aims_elsewhere(thread, act):
        return None
    return _move("withdrawn", act, "taken_back") if asking.takes_back_this(thread, act) else None


def fighting_again(thread: Thread, act: Act) -> Move | None:
    """One side of a ceasefire attacks the other, or is said to."""
    if not thread.is_lasting or act.status != "actual" or act.day == thread.first.day:
        return None
    sides = (*thread.first.by, *thread.to)
    doers = [side for side in sides if any(same_side(side, one) for one in act.by)]
    if not doers or not _hits_the_other(act, sides, doers):
        return None
    return _move("broken", act, "fighting_again")


def opposite_done(thread: Thread, act: Act) -> Move | None:
    """The side that promised does the opposite of what it promised, on the same matter."""
    if act.status != "actual":
        return None
    fits = asking.goes_on(thread, act) or any(
        deed == act.type and how in ("", act.mode or "") for deed, how in asking.opposites(*thread.promised)
    )
    if not fits or not any_speaks_for(act.by, thread.first.by) or not asking.shares_most(thread, act):
        return None
    return _move("broken", act, "opposite_done")


def said_not_done(thread: Thread, act: Act) -> Move | None:
    """After the due day the deed is said not to have been done."""
    if thread.first.family != "promise" or act.status != "negated" or thread.window is None:
        return None
    if act.day <= thread.window[1] or not asking.is_the_promised(thread, act, thread.first.by):
        return None
    return _move("broken", act, "said_not_done", ", not done")


_ANSWERED = frozenset({"demand", "offer"})  # kinds of entries to which another says yes or no
_WORD = frozenset({"commitment", "offer"})  # kinds by which one has bound oneself


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule with the one outcome that it can bring. ``fits`` tells of which kinds of entries and types of acts it is
    asked at all; the last of the three is true of an act that takes something back."""

    brings: EntryOutcome
    move: Callable[[Thread, Act], Move | None]
    fits: Callable[[str, str, bool], bool]


def _is_said(type: str) -> bool:
    return type.startswith("says:")


_TABLE: tuple[_Rule, ...] = (
    _Rule("met", done_as_promised, lambda kind, type, _: kind != "demand" and not _is_said(type)),
    _Rule("accepted", done_as_demanded, lambda kind, type, _: kind == "demand" and not _is_said(type)),
    _Rule("withdrawn", taken_back, lambda kind, type, drops: drops or (type in _REFUSALS and kind != "demand")),
    _Rule("accepted", agreed_to, lambda kind, type, _: kind in _ANSWERED and type in _YESES),
    _Rule("refused", said_no, lambda kind, type, _: kind in _ANSWERED and type in _NOES),
    _Rule("broken", fighting_again, lambda kind, type, _: kind != "demand" and type == "ASSAULT"),
    _Rule("broken", opposite_done, lambda kind, _type, _: kind in _WORD),
    _Rule("broken", said_not_done, lambda kind, type, _: kind != "demand" and not _is_said(type)),
)
RULES = tuple(rule.move for rule in _TABLE)


def moves_by(thread: Thread, act: Act) -> Move | None:
    """What this act does to the thread, by the first rule that fits; None where it has nothing to do with it."""
    if not act.by or act.id in thread.records:
        return None
    if act.day < thread.first.day or act.last_day < thread.first.day or act.day > asking.horizon(thread):
        return None
    if act.report in thread.reports:
        if not _is_an_answer(act, thread):
            return None  # a report that says what is to be done does not tell by the same words that it is
        act = replace(act, near=act.words)  # the words around are those of the promise itself
    rules = rules_for(thread.first.kind, act.classes)
    return next((move for rule in rules if (move := rule.move(thread, act)) is not None), None)


@cache
def may_bring(kind: str, classes: tuple[str, ...]) -> frozenset[str]:
    """The outcomes to which the rules could move an entry of this kind by an act of these classes; all others are out
    of the question, whatever was promised and whoever is told of."""
    return frozenset(rule.brings for rule in rules_for(kind, classes))


@cache
def rules_for(kind: str, classes: tuple[str, ...]) -> tuple[_Rule, ...]:
    """The rules that may fit an entry of this kind and an act of these classes, in their order."""
    type, *others = classes
    return tuple(rule for rule in _TABLE if rule.fits(kind, type, TAKES_BACK in others))


def listens(thread: Thread) -> tuple[frozenset[str], tuple[str, ...], str, str]:
    """Which acts might move a thread: keys of their actors, their classes, first and last day of their reports."""
    classes = {*_REFUSALS, TAKES_BACK, *(row[0] for row in asking.fulfilling(*thread.promised))}
    classes |= {deed for deed, _ in asking.opposites(*thread.promised)}
    if thread.first.kind in _ANSWERED:
        classes |= _YESES | _NOES
    if thread.is_lasting:
        classes.add("ASSAULT")
    who = all_names((*thread.first.by, *thread.to))
    return who, tuple(sorted(classes)), thread.first.day, asking.horizon(thread)


def sentence_of(rule: str) -> str | None:
    """What a rule by this name (``rule:NAME``) says; None for no rule of the ledger."""
    from dragoman.linking.ledger.folding import overdue

    return next((r.__doc__ for r in (*RULES, overdue) if f"rule:{r.__name__}" == rule), None)


# --- what only one rule asks ----------------------------------------------------------------------------------


def _is_an_answer(act: Act, thread: Thread) -> bool:
    if act.type == thread.promised[0] or not (act.told or act.source == "statement"):
        return False
    return act.type in (*_REFUSALS, "AGREE", "says:agree") or TAKES_BACK in act.classes


def _who_may_take_back(thread: Thread) -> tuple[Party, ...]:
    """Who said it; of a planned meeting any who was to take part."""
    together = thread.first.family == "promise" and thread.first.kind != "offer"
    if together and (thread.promised[0] == "CONSULT" or thread.first.kind == "plan"):
        return (*thread.first.by, *thread.to)
    return thread.first.by


def _hits_the_other(act: Act, sides: tuple[Party, ...], doers: list[Party]) -> bool:
    """The attack is on another side or what is its own, or another side tells of it."""
    others = [side for side in sides if side not in doers]
    if not others:  # a ceasefire declared by one side, not said towards whom
        if any(one.country is None for one in sides):
            return False
        return any(one.sector not in PEOPLE for one in act.to) and not any_same_side(act.to, doers)
    if any_same_side((*act.to, *act.said_by), others):
        return True
    return any(one.sector in PEOPLE and all_keys([one]) & all_keys(others) for one in act.to)


def _lateness(thread: Thread, act: Act) -> str:
    if thread.window is None or act.first_day <= thread.window[1]:
        return ""
    n = apart(thread.window[1], act.first_day)
    return f", {n} day{'s' if n > 1 else ''} late"


def _move(outcome: EntryOutcome, act: Act, rule: str, more: str = "") -> Move:
    """A move, whose why says so where it stands on somebody's word alone, and who denies it."""
    told = f"{outcome}, says {names(act.said_by)}" if act.said_by else outcome
    denied = f"; denied by {names(act.denied_by)}" if act.denied_by else ""
    source = " (in the words of a statement)" if act.source == SAID_DONE else ""
    why = f"{told}: {names(act.by)}: {act.trigger.quote}{more}{denied}{source}"
    return Move(outcome, act.counts_on, act.id, f"rule:{rule}", why)
