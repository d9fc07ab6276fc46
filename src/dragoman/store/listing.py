"""The narrow rows beside incidents: their days and place, whom they name, and who acts on whom in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from dragoman.records import Incident, Party
from dragoman.store.incident_rows import incident_from
from dragoman.store.progress import Told, unheard
from dragoman.store.rows import insert

AT_ONCE = 500  # incidents that are listed together
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")  # what two do together though a third is named beside them

Named = tuple[str, str, str, str, str]  # role, words, identity, country, sector; "" where not known

_UNLISTED = (
    "SELECT i.key, i.id, i.first_day, i.last_day, i.type, i.status, i.contested, i.record, i.since, i.until,"
    " (SELECT max(e.confidence) FROM incident_event m JOIN event e ON e.key = m.event WHERE m.incident = i.key)"
    " FROM incident i WHERE i.key > (SELECT coalesce(max(incident), 0) FROM listed_incident) ORDER BY i.key LIMIT ?"
)


def all_listed(connection: sqlite3.Connection) -> bool:
    """True when no incident is newer than the newest listed one."""
    sql = "SELECT (SELECT max(key) FROM incident) IS (SELECT max(incident) FROM listed_incident)"
    return bool(connection.execute(sql).fetchone()[0])


def list_new(connection: sqlite3.Connection, told: Told = unheard) -> None:
    """List the incidents that were added since the last time, inside a transaction of the caller's."""
    lister, done = _Lister(connection), 0
    sql = "SELECT count(*) FROM incident WHERE key > (SELECT coalesce(max(incident), 0) FROM listed_incident)"
    (waiting,) = connection.execute(sql).fetchone()
    while rows := connection.execute(_UNLISTED, (AT_ONCE,)).fetchall():
        told("incidents for the lists", done, waiting)
        lister.list(rows)
        done += len(rows)


class _Lister:
    """Adds rows for incidents; the keys of parties, and the countries of identities, are looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._parties: dict[Sequence[str], tuple[int, str | None]] = {}
        self._identities: dict[str, tuple[str, str]] = {}

    def list(self, rows: Sequence[Any]) -> None:
        listed: list[tuple[Any, ...]] = []
        named: list[tuple[int, str, int]] = []
        ties: list[tuple[Any, ...]] = []
        for key, incident_id, first, last, type, status, contested, record, since, until, confidence in rows:
            incident = incident_from(record)
            days, held = (first or "", last or ""), (since, until)
            place, precision = _place(incident)
            listed.append(
                (
                    key,
                    incident_id,
                    *days,
                    type,
                    incident.mode,
                    status,
                    contested,
                    place,
                    precision,
                    confidence or 0.0,
                    *held,
                )
            )
            parties = {(role, *self._party(who)) for role, *who in self._named(incident)}
            named += {(key, role, party) for role, party, _ in parties}
            told = (type, incident.mode, status, contested)
            ties += [(*tie, key, *told, *days, confidence or 0.0, *held) for tie in _ties(incident, parties)]
        columns = "incident id first_day last_day type mode status contested place precision confidence since until"
        insert(self._connection, "listed_incident", columns, listed)
        insert(self._connection, "incident_named", "incident role party", sorted(named))
        columns = "source target together incident type mode status contested first_day last_day confidence since until"
        insert(self._connection, "incident_tie", columns, ties)

    def _named(self, incident: Incident) -> Iterator[Named]:
        """Everyone and every place that the incident names, by role; those who are meant together also one by one."""
        for role, parties in _roles(incident):
            for party in parties:
                identity = party.identity or ""
                yield role, party.words, identity, party.country or self._identity(identity)[0], party.sector or ""
                for member in party.members:
                    yield role, party.words, member, *self._identity(member)

    def _identity(self, id: str) -> tuple[str, str]:
        """Country and sector of an actor by its id."""
        if id not in self._identities:
            sql = "SELECT coalesce(country, ''), coalesce(sector, '') FROM actor WHERE id = ? AND current"
            self._identities[id] = self._connection.execute(sql, (id,)).fetchone() or ("", "")
        return self._identities[id]

    def _party(self, who: Sequence[str]) -> tuple[int, str | None]:
        """Key and node of a party, added where it is new."""
        found = self._parties.get(tuple(who))
        if found is None:
            columns = "words, identity, country, sector"
            self._connection.execute(f"INSERT OR IGNORE INTO party ({columns}) VALUES (?, ?, ?, ?)", who)
            sql = f"SELECT key, node FROM party WHERE ({columns}) = (?, ?, ?, ?)"
            found = self._parties[tuple(who)] = self._connection.execute(sql, who).fetchone()
        return found


def _roles(incident: Incident) -> Iterator[tuple[str, Sequence[Party]]]:
    yield "actor", incident.actor
    yield "recipient", incident.recipient
    yield "claimed_by", [party for account in incident.accounts for party in account.claimant]
    yield "place", [incident.place] if incident.place else []


def _place(incident: Incident) -> tuple[str | None, str | None]:
    """Id of the place and how exact it is; a country's code where no more is known."""
    place = incident.place
    if place is None or not (place.identity or place.country):
        return None, None
    return (place.identity, incident.precision or "exact") if place.identity else (place.country, "country")


def _ties(incident: Incident, parties: set[tuple[str, int, str | None]]) -> Iterator[tuple[str, str, int]]:
    """Source, target, and 1 where they act together or each on the other; as ``linking.series`` has directions."""
    acts = {node for role, _, node in parties if role == "actor" and node}
    gets = {node for role, _, node in parties if role == "recipient" and node}
    mutual = not incident.recipient or incident.type in MUTUAL
    yield from ((node, node, 0) for node in sorted(acts & gets))
    for one, other in combinations(sorted(acts | gets), 2):
        there, back = one in acts and other in gets, other in acts and one in gets
        if there != back:
            yield (one, other, 0) if there else (other, one, 0)
        elif there or (mutual and one in acts and other in acts):
            yield one, other, 1
