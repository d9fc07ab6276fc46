"""Actor mentions to identities: who is named, of which country and sector, and why.

A mention is read alone first (its core, its tails, the names in them), then with the rest of the report: its date tells
who holds an office, its countries tell whose police "the police" are, its full names tell who a surname is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dragoman.records import Candidate, Coding, Doc, Event, Mention, Span

from .actor_tables import ActorTables
from .groups import group_by_name, joined
from .identities import Identity, person_in
from .names import words_of
from .nationality import STATE_WORDS, countries_behind, is_of_many, own_country
from .offices import holder_named, holder_of_office
from .reading import Reading, read
from .report_context import Context
from .sectors import Verdict, sector_of
from .stands_for import stand_for
from .state_bodies import body_in, body_of_person, only_body
from .ties import OWN, by_end, ties_of
from .whereabouts import TRUSTED, Asked, Guess, Ties, country_here

__all__ = ["ActorTables", "Context", "resolve_actors", "resolve_mention"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention as its own words tell it. ``country`` is None where they tell none; ``person``: whom they name."""

    mention: Mention
    reading: Reading
    around: Reading | None
    person: Identity | None
    sector: Verdict
    country: Verdict | None


def resolve_mention(mention: Mention, context: Context, tables: ActorTables, ties: Ties | None = None) -> Mention:
    """The mention with identity, country, sector, candidates and the reason for each; what is unclear stays None.

    A sector that the mention already has (from the coder) is kept where the words alone give no more than a default.
    ``ties`` are the countries that the rest of the report ties it to.
    """
    draft = _draft(mention, context, tables)
    return _settled(draft, context, tables, ties or Ties()) if draft else replace(mention, why="no word in it")


def _draft(mention: Mention, context: Context, tables: ActorTables) -> Draft | None:
    """What the mention's own words tell; None where there is no word in it."""
    reading = read(mention.span.quote, tables, context.date)
    if not reading.words:
        return None
    person = person_in(reading, context, tables)
    term = person.term if person else None
    sector = sector_of(reading, term, context.date)
    around = None if person or sector.sure else _read_around(mention, reading, context, tables)
    if around:
        sector = sector_of(around, None, context.date)
    country = own_country(around or reading, term, context, tables)
    return Draft(mention, reading, around, person, _or_hint(sector, mention), country)


def _settled(draft: Draft, context: Context, tables: ActorTables, ties: Ties) -> Mention:
    """The draft with the report's help where its words tell too little."""
    reading, person, sector, around = draft.reading, draft.person, draft.sector, draft.around
    country, identity = _country_and_identity(draft, context, tables, ties)
    words = draft.mention.span.quote
    members = joined(reading, words, context, tables, lambda w: _named(w, context, tables))
    if len(members) > 1 and not reading.whole:
        identity = Identity(None, "several: " + ", ".join(members))
        country, sector = _of_members(members, country, sector, tables)
    elif (members := group_by_name(words, context.date)) and not identity.actor:
        told = draft.country if draft.country and draft.country.value else Verdict(None, "a group of states")
        country, sector = told, _of_members(members, told, Verdict(None, "", sure=False), tables)[1]
    if identity.actor and not (person and person.term) and not sector.sure:
        actor = tables.actor(identity.actor)
        sector = Verdict(identity.term.sector if identity.term else actor.sector if actor else None, identity.why)
    reasons = (
        identity.why,
        f"read with its surroundings, '{around.quote}'" if around else "",
        f"country: {country.why}",
        f"sector: {sector.why}",
    )
    return replace(
        draft.mention,
        identity=identity.actor,
        country=country.value,
        sector=sector.value,
        candidates=identity.candidates,
        members=members if len(members) > 1 else (),
        why="; ".join(dict.fromkeys(r for r in reasons if r)),
    )


def _named(words: str, context: Context, tables: ActorTables) -> str | None:
    """The identity of words that need nothing else to be known; None for "the army" or "its allies"."""
    draft = _draft(Mention("", Span(0, len(words), words)), context, tables)
    if draft is None or not draft.country:
        return None
    return _identity(draft.reading, draft.person, draft.country.value, context, tables).actor


def _country_and_identity(draft: Draft, context: Context, tables: ActorTables, ties: Ties) -> tuple[Verdict, Identity]:
    """The country and who it is: by its own words, by the one person in the office, or by weighing the countries."""
    reading, person = draft.reading, draft.person
    if draft.country:
        return draft.country, _identity(reading, person, draft.country.value, context, tables)
    if not person and not reading.unknown:
        if term := holder_named(reading, context, tables):
            why = f"{term.row}, the one in this office whom the report names"
            return Verdict(term.country, why), Identity(term.person, why, (Candidate(term.person, 0.9, why),), term)
        if body := only_body(reading, context, tables):
            actor = tables.actor(str(body.actor))
            return Verdict(actor.country if actor else None, body.why), body
    guess = country_here(asked(draft, tables, ties), context)
    identity = _identity(reading, person, guess.verdict.value, context, tables)
    return guess.verdict, identity if person else _weighed(identity, reading, guess, context, tables)


