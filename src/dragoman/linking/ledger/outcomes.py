"""What later acts do to a commitment or a demand. Each rule is a function whose one sentence the user can be shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from dragoman.linking.ledger.acts import SAID_DONE, TAKES_BACK, Act, promised_forms
from dragoman.linking.ledger.days import apart, later
from dragoman.linking.ledger.entries import MUTUAL
from dragoman.linking.ledger.matching import Thread
from dragoman.linking.ledger.parties import PEOPLE, all_keys, all_names, any_same_side, compatible, names, same_side
from dragoman.linking.ledger.tables import rows
from dragoman.linking.ledger.words import content_stems
from dragoman.records import EntryOutcome, Move, Party

_NAME = re.compile(r"\b[A-Z][\w’'-]*")
Rule = Callable[[Thread, Act], Move | None]

HORIZON = 180  # days after it was last said in which a deed may still belong to what has no due day
LATE = 60  # days after the due day in which a deed is still the promised one, though late
MEETING_SLACK = 2  # days before its planned day on which a meeting is still the planned one
OVERLAP = 0.2  # share of what was promised, by words other than names, that a deed's sentence must hold


# --- the rules ------------------------------------------------------------------------------------------------


def done_as_promised(thread: Thread, act: Act) -> Move | None:
    """A later report tells that the side that promised, planned or threatened a deed has done it."""
    if thread.first.family == "demand" or not _is_done_by(act, thread, thread.first.by):
        return None
    if not _in_window(thread, act) or not _is_the_promised(thread, act):
        return None
    return _move("met", act, "done_as_promised", f"{names(act.by)}: {act.trigger.quote}{_lateness(thread, act)}")


def done_as_demanded(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded has done it."""
    if thread.first.family != "demand" or not _is_done_by(act, thread, thread.to):
        return None
    if not _in_window(thread, act) or not _is_the_promised(thread, act):
        return None
    return _move("accepted", act, "done_as_demanded", f"{names(act.by)}: {act.trigger.quote}{_lateness(thread, act)}")


