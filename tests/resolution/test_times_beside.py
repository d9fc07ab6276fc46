"""Times of an act that the parse hangs on another word, one construction a table. The report is of 2024-03-13."""

from __future__ import annotations

import pytest

from dragoman.resolution.times import date_events
from tests.conllu import doc_from_conllu
from tests.resolution.test_times_attached import coded

MONDAY, FEBRUARY = "2024-03-11", "2024-02"

OWNED = """
# text = Two men hurt in Monday's dock riot died.
1  Two     two     NUM    CD   2  nummod
2  men     man     NOUN   NNS  8  nsubj
3  hurt    hurt    VERB   VBN  8  advcl
4  in      in      ADP    IN   7  case
5  Monday  Monday  PROPN  NNP  3  obl:unmarked
6  's      's      PART   POS  5  case
7  dock    dock    NOUN   NN   8  obl
8  riot    riot    NOUN   NN   9  obl
9  died    die     VERB   VBD  0  root
"""
NAMED = """
# text = He blamed them for the May 6 Norport Bank raid.
1  He       he       PRON   PRP  2  nsubj
2  blamed   blame    VERB   VBD  0  root
3  them     they     PRON   PRP  2  obj
4  for      for      ADP    IN   10 case
5  the      the      DET    DT   10 det
6  May      May      PROPN  NNP  7  nmod:unmarked
7  6        6        NUM    CD   9  nummod
8  Norport  Norport  PROPN  NNP  9  compound
9  Bank     Bank     PROPN  NNP  10 compound
10 raid     raid     NOUN   NN   2  obl
"""
FRONTED = """
# text = After a raid on Norport last month, troops left.
1  After    after    ADP    IN   3  case
2  a        a        DET    DT   3  det
3  raid     raid     NOUN   NN   10 obl
4  on       on       ADP    IN   5  case
5  Norport  Norport  PROPN  NNP  3  nmod
6  last     last     ADJ    JJ   7  amod
7  month    month    NOUN   NN   10 obl:unmarked
8  ,        ,        PUNCT  ,    3  punct
9  troops   troops   NOUN   NNS  10 nsubj
10 left     leave    VERB   VBD  0  root
"""
AGAINST = """
# text = A march against the 2023 decree was banned.
1  A        a        DET    DT   2  det
2  march    march    NOUN   NN   8  nsubj:pass
3  against  against  ADP    IN   6  case
4  the      the      DET    DT   6  det
5  2023     2023     NUM    CD   6  nummod
6  decree   decree   NOUN   NN   2  nmod
7  was      be       AUX    VBD  8  aux:pass
8  banned   ban      VERB   VBN  0  root
"""
HARM = """
# text = Four were {0} in a raid on Monday.
1  Four    four    NUM    CD   3  nsubj:pass
2  were    be      AUX    VBD  3  aux:pass
3  {0}     {1}     VERB   VBN  0  root
4  in      in      ADP    IN   6  case
5  a       a       DET    DT   6  det
6  raid    raid    NOUN   NN   3  obl
7  on      on      ADP    IN   8  case
8  Monday  Monday  PROPN  NNP  3  obl
"""
TRIED = """
# text = Men tried to kill him on Monday.
1  Men     man     NOUN   NNS  2  nsubj
2  tried   try     VERB   VBD  0  root
3  to      to      PART   TO   4  mark
4  kill    kill    VERB   VB   2  xcomp
5  him     he      PRON   PRP  4  obj
6  on      on      ADP    IN   7  case
7  Monday  Monday  PROPN  NNP  4  obl
"""
AFTER_TALKS = """
# text = They signed after two days of talks.
1  They    they    PRON   PRP  2  nsubj
2  signed  sign    VERB   VBD  0  root
3  after   after   ADP    IN   5  case
4  two     two     NUM    CD   5  nummod
5  days    day     NOUN   NNS  2  obl
6  of      of      ADP    IN   7  case
7  talks   talk    NOUN   NNS  5  nmod
"""


@pytest.mark.parametrize(
    ("table", "trigger", "date"),
    [
        pytest.param(OWNED, "riot", MONDAY, id="what the time owns"),
        pytest.param(OWNED, "died", None, id="not what stands behind it"),
        pytest.param(NAMED, "raid", "2023-05-06", id="a day in a name"),
        pytest.param(NAMED, "blamed", None, id="not the verb before the name"),
        pytest.param(FRONTED, "raid", FEBRUARY, id="the end of a phrase in front"),
        pytest.param(AGAINST, "march", None, id="a year of what the phrase is about"),
        pytest.param(HARM.format("killed", "kill"), "raid", MONDAY, id="killed in it"),
        pytest.param(HARM.format("praised", "praise"), "raid", None, id="praised in it"),
        pytest.param(TRIED, "tried to kill", MONDAY, id="the infinitive of the trigger"),
        pytest.param(TRIED, "tried", None, id="an infinitive that is not of the trigger"),
        pytest.param(AFTER_TALKS, "talks", "2024-03-12/2024-03-13", id="days of talks"),
        pytest.param(AFTER_TALKS, "signed", None, id="after days of talks"),
    ],
)
def test_date_of_an_act(table: str, trigger: str, date: str | None) -> None:
    doc = doc_from_conllu(table)
    (dated,) = date_events(coded(doc, (trigger, "ASSAULT", "actual", None)), doc).events
    assert (dated.date and dated.date.value) == date
