"""Which way a weekday looks, by the clause that governs it in the parse. The report is of Wednesday, 2024-03-13."""

from __future__ import annotations

import pytest

from dragoman.resolution.time_expressions import find_times
from tests.conllu import doc_from_conllu

SAID = """
# text = Norland said on Monday that it will leave on Friday.
1  Norland  Norland  PROPN  NNP  2  nsubj
2  said     say      VERB   VBD  0  root
3  on       on       ADP    IN   4  case
4  Monday   Monday   PROPN  NNP  2  obl
5  that     that     SCONJ  IN   8  mark
6  it       it       PRON   PRP  8  nsubj
7  will     will     AUX    MD   8  aux
8  leave    leave    VERB   VB   2  ccomp
9  on       on       ADP    IN   10 case
10 Friday   Friday   PROPN  NNP  8  obl
11 .        .        PUNCT  .    2  punct
"""
TO_MEET = """
# text = Envoys agreed to meet Friday.
1  Envoys   envoy    NOUN   NNS  2  nsubj
2  agreed   agree    VERB   VBD  0  root
3  to       to       PART   TO   4  mark
4  meet     meet     VERB   VB   2  xcomp
5  Friday   Friday   PROPN  NNP  4  obl:unmarked
6  .        .        PUNCT  .    2  punct
"""
TRIED = """
# text = Men tried to cross on Friday.
1  Men      man      NOUN   NNS  2  nsubj
2  tried    try      VERB   VBD  0  root
3  to       to       PART   TO   4  mark
4  cross    cross    VERB   VB   2  xcomp
5  on       on       ADP    IN   6  case
6  Friday   Friday   PROPN  NNP  4  obl
7  .        .        PUNCT  .    2  punct
"""
HELD = """
# text = Men seized on Friday will face trial.
1  Men      man      NOUN   NNS  6  nsubj
2  seized   seize    VERB   VBN  1  acl
3  on       on       ADP    IN   4  case
4  Friday   Friday   PROPN  NNP  2  obl
5  will     will     AUX    MD   6  aux
6  face     face     VERB   VB   0  root
7  trial    trial    NOUN   NN   6  obj
8  .        .        PUNCT  .    6  punct
"""
PLANNED = """
# text = Unions called a strike planned on Friday.
1  Unions   union    NOUN   NNS  2  nsubj
2  called   call     VERB   VBD  0  root
3  a        a        DET    DT   4  det
4  strike   strike   NOUN   NN   2  obj
5  planned  plan     VERB   VBN  4  acl
6  on       on       ADP    IN   7  case
7  Friday   Friday   PROPN  NNP  5  obl
8  .        .        PUNCT  .    2  punct
"""
DUE = """
# text = Talks are due on Friday.
1  Talks    talk     NOUN   NNS  3  nsubj
2  are      be       AUX    VBP  3  cop
3  due      due      ADJ    JJ   0  root
4  on       on       ADP    IN   5  case
5  Friday   Friday   PROPN  NNP  3  obl
6  .        .        PUNCT  .    3  punct
"""
SERIES = """
# text = Envoys will land and sign on Friday.
1  Envoys   envoy    NOUN   NNS  3  nsubj
2  will     will     AUX    MD   3  aux
3  land     land     VERB   VB   0  root
4  and      and      CCONJ  CC   5  cc
5  sign     sign     VERB   VB   3  conj
6  on       on       ADP    IN   7  case
7  Friday   Friday   PROPN  NNP  5  obl
8  .        .        PUNCT  .    3  punct
"""
GOING = """
# text = They are going to meet Friday.
1  They     they     PRON   PRP  3  nsubj
2  are      be       AUX    VBP  3  aux
3  going    go       VERB   VBG  0  root
4  to       to       PART   TO   5  mark
5  meet     meet     VERB   VB   3  xcomp
6  Friday   Friday   PROPN  NNP  5  obl:unmarked
7  .        .        PUNCT  .    3  punct
"""
PRESENT = """
# text = Norland shells the port on Friday.
1  Norland  Norland  PROPN  NNP  2  nsubj
2  shells   shell    VERB   VBZ  0  root
3  the      the      DET    DT   4  det
4  port     port     NOUN   NN   2  obj
5  on       on       ADP    IN   6  case
6  Friday   Friday   PROPN  NNP  2  obl
7  .        .        PUNCT  .    2  punct
"""
LAST, NEXT = "2024-03-08", "2024-03-15"


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param(SAID, ["2024-03-11", NEXT], id="past clause, and the future one below it"),
        pytest.param(TO_MEET, [NEXT], id="infinitive looks ahead"),
        pytest.param(TRIED, [LAST], id="infinitive of what was tried does not"),
        pytest.param(HELD, [LAST], id="participle looks back in a future sentence"),
        pytest.param(PLANNED, [NEXT], id="participle of planning looks ahead in a past sentence"),
        pytest.param(DUE, [NEXT], id="due"),
        pytest.param(SERIES, [NEXT], id="second verb under one will"),
        pytest.param(GOING, [NEXT], id="going to"),
        pytest.param(PRESENT, [LAST], id="present of the news looks back"),
    ],
)
def test_direction_of_the_clause(table: str, values: list[str]) -> None:
    assert [when.value for when in find_times(doc_from_conllu(table), "2024-03-13")] == values


def test_a_parse_that_goes_in_circles_is_read() -> None:
    circle = SERIES.replace("0  root", "5  root")
    assert find_times(doc_from_conllu(circle), "2024-03-13")
