"""Records to records: which reports, events and promises belong together."""

from dragoman.linking.duplicates import exact_duplicates
from dragoman.linking.incidents import event_key, in_force, incident, link_all, not_same, relink, same, undo

__all__ = ["event_key", "exact_duplicates", "in_force", "incident", "link_all", "not_same", "relink", "same", "undo"]
