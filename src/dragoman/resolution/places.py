"""Names of places to places: which one is meant, how exactly, and why; and what else it could be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.records import Candidate, Coding, Doc, Mention, Place, Precision, Span, Step, content_id

from .place_completed import by_sentence, completed
from .place_names import Toponym, toponyms_of
from .place_ranking import Scored, choice, people_named, rank
from .place_roles import part_of
from .place_tables import Known, PlaceTables

_KEPT = 5  # candidates of a mention
_BELOW = 1.5  # a place so far behind the best is no candidate


@dataclass(frozen=True, slots=True)
class Read:
    """A name with its places, best first, and the one chosen."""

    name: Toponym
    ranked: tuple[Scored, ...]
    chosen: Scored | None


@dataclass(frozen=True, slots=True)
class About:
    """The countries that the names of a report lie in, most named first."""

    counts: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, reads: Sequence[Read], people: Sequence[tuple[int, str, frozenset[str]]]) -> About:
        """Counts the chosen places: what lies in a country, or happens there, twice; a word for its people half."""
        count: dict[str, float] = {}
        for _, _, countries in people:
            for one in countries:
                count[one] = count.get(one, 0.0) + 0.5 / len(countries)
        for read in reads:
            if read.chosen and (country := read.chosen.known.country):
                here = read.name.signs.happens or read.chosen.known.kind != "country"
                count[country] = count.get(country, 0) + 1 + here
        return cls(tuple(sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))))

    def country(self, but: str | None = None) -> tuple[str | None, str]:
        """The country that a place without one of its own lies in, other than ``but``; None where two are as likely."""
        counts = [pair for pair in self.counts if pair[0] != but]
        if not counts:
            return None, "the report names no country"
        if len(counts) > 1 and counts[0][1] == counts[1][1]:
            return None, f"the report is about {counts[0][0]} and {counts[1][0]}"
        return counts[0][0], f"most places of the report lie in {counts[0][0]}"


def resolve_places(coding: Coding, doc: Doc, tables: PlaceTables) -> Coding:
    """The coding with every place resolved: those of its events, and all others that the report names as mentions.

    Names that act or stand in the name of something else are no places. ``Coding.places`` are the identities used.
    """
    names = toponyms_of(coding, doc, tables)
    reads = [Read(n, ranked, choice(ranked)) for n, ranked in zip(names, rank(names, doc, tables), strict=True)]
    places = [r for r in reads if part_of(r.name, coding, doc, tables) == "place"]
    coding = _completed(coding, doc, [r.name for r in places], tables)
    about = About.of(reads, people_named(doc, tables))
    known: dict[str, Known] = {}
    done: dict[str, Mention] = {}
    for mention in _places_of(coding):
        if mention.id not in done:
            done[mention.id] = _resolved(mention, _inside(mention.span, reads, doc), doc, about, tables, known)
    for read in places:
        mention = _mention(coding, doc.span(read.name.first, read.name.last))
        if mention.id not in done:
            done[mention.id] = _resolved(mention, [read], doc, about, tables, known)
    used = {i: known[i] for m in done.values() for i in (m.identity, *m.members) if i}
    return _with(coding, done, [tables.place(k) for k in used.values()])


def _mention(coding: Coding, span: Span) -> Mention:
    return Mention(content_id("m", coding.report.id, "place", span.start, span.end), span, "place")


def _completed(coding: Coding, doc: Doc, names: Sequence[Toponym], tables: PlaceTables) -> Coding:
    """The coding with the places of its events mended and completed, each change with its step."""
    events, named = [], by_sentence(names, doc)
    for event in coding.events:
        words, rule = completed(event, doc, named, tables.words["happens_in"])
        if rule:
            step = Step("place", f"rule:{rule}", None, words.quote if words else "none")
            event = replace(event, place=_mention(coding, words) if words else None, how=(*event.how, step))
        events.append(event)
    used = {e.place.id for e in events if e.place}
    kept = tuple(m for m in coding.mentions if m.kind != "place" or m.id in used)
    return replace(coding, events=tuple(events), mentions=kept)


def _places_of(coding: Coding) -> Iterator[Mention]:
    yield from (m for m in coding.mentions if m.kind == "place")
    yield from (e.place for e in coding.events if e.place)


def _with(coding: Coding, done: dict[str, Mention], places: Sequence[Place]) -> Coding:
    mentions = {m.id: m for m in coding.mentions} | done
    return replace(
        coding,
        events=tuple(replace(e, place=done[e.place.id]) if e.place else e for e in coding.events),
        mentions=tuple(sorted(mentions.values(), key=lambda m: (m.span.start, m.span.end, m.kind))),
        places=tuple(sorted({p.id: p for p in (*coding.places, *places)}.values(), key=lambda p: p.id)),
    )


def _inside(span: Span, reads: Sequence[Read], doc: Doc) -> list[Read]:
    """The names within a mention; of "Aleppo, Syria" only the first, of "Aleppo and Homs" both."""
    within = [
        r for r in reads
        if span.start <= doc.tokens[r.name.first].start and doc.tokens[r.name.last].end <= span.end
    ]  # fmt: skip
    if not within:  # words that are only a part of a name: "Square" of "Tahrir Square"; or that stand for one
        within = [r for r in reads if doc.span(r.name.first, r.name.last).overlaps(span)][:1]
        within = within or _stood_for(span, reads, doc)
    kept = within[:1]
    for before, read in pairwise(within):
        between = doc.text[doc.tokens[before.name.last].end : doc.tokens[read.name.first].start]
        if (
            before not in kept
            or between.replace("the", "").strip(" ,") not in ("", "and", "or")
            or _holds(read, before)
        ):
            break
        kept.append(read)
    return kept


def _stood_for(span: Span, reads: Sequence[Read], doc: Doc) -> list[Read]:
    """The name that the words stand for: "the airport", "the city"."""
    for reference in doc.references:
        if reference.kind == "same" and doc.span(reference.first, reference.last) == span:
            first, last = reference.antecedents[0]
            return [r for r in reads if first <= r.name.first and r.name.last <= last][:1]
    return []


def _holds(outer: Read, inner: Read) -> bool:
    """Whether one name's place is what the other's lies in."""
    if not outer.chosen or not inner.chosen or outer.chosen.known.id == inner.chosen.known.id:
        return False
    return outer.chosen.known.row in inner.chosen.known.within


# --- one mention ------------------------------------------------------------------------------------------


def _resolved(
    mention: Mention,
    inside: Sequence[Read],
    doc: Doc,
    about: About,
    tables: PlaceTables,
    known: dict[str, Known],
) -> Mention:
    if not inside:
        country, why = about.country()
        return replace(mention, country=country, precision="exact", why=f"described, not named; country: {why}")
    if len(inside) > 1:
        return _several(mention, inside, known)
    read = inside[0]
    if read.name.signs.border and (border := _border(read, about, tables)):
        return _at_border(mention, read, border, about, known)
    candidates = tuple(_candidate(s) for s in read.ranked[:_KEPT] if s.score > read.ranked[0].score - _BELOW)
    mention = replace(mention, candidates=candidates)
    if read.chosen is None:
        return _unclear(mention, read, about)
    known[read.chosen.known.id] = read.chosen.known
    precision, why = _precision(read, tables)
    return replace(
        mention,
        identity=read.chosen.known.id,
        country=read.chosen.known.country or _country_of_shared(read.chosen.known, about),
        precision=precision,
        why=f"{_named(read.chosen.known)}: {read.chosen.why}{why}",
    )


def _country_of_shared(known: Known, about: About) -> str | None:
    """A border or river of two countries, in a report on one of them."""
    country, _ = about.country()
    return country if country in known.countries and known.kind in ("border", "river", "line", "crossing") else None


def _several(mention: Mention, inside: Sequence[Read], known: dict[str, Known]) -> Mention:
    chosen = [r.chosen for r in inside if r.chosen]
    known |= {s.known.id: s.known for s in chosen}
    countries = {s.known.country for s in chosen}
    return replace(
        mention,
        members=tuple(dict.fromkeys(s.known.id for s in chosen)),
        candidates=tuple(_candidate(s) for s in chosen[:_KEPT]),
        country=countries.pop() if len(countries) == 1 and len(chosen) == len(inside) else None,
        precision="region",
        why=f"names {len(inside)} places: {', '.join(_named(s.known) for s in chosen)}",
    )


def _unclear(mention: Mention, read: Read, about: About) -> Mention:
    if not read.ranked:
        country, why = about.country()
        if len(read.name.signs.countries) == 1:
            (country,), why = read.name.signs.countries, "its country stands before it"
        return replace(mention, country=country, precision="exact", why=f"no table has this name; country: {why}")
    best = read.ranked[0]
    if best.far:
        country, why = about.country()
        return replace(
            mention, country=country, precision="exact", why=f"nothing points to {_named(best.known)}; country: {why}"
        )
    second = read.ranked[1]
    close = {s.known.country for s in read.ranked if s.score > best.score - _BELOW / 3}
    return replace(
        mention,
        country=best.known.country if len(close) == 1 else None,
        precision="near" if read.name.signs.near else "exact",
        why=f"as likely {_named(best.known)} as {_named(second.known)}",
    )


def _precision(read: Read, tables: PlaceTables) -> tuple[Precision, str]:
    assert read.chosen
    kind, signs = read.chosen.known.kind, read.name.signs
    by_kind = tables.precisions.get(kind, "exact")
    if signs.near and not (kind == "border" or tables.precisions.get(kind) == "near"):
        return "near", f"; near, by {signs.near}"
    if signs.part and by_kind == "country":
        return "region", "; a part of it"
    return by_kind, ""


def _border(read: Read, about: About, tables: PlaceTables) -> Known | None:
    """The border between two countries that the words name, or between one and the country that the report is about."""
    if not read.chosen or read.chosen.known.kind != "country":
        return None
    pair = frozenset(c for c in (read.chosen.known.country, *read.name.signs.countries) if c)
    other, _ = about.country(but=read.chosen.known.country)
    if len(pair) == 1 and other:
        pair |= {other}
    return tables.borders.get(pair)


def _at_border(mention: Mention, read: Read, border: Known, about: About, known: dict[str, Known]) -> Mention:
    known[border.id] = border
    return replace(
        mention,
        identity=border.id,
        country=about.country(but=read.chosen.known.country if read.chosen else None)[0],
        candidates=(Candidate(border.id, 1.0, f"{border.name}, by '{read.name.signs.border}'"),),
        precision="near",
        why=f"{border.name}: '{read.name.signs.border}' with {read.name.key}",
    )


def _candidate(scored: Scored) -> Candidate:
    return Candidate(scored.known.id, round(scored.score, 2), f"{_named(scored.known)}: {scored.why}")


def _named(known: Known) -> str:
    return f"{known.name} ({known.country or '/'.join(sorted(known.countries)) or 'no country'})"
