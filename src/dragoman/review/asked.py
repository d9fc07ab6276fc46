"""What a person writes as a correction, checked against the codebook and the report, into the form of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dragoman.errors import DragomanError
from dragoman.records import Actor, Coding, Mention, Place, Status
from dragoman.review.fields import PARTIES, SPANS, TIMES, TOLLS, Form, fields_of
from dragoman.review.keys import Key

_CHARACTERS = re.compile(r"([0-9]+)-([0-9]+)")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,9}")
_NUMBER = re.compile(r"(at least |up to )?([0-9][0-9,]{0,11})(?:\s*-\s*([0-9][0-9,]{0,11})|(\+))?", re.IGNORECASE)


class ReviewError(DragomanError):
    """A decision that cannot be: ``field`` is where the fault is, the message says how to mend it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Codebook:
    """The words that the codebook allows: modes by event type, and acts."""

    modes: Mapping[str, Sequence[str]]
    acts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What a value is checked against: the codebook, the report with its mentions, and the tables."""

    codebook: Codebook
    coding: Coding
    find_actor: Callable[[str], Actor | None]
    find_place: Callable[[str], Place | None]
    is_country: Callable[[str], bool]
    check_days: Callable[[str], Any]  # raises ValueError for what is no day, month, year or interval


def value_of(field: str, value: Any, key: Key, before: Mapping[str, Form], known: Known) -> Form:
    """A person's value for a field of the record at ``key`` in the field's form; ``before`` are its forms till now.

    Parties and places: words of the report, ``12-20`` (its characters), an actor's id, a country's code, ``WORDS=ID``
    or ``WORDS=CODE``; several with ``;`` between or as a list; or objects with ``start`` and ``end``, ``identity``,
    ``country``, ``sector``. Tolls: ``12``, ``at least 12``, ``10-15``. Raises ReviewError.
    """
    if field not in fields_of(key.kind):
        raise ReviewError("field", f"{field!r} is no field of this {key.kind}; one of {', '.join(fields_of(key.kind))}")
    if isinstance(value, str) and not value.strip():
        value = None
    if field in PARTIES:
        return [_party(field, one, key, before.get(field) or [], known) for one in _several(field, value)]
    if value is None:
        return _nothing(field)
    if field == "place":
        return _party(field, value, key, [before["place"]] if before.get("place") else [], known)
    if field in TIMES:
        return _days(field, value, known)
    if field in SPANS:
        return _words(field, value, key, known)
    if field in TOLLS:
        return _toll(field, value, key, before.get(field), known)
    return _codebook_word(field, value, before, known.codebook)


def whole(values: Mapping[str, Any], key: Key, known: Known) -> dict[str, Form]:
    """All fields of a record that a person adds, in their forms; those not given are empty. Raises ReviewError."""
    text = known.coding.report.text
    if not 0 <= key.start < key.end <= len(text) or not text[key.start : key.end].strip():
        raise ReviewError("start", f"characters {key.start}-{key.end} are no words of the report")
    if unknown := sorted(set(values) - set(fields_of(key.kind))):
        raise ReviewError(unknown[0], f"is no field of an {key.kind}; one of {', '.join(fields_of(key.kind))}")
    needed = ("type",) if key.kind == "event" else ("act", "content")
    for name in needed:
        if not values.get(name):
            raise ReviewError(name, f"a new {key.kind} needs one")
    found: dict[str, Form] = {"status": "actual"} if key.kind == "event" else {}
    for name in fields_of(key.kind):
        if name in values or name not in found:
            value = values.get(name)
            found[name] = _empty(name) if value is None else value_of(name, value, key, found, known)
    return found


def _empty(field: str) -> Form:
    return [] if field in PARTIES else None


def _nothing(field: str) -> None:
    if field in ("type", "status", "act", "content"):
        raise ReviewError(field, "cannot be empty")


def _codebook_word(field: str, value: Any, before: Mapping[str, Form], codebook: Codebook) -> str:
    allowed: Sequence[str] = {
        "type": list(codebook.modes),
        "mode": codebook.modes.get(before.get("type") or "", ()),
        "status": get_args(Status),
        "act": codebook.acts,
    }[field]
    by_spelling = {word.casefold(): word for word in allowed}
    word = by_spelling.get(str(value).strip().casefold())
    if word is None:
        of = f" of {before.get('type')}" if field == "mode" else ""
        listed = ", ".join(allowed) or "none: leave it empty"
        raise ReviewError(field, f"{value!r} is no {field}{of} of the codebook; one of {listed}")
    return word


def _days(field: str, value: Any, known: Known) -> str:
    try:
        known.check_days(str(value))
    except ValueError as error:
        raise ReviewError(field, f"{error}; write 2022-02-20, 2022-02, 2022 or 2022-02-20/2022-02-27") from None
    return str(value)


# --- words of the report ----------------------------------------------------------------------------------


def _words(field: str, value: Any, key: Key, known: Known) -> Form:
    start, end = _characters(field, value, key, known.coding.report.text)
    return {"start": start, "end": end, "words": known.coding.report.text[start:end]}


def _characters(field: str, value: Any, key: Key, text: str) -> tuple[int, int]:
    """Start and end of what is meant by ``{"start", "end"}``, ``12-20`` or words of the report."""
    if isinstance(value, Mapping):
        start, end = value.get("start"), value.get("end")
        if not (isinstance(start, int) and isinstance(end, int)):
            raise ReviewError(field, "give start and end as whole numbers, characters of the report's text")
    elif (numbers := _CHARACTERS.fullmatch(str(value).strip())) is not None:
        start, end = int(numbers[1]), int(numbers[2])
    else:
        found = _nearest(str(value).strip(), text, key.start)
        if found is None:
            raise ReviewError(field, f"{value!r} does not stand in the report; give its words exactly, or START-END")
        return found
    if not 0 <= start < end <= len(text):
        raise ReviewError(field, f"characters {start}-{end} lie outside the report's {len(text)} characters")
    return start, end


def _nearest(words: str, text: str, to: int) -> tuple[int, int] | None:
    """Where the words stand that are nearest to a character: whole words, any whitespace between them."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    found = [match.span() for match in re.finditer(pattern, text)] if words else []
    return min(found, key=lambda span: abs(span[0] - to), default=None)


