"""The records that stand in the rows of this folder, as today's Dragoman must give them back."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import (
    Account,
    Actor,
    Candidate,
    Coding,
    Decision,
    Entry,
    Event,
    ImportedEvent,
    Incident,
    Mention,
    Move,
    Office,
    Party,
    Place,
    Report,
    Span,
    Standing,
    Statement,
    Step,
    Tally,
    Time,
    Toll,
    When,
)  # fmt: skip

CODER = "rules-1"
SHELLING, MEETING, PROMISE = (f"r000000000000000{n}" for n in (1, 3, 7))


def report(id: str, text: str, day: str, **fields: object) -> Report:
    return Report(id, text, "text", day, publisher="Strait Wire", **fields)  # type: ignore[arg-type]


# --- 0001 -------------------------------------------------------------------------------------------------

_FERRY = report(
    SHELLING, "Norland shelled a ferry near Marrow on Tuesday, killing 12, Sudria said.", "2024-03-06",
    published_from="option", topics=("war",), origin="a.txt",
)  # fmt: skip
_NORLAND = Mention(
    "m0000000000000001",
    Span(0, 7, "Norland"),
    "actor",
    "NRL",
    "GOV",
    "state:NRL",
    (Candidate("state:NRL", 0.75, "name"),),
)
_BOAT = Mention("m0000000000000002", Span(16, 23, "a ferry"), sector="OTH", why="no name is given")
_SUDRIA = Mention("m0000000000000003", Span(60, 66, "Sudria"), country="SDR")
SHELLED = Coding(
    _FERRY,
    CODER,
    (
        Event(
            "e0000000000000001", SHELLING, Span(8, 15, "shelled"), "ASSAULT", "heavy-weapons", (_NORLAND,), (_BOAT,),
            "actual", claimed_by=(_SUDRIA,), date=When(Span(39, 46, "Tuesday"), "2024-03-05", "2024-03-06"),
            killed=Toll(Span(56, 58, "12"), 12, 12), confidence=0.5, coder=CODER,
            how=(
                Step("type", "head:event", 0.875),
                Step("claimed_by", "rule:said", None, "the sentence is told by them"),
            ),
        ),
    ),
    (
        Statement(
            "s0000000000000001", SHELLING, (_SUDRIA,), Span(67, 71, "said"),
            Span(0, 58, "Norland shelled a ferry near Marrow on Tuesday, killing 12"), "accuse", (_NORLAND,),
            (Span(8, 15, "shelled"),), 0.25, CODER, (Step("act", "head:act"),),
        ),
    ),
    (_NORLAND, _BOAT),
    (Actor("state:NRL", "Norland", "state", "NRL", "GOV", "Q1001", (Office("head of state", "NRL", "2019"),)),),
)  # fmt: skip
EARLIER = Coding(_FERRY, "rules-0")  # by another coder, and not current
REPEATED = Decision(
    "d0000000000000001", "duplicate", SHELLING, "r0000000000000009", "rule:same_text", "the same words", 1.0
)
SKIPPED = ("b.txt", "the file is empty", "2024-03-06T10:00:01.000000+00:00")

# --- 0003: places, times, groups --------------------------------------------------------------------------

_ENVOYS = Mention(
    "m0000000000000031", Span(0, 17, "Envoys of Norland"), "actor", "NRL", "GOV", "body:nrl-envoys",
    members=("state:NRL",),
)  # fmt: skip
_MARROW = Mention(
    "m0000000000000032", Span(25, 31, "Marrow"), "place", "SDR", None, "geonames:1",
    (Candidate("geonames:1", 1.0, "the only one"),), precision="exact",
)  # fmt: skip
_FRIDAY = Span(35, 41, "Friday")
MET = Coding(
    report(MEETING, "Envoys of Norland met in Marrow on Friday.", "2024-03-09", published_from="option"),
    CODER,
    (
        Event(
            "e0000000000000003", MEETING, Span(18, 21, "met"), "CONSULT", "visit", (_ENVOYS,), (), "actual",
            place=_MARROW, date=When(_FRIDAY, "2024-03-08", "2024-03-09"), confidence=0.5, coder=CODER,
        ),
    ),
    (),
    (_ENVOYS, _MARROW),
    (Actor("body:nrl-envoys", "Envoys of Norland", "ministry", "NRL", "GOV", parent="state:NRL", code="NRLGOV"),),
    (Place("geonames:1", "Marrow", "town", "SDR", "Strait", None, 10.5, -20.25, 4000, ("NRL",)),),
    (Time(_FRIDAY, "DATE", "2024-03-08", "2024-03-08", None, "2024-03-09"),),
)  # fmt: skip

# --- 0004 to 0006: standings, incidents, the ledger -------------------------------------------------------

STANDINGS = {
    SHELLING: Standing(SHELLING, SHELLING, "superseded", MEETING, "a later version"),
    MEETING: Standing(MEETING, MEETING),
}
STOOD = {SHELLING: Standing(SHELLING, SHELLING)}  # at the end of 6 March
_BY_NORLAND = Party("Norland", "state:NRL", "NRL", "GOV")
_BY_SUDRIA = Party("Sudria", None, "SDR")
INCIDENT = Incident(
    "i0000000000000001", "ASSAULT", "heavy-weapons", "actual", (_BY_NORLAND,), (), None, (10.5, -20.25), None,
    "2024-03-05",
    (
        Account(
            (_BY_SUDRIA,), (), True, True, ("e0000000000000001",), ("Strait Wire",), 1, "2024-03-06", "2024-03-06",
        ),
    ),
    True, "Sudria denies it", None, None, ("e0000000000000001",), 1, "2024-03-06", "2024-03-06",
)  # fmt: skip
INCIDENT_BEFORE = replace(
    INCIDENT, accounts=(), contested=False, why="", killed=Tally(12, 12, None, ("e0000000000000001",))
)  # as it was held to be on 6 March
ENTRY = Entry(
    "l0000000000000001", "demand", (_BY_SUDRIA,), (replace(_BY_NORLAND, members=("body:nrl",)),),
    Span(8, 23, "shelled a ferry"), SHELLING, "s0000000000000001", "demand", "2024-03", "2024-03-06",
    ("s0000000000000002",), "met",
    (
        Move("open", "2024-03-06", "s0000000000000001", "rule:demand", "said"),
        Move("met", "2024-03-08", "e0000000000000003", "rule:fulfilled", "they met"),
    ),
)  # fmt: skip

# --- 0007 to 0009: lists, review and search, imported events ----------------------------------------------

_PAYER = Mention("m0000000000000071", Span(0, 6, "Sudria"), country="SDR", sector="GOV")
_PREMIER = Mention("m0000000000000072", Span(41, 52, "its premier"), country="SDR", sector="GOV")
PROMISED = Coding(
    report(PROMISE, "Sudria will pay for the ferry by 1 June, its premier said.", "2024-03-10"),
    CODER,
    (
        Event(
            "e0000000000000007", PROMISE, Span(12, 15, "pay"), "AID", None, (_PAYER,), (), "future",
            due=When(Span(30, 39, "by 1 June"), "2024-06-01", "2024-03-10"), about=Span(16, 29, "for the ferry"),
            confidence=0.5, coder=CODER,
        ),
    ),
    (
        Statement(
            "s0000000000000007", PROMISE, (_PREMIER,), Span(53, 57, "said"),
            Span(0, 39, "Sudria will pay for the ferry by 1 June"), "promise", confidence=0.5, coder=CODER,
        ),
    ),
    (_PAYER, _PREMIER),
)  # fmt: skip
DECIDED = (
    Decision("d0000000000000081", "accept", f"{PROMISE}/statement/53-57", "", "user:ana", ""),
    Decision("d0000000000000082", "search", "ferries", '{"q": "ferry", "kind": "event"}', "user:ana", ""),
    Decision("d0000000000000083", "note", "i0000000000000001", "", "user:ben", "ask the harbour"),
)
IMPORTED = ImportedEvent(
    "x0000000000000001", "acled", "NRL1", "events.csv", 2, "2024-03-05", "ASSAULT", None, "Shelling",
    (Party("Norland", country="NRL"),), killed=(11, 12, 13), version="2",
)  # fmt: skip
IMPORTED_BEFORE = replace(IMPORTED, killed=None, version="1")  # as it was held to be on 12 March
