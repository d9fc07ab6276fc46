"""Kinds of actors, and the actor code: country and sector in the manner of CAMEO and PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.records import Actor


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of kinds.tsv. ``role`` ends the codes of the kind; ``abroad`` begins that of an actor of no state."""

    name: str
    role: str
    abroad: str
    what: str


@dataclass(frozen=True, slots=True)
class Codes:
    """What actor codes are made of: ``kinds`` by name, ``sectors`` and ``bodies`` as in codes.tsv."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)

    def code(self, kind: str, country: str | None, sector: str | None) -> str | None:
        """The actor code: ``RUSGOV``, ``UKRREB``, ``IGOUNO``, ``IGOUNOMIL``, ``IMGREB``; None where nothing begins it.

        A state's code begins with its ISO 3166 alpha-3 code, that of an international body with ``IGO`` and three
        letters, that of an actor of no state with its kind's letters. The sector's three letters end it, or the
        kind's own (``GBRSPY``); they are left out where the beginning says them already.
        """
        known = self.kinds.get(kind)
        begin = self.bodies.get(country, country) if country else known.abroad if known else ""
        if not begin or (country and country not in self.bodies and not _is_alpha3(country)):
            return None
        end = (known.role if known else "") or self.sectors.get(sector or "", "")
        return begin if begin.startswith(end) else begin + end

    def coded(self, actor: Actor) -> Actor:
        """The actor with its code, unless it has one."""
        if actor.code:
            return actor
        return replace(actor, code=self.code(actor.kind, actor.country, actor.sector))


def _is_alpha3(country: str) -> bool:
    return len(country) == 3 and country.isascii() and country.isupper()
