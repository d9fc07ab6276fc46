"""What lies long before the report is background. The report is of Wednesday, 2024-03-13."""

import pytest

from dragoman.resolution.times import date_events
from tests.conllu import doc_from_conllu
from tests.resolution.test_times_attached import coded

IN = """
1  In       in       ADP    IN   2  case
2  {0}      {0}      NUM    CD   5  obl
3  ,        ,        PUNCT  ,    5  punct
4  rebels   rebel    NOUN   NNS  5  nsubj
5  shelled  shell    VERB   VBD  0  root
6  and      and      CCONJ  CC   7  cc
7  burned   burn     VERB   VBD  5  conj
8  Norport  Norport  PROPN  NNP  7  obj
"""
WHEN = """
1  Calm     calm     NOUN   NN   2  nsubj
2  lasted   last     VERB   VBD  0  root
3  since    since    ADP    IN   4  case
4  {0}      {0}      NUM    CD   2  obl
5  ,        ,        PUNCT  ,    8  punct
6  when     when     ADV    WRB  8  advmod
7  rebels   rebel    NOUN   NNS  8  nsubj
8  shelled  shell    VERB   VBD  4  acl:relcl
9  Norport  Norport  PROPN  NNP  8  obj
"""
NOW = """
1  Norland  Norland  PROPN  NNP  2  nsubj
2  shelled  shell    VERB   VBD  0  root
3  Norport  Norport  PROPN  NNP  2  obj
4  in       in       ADP    IN   5  case
5  2009     2009     NUM    CD   2  obl
6  as       as       SCONJ  IN   8  mark
7  it       it       PRON   PRP  8  nsubj
8  admits   admit    VERB   VBZ  2  advcl
"""
ABOVE = """
1  Norland  Norland  PROPN  NNP  2  nsubj
2  freed    free     VERB   VBD  0  root
3  men      man      NOUN   NNS  2  obj
4  jailed   jail     VERB   VBN  3  acl
5  in       in       ADP    IN   6  case
6  2009     2009     NUM    CD   4  obl
"""


@pytest.mark.parametrize(
    ("table", "trigger", "status", "by"),
    [
        pytest.param(IN.format("2009"), "shelled", "historical", "rule:long_past", id="its own year"),
        pytest.param(IN.format("2009"), "burned", "historical", "rule:long_past", id="in a series"),
        pytest.param(WHEN.format("2009"), "shelled", "historical", "rule:part_of_long_past", id="2009, when"),
        pytest.param(ABOVE, "jailed", "historical", "rule:long_past", id="below the news"),
        pytest.param(IN.format("2024"), "shelled", "actual", None, id="near miss: this year"),
        pytest.param(WHEN.format("2024"), "shelled", "actual", None, id="near miss: this year, when"),
        pytest.param(NOW, "admits", "actual", None, id="near miss: told of now"),
        pytest.param(ABOVE, "freed", "actual", None, id="near miss: the news above it"),
    ],
)
def test_long_past(table: str, trigger: str, status: str, by: str | None) -> None:
    doc = doc_from_conllu(table)
    (event,) = date_events(coded(doc, (trigger, "ASSAULT", "actual", None)), doc).events
    assert event.status == status
    assert next((step.by for step in event.how if step.field == "status"), None) == by


def test_what_did_not_happen_long_ago_stays_negated() -> None:
    doc = doc_from_conllu(IN.format("2009"))
    (event,) = date_events(coded(doc, ("shelled", "ASSAULT", "negated", None)), doc).events
    assert event.status == "negated"
