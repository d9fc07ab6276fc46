"""Tellings of many reports to incidents: which tell of one occurrence, and what each side says of it.

The way: ``blocking`` finds who is compared at all, ``features`` says what speaks for and against two being one,
``scoring`` makes a probability of it, ``clustering`` joins, and ``incident`` with ``accounts`` and ``tolls`` writes
down what they tell together. ``relinking`` does it again for what a new report touches; ``persons`` holds what users
decided.
"""

from dragoman.linking.incidents.incident import incident
from dragoman.linking.incidents.persons import decided_on, not_same, same, two_ways, undo
from dragoman.linking.incidents.relinking import Change, link_all, relink

__all__ = [
    "Change",
    "decided_on",
    "incident",
    "link_all",
    "not_same",
    "relink",
    "same",
    "two_ways",
    "undo",
]
