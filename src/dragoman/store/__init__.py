"""Records to and from SQLite. Only this room knows sqlite3.

``store`` is the door. Behind it a coding goes through ``checking`` and ``writing`` into the file that ``opening``
made by the scripts in ``migrations``; it comes out through ``queries`` (by filter) or ``finding`` (by id), and
``reading`` makes it a record again. ``laid`` lays persons' decisions over a coding, ``searches`` finds words.
``standing`` keeps which reports are copies of others, superseded or withdrawn. ``upkeep`` copies and examines the file.
``imported`` keeps other projects' events.
"""

from dragoman.store.days import days as check_days
from dragoman.store.imported import Dataset
from dragoman.store.progress import Told, unheard
from dragoman.store.reading import Skipped
from dragoman.store.review_queue import Queued
from dragoman.store.search_query import SearchError
from dragoman.store.searches import Hit, SavedSearch, Search
from dragoman.store.standing import Trace
from dragoman.store.store import Store
from dragoman.store.upkeep import Finding, back_up, examine, vacuum

__all__ = [
    "Dataset",
    "Finding",
    "Hit",
    "Queued",
    "SavedSearch",
    "Search",
    "SearchError",
    "Skipped",
    "Store",
    "Told",
    "Trace",
    "back_up",
    "check_days",
    "examine",
    "unheard",
    "vacuum",
]