def _toll(field: str, value: Any, key: Key, before: Form, known: Known) -> Form:
    if isinstance(value, Mapping):
        low, high = value.get("low"), value.get("high")
    else:
        low, high = _numbers(field, str(value).strip())
    if not isinstance(low, int) or isinstance(low, bool) or not (high is None or isinstance(high, int)):
        raise ReviewError(field, "give low as a whole number, and high as one or null")
    if low < 0 or (high is not None and high < low) or max(low, high or 0) > 10_000_000:
        raise ReviewError(field, f"{low}-{high} is no number of people")
    given = isinstance(value, Mapping) and "start" in value
    if given:
        start, end = _characters(field, value, key, known.coding.report.text)
    elif before is not None:
        start, end = before["start"], before["end"]
    else:  # where the number stands, else the trigger
        start, end = _nearest(str(low), known.coding.report.text, key.start) or (key.start, key.end)
    return {"start": start, "end": end, "low": low, "high": high}


def _numbers(field: str, text: str) -> tuple[int, int | None]:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ReviewError(field, f"{text!r} is no number; write 12, at least 12, up to 12 or 10-15")
    sign, first, last, plus = found.groups()
    low = int(first.replace(",", ""))
    if last is not None:
        return low, int(last.replace(",", ""))
    if plus or (sign or "").lower().startswith("at"):
        return low, None
    return (0, low) if sign else (low, low)


# --- parties and places -----------------------------------------------------------------------------------


def _several(field: str, value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str):
        return [one for one in value.split(";") if one.strip()]
    if isinstance(value, list):
        return value
    raise ReviewError(field, "give a list")


def _party(field: str, value: Any, key: Key, before: Sequence[Form], known: Known) -> Form:
    asked = _asked(field, value, key, known)
    kind = "place" if field == "place" else "actor"
    form = _standing_words(asked, kind, key, before, known)
    if "identity" in asked:
        form = {name: form[name] for name in ("start", "end", "words")} | _identity(field, asked["identity"], known)
    elif "country" in asked:
        form = {name: form[name] for name in ("start", "end", "words")} | {"country": asked["country"]}
    return form | ({"sector": asked["sector"]} if asked.get("sector") else {})


