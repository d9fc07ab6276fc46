"""Records to records: which reports, events and promises belong together."""

from dragoman.linking.duplicates import exact_duplicates
from dragoman.linking.incidents import (
    decided_on,
    incident,
    link_all,
    not_same,
    relink,
    same,
    two_ways,
    undo,
)

__all__ = [
    "decided_on",
    "exact_duplicates",
    "incident",
    "link_all",
    "not_same",
    "relink",
    "same",
    "two_ways",
    "undo",
]