def agreed_to(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded, or to which it was offered, says yes to it."""
    if thread.first.kind not in ("demand", "offer") or act.type not in ("AGREE", "CONCEDE", "says:agree"):
        return None
    if act.status != "actual" or not _is_other_side(act, thread):
        return None
    return _move("accepted", act, "agreed_to", f"{names(act.by)}: {act.trigger.quote}") if _answers(thread, act) else None


def said_no(thread: Thread, act: Act) -> Move | None:
    """The side of which something was demanded, or to which it was offered, refuses it."""
    if thread.first.kind not in ("demand", "offer") or act.type not in ("REJECT", "says:refuse", "says:deny"):
        return None
    if act.status != "actual" or not _is_other_side(act, thread):
        return None
    return _move("refused", act, "said_no", f"{names(act.by)}: {act.trigger.quote}") if _answers(thread, act) else None


def taken_back(thread: Thread, act: Act) -> Move | None:
    """The side that said it refuses it now, or cancels, drops or calls it off."""
    if act.status not in ("actual", "negated") or not any_same_side(act.by, _takers(thread)):
        return None
    refuses = act.type in ("REJECT", "says:refuse") and thread.first.family == "promise"
    if not refuses and (TAKES_BACK not in act.classes or act.type == thread.promised[0]):
        return None
    if not (_answers(thread, act) if refuses else _names_it(thread, act)):
        return None
    return _move("withdrawn", act, "taken_back", f"{names(act.by)}: {act.trigger.quote}")


def fighting_again(thread: Thread, act: Act) -> Move | None:
    """One side of a ceasefire attacks the other, or is said to."""
    if not thread.is_lasting or act.type != "ASSAULT" or act.status != "actual" or not act.by:
        return None
    sides = (*thread.first.by, *thread.to)
    doers = [side for side in sides if any(same_side(side, one) for one in act.by)]
    if not doers or not _hits_the_other(act, sides, doers):
        return None
    return _move("broken", act, "fighting_again", f"{names(act.by)}: {act.trigger.quote}")


def opposite_done(thread: Thread, act: Act) -> Move | None:
    """The side that promised does the opposite."""
    if thread.first.kind not in ("commitment", "offer") or act.status != "actual":
        return None
    if not act.by or not any_same_side(act.by, thread.first.by) or not _is_opposite(thread, act):
        return None
    if not _shares_object(thread, act):
        return None
    return _move("broken", act, "opposite_done", f"{names(act.by)}: {act.trigger.quote}")


def said_not_done(thread: Thread, act: Act) -> Move | None:
    """After the due day the deed is said not to have been done."""
    if thread.first.family != "promise" or act.status != "negated" or thread.window is None:
        return None
    if act.day <= thread.window[1] or not any_same_side(act.by, thread.first.by):
        return None
    if not _is_the_promised(thread, act):
        return None
    return _move("broken", act, "said_not_done", f"{names(act.by)}: not {act.trigger.quote}")


RULES: tuple[Rule, ...] = (
    done_as_promised, done_as_demanded, taken_back, agreed_to, said_no, fighting_again, opposite_done, said_not_done,
)  # fmt: skip


def moves_by(thread: Thread, act: Act) -> Move | None:
    """What this act does to the thread, by the first rule that fits; None where it has nothing to do with it."""
    if any(act.id in saying.records for saying in thread.sayings):
        return None
    if act.day < thread.first.day or act.last_day < thread.first.day:
        return None
    if any(saying.report == act.report for saying in thread.sayings) and not _is_an_answer(act):
        return None  # a report that says what is to be done does not tell by the same words that it is
    if act.day > _horizon(thread):
        return None
    return next((move for rule in RULES if (move := rule(thread, act)) is not None), None)


def listens(thread: Thread) -> tuple[frozenset[str], tuple[str, ...], str, str]:
    """Which acts might move a thread: keys of their actors, their classes, first and last day of their reports."""
    type, mode = thread.promised
    classes = {"REJECT", "says:refuse", TAKES_BACK, *(deed for deed, _, _ in _fulfilling(type, mode))}
    if thread.first.kind in ("demand", "offer"):
        classes |= {"AGREE", "CONCEDE", "says:agree", "says:deny"}
    classes |= {deed for promised, its, deed, _ in _opposites() if promised == type and its in ("", mode or "")}
    if thread.is_lasting:
        classes.add("ASSAULT")
    who = all_names((*thread.first.by, *thread.to))
    return who, tuple(sorted(classes)), thread.first.day, _horizon(thread)


def sentence_of(rule: str) -> str | None:
    """What a rule by this name (``rule:NAME``) says; None for no rule of the ledger."""
    from dragoman.linking.ledger.folding import overdue

    return next((r.__doc__ for r in (*RULES, overdue) if r.__name__ == rule.removeprefix("rule:")), None)


# --- what the rules ask ---------------------------------------------------------------------------------------


def _is_done_by(act: Act, thread: Thread, doers: tuple[Party, ...]) -> bool:
    """An actual deed by these; what is done together must have all sides of the thread among its parties."""
    if act.status != "actual" or act.type.startswith("says:") or not act.by:
        return False
    there = (*act.by, *act.to)
    if thread.promised[0] in MUTUAL and all_keys(thread.first.by) <= all_names(there):
        return True
    return any_same_side(act.by, doers) or (thread.promised[0] == "CONSULT" and any_same_side(act.to, doers))


def _is_the_promised(thread: Thread, act: Act) -> bool:
    """The deed is of the kind that was promised, done to whom and with whom and about what it was promised."""
    row = next((row for row in _fulfilling(*thread.promised) if row[0] == act.type and row[1] in ("", act.mode)), None)
    if row is None or thread.is_lasting:
        return False
    if row[2] == "all":
        sides = (*thread.first.by, *(thread.to if thread.first.family != "demand" else ()))
        return all(all_names([side]) & all_names((*act.by, *act.to)) for side in sides)
    aimed = tuple(one for one in thread.to if one.sector not in PEOPLE) if thread.first.family != "demand" else ()
    if not compatible(aimed, act.to) and not _is_named(aimed, act):
        return False
    return _shares_object(thread, act) or (row[2] != "yes" and not _object(thread))


def _is_named(several: Iterable[Party], act: Act) -> bool:
    """One of these parties' names stands in the act's sentence."""
    return any(content_stems(one.words) & act.near for one in several)


def _object(thread: Thread) -> frozenset[str]:
    """What is promised, less the names of parties and the word for the deed itself."""
    parties = content_stems(" ".join(_NAME.findall(names((*thread.first.by, *thread.to)))))
    return thread.words - parties - _deed_stems(thread.promised[0])


_LAST_WORDS = frozenset({"back", "out", "over", "down", "up", "prisoners", "talks"})  # of phrases that begin with a verb


@cache
def _deed_stems(type: str | None) -> frozenset[str]:
    """The stems of the verbs and nouns that name this type of deed, and of those that name a promise or a demand."""
    own = [row for row in rows("deeds.tsv") if row["type"] == type]
    phrases = [phrase for row in own for phrase in f"{row['words']} {row['done']}".split()]
    words = [phrase.split("_")[0] for phrase in phrases if phrase.rpartition("_")[2] in _LAST_WORDS or "_" not in phrase]
    nouns = [row["noun"] for row in rows_of_nouns()]
    return content_stems(" ".join([*words, *nouns, "impose", "hold", "carry"]))


def _shares_object(thread: Thread, act: Act) -> bool:
    """The act's sentence has a word of what was promised, or nothing but the deed itself was."""
    wanted = _object(thread)
    return not wanted or bool(wanted & act.near)


def _answers(thread: Thread, act: Act) -> bool:
    """An answer that names what was said by its words, or by its noun and the side that said it."""
    if _object(thread) & (act.words | act.near):
        return True
    to_them = any_same_side(act.to, thread.first.by) or _is_named(thread.first.by, act)
    return to_them and (_names_kind(thread, act) or _same_deed(thread, act))


def _is_other_side(act: Act, thread: Thread) -> bool:
    """The act is by the side that is to answer, and not by the one that spoke."""
    if not any_same_side(act.by, thread.to):
        return False
    spoke = {one.identity or one.words.lower() for one in thread.first.by}
    return not any((one.identity or one.words.lower()) in spoke for one in act.by)


def _names_it(thread: Thread, act: Act) -> bool:
    """What is taken back is named: by its noun ("threat"), its kind of deed ("the talks"), and no other side's."""
    if not compatible(thread.to, act.to) and thread.to and act.to:
        return False
    return _names_kind(thread, act) or _same_deed(thread, act)


def _names_kind(thread: Thread, act: Act) -> bool:
    nouns = {content_stems(row["noun"]) for row in rows_of_nouns() if row["kind"] == thread.first.kind}
    return any(noun <= act.near for noun in nouns)


@cache
def rows_of_nouns() -> tuple[dict[str, str], ...]:
    return tuple(rows("said_nouns.tsv"))


def _same_deed(thread: Thread, act: Act) -> bool:
    """The act's words name the kind of deed that was promised."""
    type, mode = thread.promised
    return any(
        (kind, its or None) == (type, mode if its else None) and pattern.search(act.what.quote)
        for kind, its, pattern in promised_forms()
    )


def _takers(thread: Thread) -> tuple[Party, ...]:
    """Who can take it back: who said it; of a meeting any who was to take part."""
    together = thread.first.family == "promise" and (thread.promised[0] == "CONSULT" or thread.first.kind == "plan")
    return (*thread.first.by, *thread.to) if together and thread.first.kind != "offer" else thread.first.by


def _hits_the_other(act: Act, sides: tuple[Party, ...], doers: list[Party]) -> bool:
    others = [side for side in sides if side not in doers]
    if not others:  # a ceasefire declared by one side, not said towards whom
        return any(one.sector not in PEOPLE for one in act.to) and not any_same_side(act.to, doers)
    if any_same_side((*act.to, *act.said_by), others):
        return True
    return any(one.sector in PEOPLE and all_keys([one]) & all_keys(others) for one in act.to)


def _is_opposite(thread: Thread, act: Act) -> bool:
    type, mode = thread.promised
    return any(
        promised == type and its in ("", mode or "") and deed == act.type and how in ("", act.mode or "")
        for promised, its, deed, how in _opposites()
    )


@cache
def _fulfilling(type: str | None, mode: str | None) -> tuple[tuple[str, str, str], ...]:
    """Deed, its mode and what else must agree, for each row of ``fulfils.tsv`` that fits what was promised."""
    return tuple(
        (row["deed"], row["deed_mode"], row["object"] or "")
        for row in rows("fulfils.tsv")
        if row["promised"] == type and (mode is None or row["promised_mode"] in ("", mode))
    )


@cache
def _opposites() -> tuple[tuple[str, str, str, str], ...]:
    table = rows("opposites.tsv")
    return tuple((r["promised"], r["promised_mode"], r["deed"], r["deed_mode"] or "") for r in table)


def _in_window(thread: Thread, act: Act) -> bool:
    """The deed's days lie after the saying, and not long before a planned meeting or long after any due day."""
    if thread.window is None:
        return True
    if thread.promised[0] == "CONSULT" and act.last_day < later(thread.window[0], -MEETING_SLACK):
        return False
    return act.first_day <= later(thread.window[1], LATE)


def _horizon(thread: Thread) -> str:
    last = max(saying.day for saying in thread.sayings)
    return later(last, HORIZON) if thread.window is None else max(later(thread.window[1], LATE), last)


def _lateness(thread: Thread, act: Act) -> str:
    if thread.window is None or act.first_day <= thread.window[1]:
        return ""
    n = apart(thread.window[1], act.first_day)
    return f", {n} day{'s' if n > 1 else ''} late"


def _is_an_answer(act: Act) -> bool:
    return act.type in ("REJECT", "says:refuse", "AGREE", "says:agree") or TAKES_BACK in act.classes


def _move(outcome: EntryOutcome, act: Act, rule: str, why: str) -> Move:
    """A move, whose why says so where it stands on somebody's word alone, and who denies it."""
    told = f"{outcome}, says {names(act.said_by)}" if act.said_by else outcome
    denied = f"; denied by {names(act.denied_by)}" if act.denied_by else ""
    from_words = " (from the words of a statement)" if act.source == SAID_DONE else ""
    return Move(outcome, act.first_day if act.dated else act.day, act.id, f"rule:{rule}", f"{told}: {why}{denied}{from_words}")
