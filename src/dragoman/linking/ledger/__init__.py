"""The ledger: who promised, planned, demanded or threatened what, and what became of it.

``acts`` reads a coding; ``entries`` finds what is said in one report, ``matching`` joins the tellings of many,
``outcomes`` has the rules by which later acts move an entry, ``folding`` says which moves count, ``judging`` asks the
acts that ``hearing`` finds no more than it needs, ``keeping`` keeps a store's ledger.
"""

from dragoman.linking.ledger.acts import Act, acts_of
from dragoman.linking.ledger.entries import KINDS, Saying, sayings_of
from dragoman.linking.ledger.folding import entry_of, fold, overdue
from dragoman.linking.ledger.keeping import keep_ledger
from dragoman.linking.ledger.matching import Thread, threads
from dragoman.linking.ledger.outcomes import RULES, listens, moves_by, sentence_of

__all__ = [
    "KINDS", "RULES", "Act", "Saying", "Thread", "acts_of", "entry_of", "fold", "keep_ledger", "listens",
    "moves_by", "overdue", "sayings_of", "sentence_of", "threads",
]  # fmt: skip
