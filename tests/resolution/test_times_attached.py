"""Which time belongs to which event, one construction a table. The report is of Wednesday, 2024-03-13."""

from __future__ import annotations

import pytest

from dragoman.records import Coding, Dateline, Doc, Event, Report, Span
from dragoman.resolution.times import date_events
from tests.conllu import doc_from_conllu, plain_doc

MONDAY, FRIDAY = "2024-03-11", "2024-03-15"

ON_VERB = """
# text = Rebels shelled the port on Monday.
1  Rebels   rebel    NOUN   NNS  2  nsubj
2  shelled  shell    VERB   VBD  0  root
3  the      the      DET    DT   4  det
4  port     port     NOUN   NN   2  obj
5  on       on       ADP    IN   6  case
6  Monday   Monday   PROPN  NNP  2  obl
7  .        .        PUNCT  .    2  punct
"""
OF_NOUN = """
# text = Norland condemned Monday's shelling.
1  Norland    Norland  PROPN  NNP  2  nsubj
2  condemned  condemn  VERB   VBD  0  root
3  Monday     Monday   PROPN  NNP  5  nmod:poss
4  's         's       PART   POS  3  case
5  shelling   shelling NOUN   NN   2  obj
6  .          .        PUNCT  .    2  punct
"""
YEAR = """
# text = Two men planned the 2008 Norport bombings.
1  Two       two      NUM    CD   2  nummod
2  men       man      NOUN   NNS  3  nsubj
3  planned   plan     VERB   VBD  0  root
4  the       the      DET    DT   7  det
5  2008      2008     NUM    CD   7  nummod
6  Norport   Norport  PROPN  NNP  7  compound
7  bombings  bombing  NOUN   NNS  3  obj
8  .         .        PUNCT  .    3  punct
"""
DAY_AFTER = """
# text = Aid arrived a day after rebels took the town.
1  Aid      aid      NOUN   NN   2  nsubj
2  arrived  arrive   VERB   VBD  0  root
3  a        a        DET    DT   4  det
4  day      day      NOUN   NN   7  obl:unmarked
5  after    after    SCONJ  IN   7  mark
6  rebels   rebel    NOUN   NNS  7  nsubj
7  took     take     VERB   VBD  2  advcl
8  the      the      DET    DT   9  det
9  town     town     NOUN   NN   7  obj
10 .        .        PUNCT  .    2  punct
"""
MEASURED = """
# text = The town fell after four days of fighting.
1  The      the      DET    DT   2  det
2  town     town     NOUN   NN   3  nsubj
3  fell     fall     VERB   VBD  0  root
4  after    after    ADP    IN   6  case
5  four     four     NUM    CD   6  nummod
6  days     day      NOUN   NNS  3  obl
7  of       of       ADP    IN   8  case
8  fighting fighting NOUN   NN   6  nmod
9  .        .        PUNCT  .    3  punct
"""
BEGAN = """
# text = Talks that began on Monday collapsed.
1  Talks     talk     NOUN   NNS  6  nsubj
2  that      that     PRON   WDT  3  nsubj
3  began     begin    VERB   VBD  1  acl:relcl
4  on        on       ADP    IN   5  case
5  Monday    Monday   PROPN  NNP  3  obl
6  collapsed collapse VERB   VBD  0  root
7  .         .        PUNCT  .    6  punct
"""
WROTE = """
# text = Talks that Ruiz praised on Monday collapsed.
1  Talks     talk     NOUN   NNS  7  nsubj
2  that      that     PRON   WDT  4  obj
3  Ruiz      Ruiz     PROPN  NNP  4  nsubj
4  praised   praise   VERB   VBD  1  acl:relcl
5  on        on       ADP    IN   6  case
6  Monday    Monday   PROPN  NNP  4  obl
7  collapsed collapse VERB   VBD  0  root
8  .         .        PUNCT  .    7  punct
"""
RESUME = """
# text = Talks will resume on Friday.
1  Talks    talk     NOUN   NNS  3  nsubj
2  will     will     AUX    MD   3  aux
3  resume   resume   VERB   VB   0  root
4  on       on       ADP    IN   5  case
5  Friday   Friday   PROPN  NNP  3  obl
6  .        .        PUNCT  .    3  punct
"""
CRITICISED = """
# text = Talks drew protests on Monday.
1  Talks    talk     NOUN   NNS  2  nsubj
2  drew     draw     VERB   VBD  0  root
3  protests protest  NOUN   NNS  2  obj
4  on       on       ADP    IN   5  case
5  Monday   Monday   PROPN  NNP  2  obl
6  .        .        PUNCT  .    2  punct
"""
SERIES = """
# text = On Monday troops entered Norport and shot two men.
1  On       on       ADP    IN   2  case
2  Monday   Monday   PROPN  NNP  4  obl
3  troops   troops   NOUN   NNS  4  nsubj
4  entered  enter    VERB   VBD  0  root
5  Norport  Norport  PROPN  NNP  4  obj
6  and      and      CCONJ  CC   7  cc
7  shot     shoot    VERB   VBD  4  conj
8  two      two      NUM    CD   9  nummod
9  men      man      NOUN   NNS  7  obj
10 .        .        PUNCT  .    4  punct
"""
OWN_SUBJECT = """
# text = On Monday troops entered Norport and Ruiz protested.
1  On        on       ADP    IN   2  case
2  Monday    Monday   PROPN  NNP  4  obl
3  troops    troops   NOUN   NNS  4  nsubj
4  entered   enter    VERB   VBD  0  root
5  Norport   Norport  PROPN  NNP  4  obj
6  and       and      CCONJ  CC   8  cc
7  Ruiz      Ruiz     PROPN  NNP  8  nsubj
8  protested protest  VERB   VBD  4  conj
9  .         .        PUNCT  .    4  punct
"""
IN_A_CRASH = """
# text = Two guards were killed in an ambush on Monday.
1  Two      two      NUM    CD   2  nummod
2  guards   guard    NOUN   NNS  4  nsubj:pass
3  were     be       AUX    VBD  4  aux:pass
4  killed   kill     VERB   VBN  0  root
5  in       in       ADP    IN   7  case
6  an       a        DET    DT   7  det
7  ambush   ambush   NOUN   NN   4  obl
8  on       on       ADP    IN   9  case
9  Monday   Monday   PROPN  NNP  7  nmod
10 .        .        PUNCT  .    4  punct
"""
AGREED = """
# text = Rebels agreed to leave Norport by Friday.
1  Rebels   rebel    NOUN   NNS  2  nsubj
2  agreed   agree    VERB   VBD  0  root
3  to       to       PART   TO   4  mark
4  leave    leave    VERB   VB   2  xcomp
5  Norport  Norport  PROPN  NNP  4  obj
6  by       by       ADP    IN   7  case
7  Friday   Friday   PROPN  NNP  4  obl
8  .        .        PUNCT  .    2  punct
"""
UNTIL = """
# text = Norland closed the strait until Friday.
1  Norland  Norland  PROPN  NNP  2  nsubj
2  closed   close    VERB   VBD  0  root
3  the      the      DET    DT   4  det
4  strait   strait   NOUN   NN   2  obj
5  until    until    ADP    IN   6  case
6  Friday   Friday   PROPN  NNP  2  obl
7  .        .        PUNCT  .    2  punct
"""
INVADE = """
# text = Norland may invade on Friday.
1  Norland  Norland  PROPN  NNP  3  nsubj
2  may      may      AUX    MD   3  aux
3  invade   invade   VERB   VB   0  root
4  on       on       ADP    IN   5  case
5  Friday   Friday   PROPN  NNP  3  obl
6  .        .        PUNCT  .    3  punct
"""


