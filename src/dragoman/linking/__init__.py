"""Records to records: which reports, events and promises belong together."""

from dragoman.linking.duplicates import exact_duplicates
from dragoman.linking.incidents import Change, event_key, in_force, incident, link_all, relink, turn

__all__ = ["Change", "event_key", "exact_duplicates", "in_force", "incident", "link_all", "relink", "turn"]
