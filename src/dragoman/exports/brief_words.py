"""Records in plain words, for a brief: fixed patterns from ``data/brief/phrases.tsv`` and the names of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from dragoman.records import Account, Entry, Incident, Party, Report, Span, Tally

LONGEST = 320  # characters of a report's sentence that a footnote shows
NAME = 70  # characters of a party's words
NAMES = 3  # parties that are named

# Control characters, direction marks and lone surrogates could hide or forge what the reader sees.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SLOT = re.compile(r"\[([^\[\]~]*)(?:~([^\[\]]*))?\]")
_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs)|\b[A-Z])\.$")

# Words that have a capital only because they opened their sentence.
_OPENER = re.compile(
    r"^(?:The|An?|At|Over|About|More|Some|Several|Many|Dozens|Hundreds|Thousands|One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Twenty)(?= )"
)

_FRAMES = {
    "actual": "{actor} {done}",
    "historical": "Earlier, {actor} {done}",
    "future": "Planned: {actor} to {do}",
    "hypothetical": "Feared or held possible: {actor} to {do}",
    "requested": "Asked for: {actor} to {do}",
    "negated": "Denied: that {actor} {done}",
}
_SAID = {
    "commitment": "{by} promised[ {to}]",
    "offer": "{by} offered[ {to}]",
    "demand": "{by} demanded[ of {to}]",
    "threat": "{by} threatened[ {to}]",
    "plan": "{by} planned[ with {to}]",
}


def named(incident: Incident, states: Mapping[str, str]) -> Incident:
    """The incident with the names of states, by identity, for one word that means them: "Russian", "Moscow"."""

    def renamed(parties: Iterable[Party]) -> tuple[Party, ...]:
        return tuple(_renamed(party, states) for party in parties)

    accounts = (replace(one, claimant=renamed(one.claimant), actor=renamed(one.actor)) for one in incident.accounts)
    actor, recipient = renamed(incident.actor), renamed(incident.recipient)
    return replace(incident, actor=actor, recipient=recipient, accounts=tuple(accounts))


def _renamed(party: Party, states: Mapping[str, str]) -> Party:
    name = states.get(party.identity or "")
    return replace(party, words=name) if name and " " not in party.words else party


def flat(text: str) -> str:
    """The text on one line, with \ufffd for every character that could act on what shows it."""
    return " ".join(_UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text).split())


def sentence_at(report: Report, span: Span, longest: int = LONGEST) -> str:
    """The sentence of a report in which the span stands, cut with … where it is long."""
    first, last = _paragraph(report, span)
    text = report.text[first:last]
    at, to = span.start - first, span.end - first
    ends = [m.end() for m in _END.finditer(text, 0, at) if not _NO_END.search(text[: m.start() + 1])]
    stops = (m.start() + 1 for m in _END.finditer(text, to) if not _NO_END.search(text[: m.start() + 1]))
    start, end = ends[-1] if ends else 0, next(stops, len(text))
    if end - start <= longest:
        return flat(text[start:end])
    room = max(0, longest - (to - at)) // 2
    left, right = max(start, at - room), min(end, to + room)
    return ("… " if left > start else "") + flat(text[left:right]) + (" …" if right < end else "")


def _paragraph(report: Report, span: Span) -> tuple[int, int]:
    """Start and end of the headline or paragraph in which the span stands; hard-wrapped ones are parted by an empty
    line."""
    headline = report.headline
    if headline is not None and headline.start <= span.start and span.end <= headline.end:
        return headline.start, headline.end
    mark = "\n\n" if "\n\n" in report.text else "\n"
    before, after = report.text.rfind(mark, 0, span.start), report.text.find(mark, span.end)
    start = before + len(mark) if before >= 0 else 0
    if headline is not None and start < headline.end <= span.start:
        start = headline.end
    return start, after if after >= 0 else len(report.text)


def incident_text(incident: Incident, about: str | None = None, *, claimed: bool = True) -> str:
    """``By the word of Sudria: Norland used force against a ferry in the strait. Killed: 12.``

    ``about`` is what is asked, promised or refused, in the words of a report. The claimant stands first where nobody
    tells it on their own word; with ``claimed`` False he is left out. Sides that name each other are told one by one.
    """
    to = names(incident.recipient)
    each = _each_says(incident)
    text = each or _FRAMES[incident.status].format(
        actor=names(incident.actor) or "somebody not named",
        done=phrase(incident.type, incident.mode, to),
        do=phrase(incident.type, incident.mode, to, done=False),
    )
    if incident.place and flat(incident.place.words) not in (*map(flat, _words(incident.recipient)), ""):
        text += f"{',' if each else ''} {_at(_short(incident.place.words))}"
    told = [account for account in incident.accounts if not account.denies]
    if claimed and not each and told and all(account.claimant for account in told):
        text = f"By the word of {names(told[0].claimant)}: {text}"
    tolls = (("Killed", incident.killed), ("Injured", incident.injured))
    text += f": “{flat(about)}”" if about else ""
    return _capital(text) + "." + "".join(f" {name}: {tally_text(tally)}." for name, tally in tolls if tally)


def _each_says(incident: Incident) -> str:
    """``Norland says that Sudria used force, Sudria that Norland did``; "" where all name the same, or no side does."""
    told = [account for account in incident.accounts if not account.denies]
    by_side = {_side(account.actor): account for account in reversed(told) if account.actor}
    if incident.status != "actual" or len(by_side) < 2 or not all(account.claimant for account in told):
        return ""
    first, *others = reversed(by_side.values())
    text = f"{names(first.claimant)} says that {names(first.actor)} {phrase(incident.type, incident.mode, '')}"
    return text + "".join(f", {names(one.claimant)} that {names(one.actor)} did" for one in others)


def _side(parties: Iterable[Party]) -> frozenset[str]:
    """Whose deed it is: a country's troops and the country are one."""
    return frozenset(party.country or party.words for party in parties)