def _of_members(
    members: tuple[str, ...], country: Verdict, sector: Verdict, tables: ActorTables
) -> tuple[Verdict, Verdict]:
    """The country that all members have, or none; the sector of the words if they are sure, else that of most."""
    actors = [a for a in map(tables.actor, members) if a]
    countries = {a.country for a in actors}
    if len(countries) == 1:
        country = Verdict(countries.pop(), "of all its members")
    elif country.value is not None:
        country = Verdict(None, "its members are of several countries")
    sectors = [a.sector for a in actors if a.sector]
    if sectors and not (sector.sure and len(set(sectors)) > 1 and sector.value in sectors):
        sector = Verdict(max(sectors, key=sectors.count), "of most of its members")
    return country, sector


def _weighed(identity: Identity, reading: Reading, guess: Guess, context: Context, tables: ActorTables) -> Identity:
    """The identity with the chance of its country; where that is open, those it has in the likely countries."""
    found: dict[str, Candidate] = {}
    for country, share in guess.likely:
        for c in _identity(reading, None, country, context, tables).candidates:
            found.setdefault(c.identity, replace(c, score=round(c.score * share, 3)))
    candidates = tuple(sorted(found.values(), key=lambda c: -c.score))
    chance = dict(guess.likely).get(str(guess.verdict.value), 1.0)
    if identity.actor and chance < TRUSTED:
        return Identity(None, f"its country is likely {guess.verdict.value}, but not sure enough", candidates)
    if not identity.actor and len(guess.likely) > 1 and len(candidates) > 1 and guess.verdict.value is None:
        return Identity(None, "its country is open", candidates)
    return replace(identity, candidates=candidates or identity.candidates)


def asked(draft: Draft, tables: ActorTables, ties: Ties) -> Asked:
    """The mention as the weighing of countries sees it."""
    span, reading = draft.mention.span, draft.around or draft.reading
    first = span.quote.split(maxsplit=1)[0].lower()
    opening = "the" if first == "the" else "own" if first in OWN else "a" if first in ("a", "an") else "bare"
    if draft.reading.unknown:
        opening = "name"
    elif is_of_many(reading):
        opening = "many"
    elif reading.core.words[-1].key in STATE_WORDS and len(reading.words) == 1:
        opening = "state"
    behind = countries_behind(reading, tables)
    return Asked(span.start, span.end, draft.sector.value, opening, replace(ties, behind=behind))


def _identity(
    reading: Reading, person: Identity | None, country: str | None, context: Context, tables: ActorTables
) -> Identity:
    if person and not _belongs_to(reading, person):
        return person
    if person:
        theirs = person.term and body_of_person(reading, person.term, person.last, context.date, tables)
        return theirs or Identity(None, f"something of {person.why}")
    found = body_in(reading, country, tables) or holder_of_office(reading, country, context, tables)
    if found:
        return found
    if reading.unknown:
        return Identity(None, f"no table has '{' '.join(w.text for w in reading.unknown)}'")
    return Identity(None, "described, not named")


def _belongs_to(reading: Reading, person: Identity) -> bool:
    """Whether a person's name is followed by what is theirs: "Macron's office", "the Obama administration"."""
    words = reading.core.words
    last = person.last if person.last >= 0 else len(words) - 1
    return words[last].possessive or any(not w.is_capital for w in words[last + 1 :])