def coded(doc: Doc, *events: tuple[str, str, str, str | None], dateline: str | None = None) -> Coding:
    """A coding with an event for each (trigger, type, status, about)."""
    report = Report(
        "r1", doc.text, "text", published="2024-03-13", dateline=Dateline(span(doc, dateline)) if dateline else None
    )
    made = tuple(
        Event(f"e{i}", "r1", span(doc, trigger), kind, None, (), (), status, about=span(doc, about) if about else None)  # type: ignore[arg-type]
        for i, (trigger, kind, status, about) in enumerate(events)
    )
    return Coding(report, "test", made)


def span(doc: Doc, words: str) -> Span:
    start = doc.text.index(words)
    return Span(start, start + len(words), words)


def case(
    name: str,
    table: str,
    trigger: str,
    kind: str,
    status: str,
    date: str | None,
    due: str | None = None,
    about: str | None = None,
) -> object:
    return pytest.param(table, (trigger, kind, status, about), date, due, id=name)


@pytest.mark.parametrize(
    ("table", "event", "date", "due"),
    [
        case("on the verb", ON_VERB, "shelled", "ASSAULT", "actual", MONDAY),
        case("of the noun", OF_NOUN, "shelling", "ASSAULT", "actual", MONDAY),
        case("of the noun is not the verb's", OF_NOUN, "condemned", "ACCUSE", "actual", None),
        case("year before a noun", YEAR, "bombings", "ASSAULT", "historical", "2008"),
        case("a day after it", DAY_AFTER, "took", "ASSAULT", "actual", "2024-03-12"),
        case("a day after is not the main verb's", DAY_AFTER, "arrived", "AID", "actual", None),
        case("days of it", MEASURED, "fighting", "ASSAULT", "actual", "2024-03-10/2024-03-13"),
        case("clause that it began", BEGAN, "Talks", "CONSULT", "actual", MONDAY),
        case("clause about something else", WROTE, "Talks", "CONSULT", "actual", None),
        case("subject of a happening", RESUME, "Talks", "CONSULT", "future", FRIDAY, FRIDAY),
        case("subject of another act", CRITICISED, "Talks", "CONSULT", "actual", None),
        case("second verb of a series", SERIES, "shot", "ASSAULT", "actual", MONDAY),
        case("second verb with its own subject", OWN_SUBJECT, "protested", "PROTEST", "actual", None),
        case("on a noun below", IN_A_CRASH, "killed", "ASSAULT", "actual", MONDAY),
        case("promised act by a day", AGREED, "leave", "RETREAT", "future", None, FRIDAY),
        case("promise by a day", AGREED, "agreed", "AGREE", "actual", None, FRIDAY, "leave Norport by Friday"),
        case("promise without its words", AGREED, "agreed", "AGREE", "actual", None),
        case("done until a day", UNTIL, "closed", "COERCE", "actual", "2024-03-13/2024-03-15"),
        case("planned until a day", UNTIL, "closed", "COERCE", "future", None, FRIDAY),
        case("feared for a day", INVADE, "invade", "ASSAULT", "hypothetical", FRIDAY),
        case("demanded for a day", INVADE, "invade", "ASSAULT", "requested", FRIDAY, FRIDAY),
    ],
)  # fmt: skip
def test_time_of_an_event(
    table: str, event: tuple[str, str, str, str | None], date: str | None, due: str | None
) -> None:
    doc = doc_from_conllu(table)
    (dated,) = date_events(coded(doc, event), doc).events
    assert (dated.date and dated.date.value, dated.due and dated.due.value) == (date, due)