def claimant_of(account: Account) -> str:
    """Who says so, or that the reports do themselves."""
    return _capital(names(account.claimant)) or "Reports"


def account_says(account: Account, incident: Incident) -> str:
    """What one side says of the incident."""
    if account.denies:
        return "It did not happen, or they had no part in it"
    own = {party.identity or party.words for party in account.actor}
    to = names(party for party in incident.recipient if (party.identity or party.words) not in own)
    return _capital(f"{names(account.actor) or 'somebody not named'} {phrase(incident.type, incident.mode, to)}")


def entry_text(entry: Entry) -> str:
    """``Norland promised Sudria: “to open the strait”. Due 2024-05. Outcome: met (2024-05-03).``"""
    said = _slotted(_SAID[entry.kind], names(entry.to)).replace("{by}", names(entry.by) or "somebody not named")
    what = flat(entry.what.quote)
    text = f"{_capital(said)}: “{what}”" + ("" if what.endswith((".", "!", "?")) else ".")
    if entry.repeated:
        text += f" Said again {len(entry.repeated)} times." if len(entry.repeated) > 1 else " Said again once."
    if entry.due:
        text += f" Due {flat(entry.due).replace('/', ' to ')}."
    last = entry.moves[-1] if entry.moves else None
    day = f" ({last.day})" if last and last.day else ""
    return f"{text} Outcome: {entry.outcome}{day}."


def tally_text(tally: Tally) -> str:
    """``12``, ``9 to 15, best 12``, ``at least 12``."""
    if tally.high is None:
        span = f"at least {tally.low}"
    elif tally.low == tally.high:
        span = str(tally.low)
    else:
        span = f"{tally.low} to {tally.high}"
    return span if tally.low == tally.best else f"{span}, best {tally.best}"


def phrase(type: str, mode: str | None, to: str, *, done: bool = True) -> str:
    """What the type and mode is in words: what was done, or with ``done`` False what is to be done."""
    table = _phrases()
    past, infinitive = table.get((type, mode or ""), table[type, ""])
    return _slotted(past if done else infinitive, to)


def names(parties: Iterable[Party]) -> str:
    """The words for several parties: ``Norland, Sudria and others``."""
    words = [_OPENER.sub(lambda opener: opener[0].lower(), _short(word)) for word in _words(parties)]
    if len(words) > NAMES:
        words = [*words[: NAMES - 1], "others"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _words(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.words for party in parties))


def _short(words: str) -> str:
    cleaned = flat(words)
    return cleaned if len(cleaned) <= NAME else cleaned[: NAME - 1].rstrip() + "…"


def _at(place: str) -> str:
    """``in Huaquillas``, but ``at their border``, by the word that the place's words end in."""
    noun = place.rpartition(" ")[2].lower()
    return f"{'at' if noun.removesuffix('s') in _points() or noun in _points() else 'in'} {place}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _slotted(pattern: str, to: str) -> str:
    """The pattern with the recipient in its slot, or what stands there without one."""
    return _SLOT.sub(lambda slot: slot[1].replace("{to}", to) if to else (slot[2] or ""), pattern)


@cache
def _points() -> frozenset[str]:
    text = (files("dragoman") / "data" / "brief" / "points.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _phrases() -> dict[tuple[str, str], tuple[str, str]]:
    text = (files("dragoman") / "data" / "brief" / "phrases.tsv").read_text(encoding="utf-8")
    _, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(type, mode): (done, do) for type, mode, done, do in rows}