def _read_around(mention: Mention, reading: Reading, context: Context, tables: ActorTables) -> Reading | None:
    """A name that no table has, read where the report introduces it: with its title before and its apposition after.

    'Anna Weiss' in "Green Party lawmaker Anna Weiss said", 'Weiss' in "Anna Weiss, a judge from Graz, said".
    """
    if not reading.unknown or len(reading.unknown) != len(reading.words) or len(reading.words) > 4:
        return None
    name, text = reading.words[-1].text, context.text
    places = [m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", text)]
    for start in places[:4]:
        quote = _introduced(text, start, start + len(name), tables)
        if quote != name:
            around = read(quote, tables, context.date)
            if around.core.of_kind("word", "weak", "organisation", "seat", "country", "adjective", "people") or (
                len(around.parts) > 1 and around.parts[1].found
            ):
                return around
    return None


_APPOSITION = re.compile(r"(?:, | \()((?:[A-Z]\.)+|[^,.;()])((?:[A-Z]\.)+[ ,]|[^,.;()]){3,110}?(?=[,.;)]| who )")


def _introduced(text: str, start: int, end: int, tables: ActorTables) -> str:
    """The name with the capitalised and known words right before it, and the apposition right after it."""
    before = words_of(text[max(0, start - 90) : start])
    offset = max(0, start - 90)
    known = {i for f in tables.names.scan(before) for i in range(f.first, f.last + 1)}
    begin = start
    for i in range(len(before) - 1, -1, -1):
        gap = text[offset + before[i].end : begin]
        link = before[i].key in ("to", "of", "for") and i - 1 in known  # "the Russian ambassador to Chile Ada Born"
        if not (before[i].is_capital or i in known or link) or gap.strip("'’s") not in ("", " ", "-"):
            break
        begin = offset + before[i].start
    apposition = _APPOSITION.match(text, end)
    if apposition and not _describes(apposition.group(), tables):
        apposition = None
    return text[begin : apposition.end() if apposition else end]


def _describes(apposition: str, tables: ActorTables) -> bool:
    """Whether it opens with an article, "former" or a noun of the tables: 'a judge from Graz', 'leader of the bloc'."""
    words = words_of(apposition)
    if not words:
        return False
    return words[0].key in {"a", "an", "the", "former", "his", "her", "one"} or any(
        f.first <= 1 for f in tables.names.scan(words[:5])
    )


def _or_hint(sector: Verdict, mention: Mention) -> Verdict:
    """The coder's sector where the words give no more than a default."""
    return Verdict(mention.sector, "the coder's") if mention.sector and not sector.sure else sector


# --- a whole coding ---------------------------------------------------------------------------------------


def resolve_actors(coding: Coding, tables: ActorTables, doc: Doc | None = None) -> Coding:
    """The coding with every actor mention resolved, wherever it stands, and the identities used in ``actors``.

    With ``doc`` its references tell what "they" and "the group" stand for.
    """
    report = coding.report
    mentions = _distinct(m for m in _all_mentions(coding) if m.kind == "actor")
    places = [e.place.span.quote for e in coding.events if e.place]
    context = Context.of(report.published, report.text, tables, mentions.values(), places)
    drafts = {key: _draft(m, context, tables) for key, m in mentions.items()}
    told = {key: str(d.country.value) for key, d in drafts.items() if d and d.country and d.country.value}
    ties = ties_of(coding, doc, told, lambda span: _country_told(span, context, tables))
    done = {
        key: _settled(d, context, tables, ties.get(key, Ties())) if d else replace(mentions[key], why="no word in it")
        for key, d in drafts.items()
    }
    if doc and doc.references:
        done = _with_what_they_stand_for(done, doc, context, tables)

    def new(old: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(done[m.id] if m.kind == "actor" else m for m in old)

    used = dict.fromkeys(i for m in done.values() for i in (m.identity, *m.members) if i)
    actors = [a for a in (tables.actor(i) for i in used) if a]
    return replace(
        coding,
        mentions=new(coding.mentions),
        events=tuple(_with_mentions(e, new) for e in coding.events),
        statements=tuple(replace(s, speaker=new(s.speaker), addressee=new(s.addressee)) for s in coding.statements),
        actors=tuple(sorted({a.id: a for a in (*coding.actors, *actors)}.values(), key=lambda a: a.id)),
    )


def _with_what_they_stand_for(
    done: dict[str, Mention], doc: Doc, context: Context, tables: ActorTables
) -> dict[str, Mention]:
    """The mentions again, those that stand for others with what these are."""
    by_span = {(m.span.start, m.span.end): m for m in done.values()}
    by_start = {m.span.start: m for m in sorted(done.values(), key=lambda m: m.span.end)}

    def settle(span: Span) -> Mention:
        key = (span.start, span.end)
        longer = by_start.get(span.start)  # "A spokesman" of the mention "A spokesman for the Kenyan police"
        if key not in by_span and longer and longer.span.end > span.end:
            return longer
        if key not in by_span:
            by_span[key] = resolve_mention(Mention("", span), context, tables)
        return by_span[key]

    references = by_end(doc)
    return {key: stand_for(m, doc, references, context, tables, settle) for key, m in done.items()}


def _country_told(span: Span, context: Context, tables: ActorTables) -> str | None:
    """The country that words tell by themselves, for words that need not be a mention."""
    draft = _draft(Mention("", span), context, tables)
    return draft.country.value if draft and draft.country else None


def _with_mentions(event: Event, new: Callable[[Iterable[Mention]], tuple[Mention, ...]]) -> Event:
    return replace(
        event,
        actor=new(event.actor),
        recipient=new(event.recipient),
        claimed_by=new(event.claimed_by),
        denied_by=new(event.denied_by),
    )


def _all_mentions(coding: Coding) -> Iterable[Mention]:
    yield from coding.mentions
    for event in coding.events:
        yield from (*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
    for statement in coding.statements:
        yield from (*statement.speaker, *statement.addressee)


def _distinct(mentions: Iterable[Mention]) -> dict[str, Mention]:
    return {m.id: m for m in mentions}