def test_a_noun_below_that_is_an_event_keeps_its_time() -> None:
    doc = doc_from_conllu(IN_A_CRASH)
    both = coded(doc, ("killed", "ASSAULT", "actual", None), ("ambush", "ASSAULT", "actual", None))
    killed, ambush = date_events(both, doc).events
    assert killed.date is None
    assert ambush.date
    assert ambush.date.value == MONDAY


def test_each_field_says_which_rule_filled_it() -> None:
    doc = doc_from_conllu(RESUME)
    (talks,) = date_events(coded(doc, ("Talks", "CONSULT", "future", None)), doc).events
    assert [(step.field, step.by) for step in talks.how] == [
        ("date", "rule:time_on_the_same_clause"),
        ("due", "rule:time_on_the_same_clause"),
    ]
    assert talks.how[0].note.startswith("weekday: ")


def test_a_dateline_dates_no_event() -> None:
    doc = doc_from_conllu(SERIES)
    (shot,) = date_events(coded(doc, ("shot", "ASSAULT", "actual", None), dateline="On Monday"), doc).events
    assert shot.date is None


def test_without_a_parse_nothing_is_attached() -> None:
    doc = plain_doc("Rebels shelled the port on Monday.")
    coding = coded(doc, ("shelled", "ASSAULT", "actual", None))
    assert date_events(coding, doc).events == coding.events


def test_dating_twice_changes_only_the_account() -> None:
    doc = doc_from_conllu(ON_VERB)
    once = date_events(coded(doc, ("shelled", "ASSAULT", "actual", None)), doc)
    assert [e.date for e in date_events(once, doc).events] == [e.date for e in once.events]