def _asked(field: str, value: Any, key: Key, known: Known) -> dict[str, Any]:
    """The parts of what is asked for: ``start`` and ``end``, ``identity``, ``country``, ``sector``."""
    if isinstance(value, str):
        return _written(field, value.strip(), key, known)
    if not isinstance(value, Mapping):
        raise ReviewError(field, "give words of the report, or start and end, an identity or a country")
    asked = {name: str(value[name]) for name in ("identity", "country", "sector") if value.get(name)}
    if "country" in asked and not known.is_country(asked["country"]):
        raise ReviewError(field, f"{asked['country']!r} is no code of a country or body; write RUS, UKR, NATO")
    if "start" in value or "words" in value:
        at = value if "start" in value else value["words"]
        start, end = _characters(field, at, key, known.coding.report.text)
        return asked | {"start": start, "end": end}
    if not asked:
        raise ReviewError(field, "give words of the report, or start and end, an identity or a country")
    return asked


def _written(field: str, text: str, key: Key, known: Known) -> dict[str, Any]:
    words, sign, name = text.partition("=")
    if sign:
        start, end = _characters(field, words, key, known.coding.report.text)
        return {"start": start, "end": end} | _named(field, name.strip(), known)
    if _CHARACTERS.fullmatch(text) or _nearest(text, known.coding.report.text, key.start):
        start, end = _characters(field, text, key, known.coding.report.text)
        return {"start": start, "end": end}
    return _named(field, text, known)


def _named(field: str, name: str, known: Known) -> dict[str, Any]:
    find: Callable[[str], Any] = known.find_place if field == "place" else known.find_actor
    if find(name) is not None:
        return {"identity": name}
    if field != "place" and _CODE.fullmatch(name) and known.is_country(name):
        return {"country": name}
    what = "a place's id" if field == "place" else "an actor's id nor the code of a country or body"
    raise ReviewError(field, f"{name!r} stands not in the report and is not {what}")


def _identity(field: str, identity: str, known: Known) -> dict[str, Any]:
    if field == "place":
        place = known.find_place(identity)
        if place is None:
            raise ReviewError(field, f"{identity!r} is the id of no place; look it up with: dragoman show ID")
        return {"identity": identity, "precision": "exact"} | ({"country": place.country} if place.country else {})
    actor = known.find_actor(identity)
    if actor is None:
        raise ReviewError(field, f"{identity!r} is the id of no actor; look it up with: dragoman actors find NAME")
    of = {"identity": identity, "country": actor.country, "sector": actor.sector}
    return {name: value for name, value in of.items() if value}


def _standing_words(
    asked: Mapping[str, Any], kind: str, key: Key, before: Sequence[Form], known: Known
) -> dict[str, Any]:
    """The words that stand for a party: those asked for, with what the machine knows of them; else those that name
    the identity or country, else those of the only party till now; else none, at the trigger: it is not named there."""
    text = known.coding.report.text
    mentions = [m for m in _mentions(known.coding) if m.kind == kind]
    if "start" in asked:
        start, end = asked["start"], asked["end"]
        same_place = [m for m in mentions if (m.span.start, m.span.end) == (start, end)]
        same_words = [m for m in mentions if m.span.quote == text[start:end]]
        return _form_at(start, end, text, next(iter(same_place or same_words), None))
    for name in ("identity", "country"):
        meant = [m for m in mentions if name in asked and getattr(m, name) == asked[name]]
        if meant:
            nearest = min(meant, key=lambda m: (abs(m.span.start - key.start), m.span.start))
            return _form_at(nearest.span.start, nearest.span.end, text, nearest)
    if len(before) == 1:
        return _form_at(before[0]["start"], before[0]["end"], text, None)
    return _form_at(key.start, key.start, text, None)


def _form_at(start: int, end: int, text: str, known: Mention | None) -> dict[str, Any]:
    form: dict[str, Any] = {"start": start, "end": end, "words": text[start:end]}
    if known is not None:
        of = {name: getattr(known, name) for name in ("identity", "country", "sector", "precision")}
        form |= {name: value for name, value in of.items() if value}
        form |= {"members": list(known.members)} if known.members else {}
    return form


def _mentions(coding: Coding) -> list[Mention]:
    found = list(coding.mentions)
    for event in coding.events:
        found += [*event.actor, *event.recipient, *event.claimed_by, *event.denied_by]
        found += [event.place] if event.place else []
    for statement in coding.statements:
        found += [*statement.speaker, *statement.addressee]
    return found
