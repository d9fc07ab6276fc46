"""The behaviour suite: minimal pairs of texts, what must hold of their coding, and who is held to it.

``load`` reads the cases, ``judge`` lays coded records beside them. Any coder's records will do that are in the
codebook's form, one for each of ``texts``.
"""

from dragoman.behaviour.cases import Case, Family, Text, load, texts
from dragoman.behaviour.coded import read_coded
from dragoman.behaviour.judging import Failure, Fault, Score, judge
from dragoman.behaviour.report import failure_lines, figures

__all__ = [
    "Case",
    "Failure",
    "Family",
    "Fault",
    "Score",
    "Text",
    "failure_lines",
    "figures",
    "judge",
    "load",
    "read_coded",
    "texts",
]
