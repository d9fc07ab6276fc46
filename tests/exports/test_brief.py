"""Briefs: plain words for records, what stands in which section, and what hostile words cannot do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.ontology import event_types
from dragoman.exports.brief import PER_DAY, Heading, Items, Material, Note, Sentence, Source, Table, brief, source_of
from dragoman.exports.brief_html import brief_html
from dragoman.exports.brief_markdown import brief_markdown
from dragoman.exports.brief_words import (
    account_says,
    entry_text,
    flat,
    incident_text,
    named,
    names,
    phrase,
    sentence_at,
    tally_text,
)
from dragoman.records import Account, Entry, Incident, Move, Outline, Party, Report, Span, Tally

NORLAND, SUDRIA = Party("Norland", "state:NRL", "NRL", "GOV"), Party("The Sudrian ministry", None, "SDR", "GOV")
FERRY, STRAIT = Party("a ferry"), Party("the strait")


def account(*claimant: Party, denies: bool = False, **fields: object) -> Account:
    base = Account(claimant, (NORLAND,), denies, bool(claimant), ("e1",), ("NPA",), 1, "2024-03-05", "2024-03-05")
    return replace(base, **fields)  # type: ignore[arg-type]


def incident(**fields: object) -> Incident:
    base = Incident(
        id="i1", type="ASSAULT", mode="heavy-weapons", status="actual", actor=(NORLAND,), recipient=(FERRY,),
        place=None, coordinates=None, precision=None, value="2024-03-05", accounts=(account(),), contested=False,
        why="", killed=None, injured=None, events=("e1",), reports=1,
        first_published="2024-03-05", last_published="2024-03-05",
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


def entry(**fields: object) -> Entry:
    what = Span(0, 18, "to open the strait")
    base = Entry(
        "l1", "commitment", (NORLAND,), (SUDRIA,), what, "r1", "s1", "promise", None, "2024-03-05", (), "open", ()
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def material(incidents: Sequence[Incident] = (), **fields: object) -> Material:
    outlines = [
        Outline(
            one.id, one.type, one.status, one.value, one.contested, one.reports, one.killed.best if one.killed else 0
        )
        for one in incidents
    ]
    by_id = {one.id: one for one in incidents}
    base = Material(
        "2024-03-04", "2024-03-06", outlines, lambda ids: [by_id[one] for one in ids], [], [], "2024-03-13", {}, {}, {},
        "Made from strait.db.",
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


# --- plain words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "about", "text"),
    [
        pytest.param({}, None, "Norland fired heavy weapons at a ferry.", id="a deed"),
        pytest.param({"recipient": ()}, None, "Norland fired heavy weapons.", id="no recipient"),
        pytest.param({"actor": ()}, None, "Somebody not named fired heavy weapons at a ferry.", id="no actor"),
        pytest.param({"place": STRAIT}, None, "Norland fired heavy weapons at a ferry in the strait.", id="a place"),
        pytest.param({"place": FERRY}, None, "Norland fired heavy weapons at a ferry.", id="the recipient"),
        pytest.param(
            {"recipient": (), "place": Party("their border")},
            None,
            "Norland fired heavy weapons at their border.",
            id="at",
        ),
        pytest.param(
            {"recipient": (), "place": Party("Border County")}, None, "Norland fired heavy weapons in Border County.",
            id="in, though its name begins so",
        ),
        pytest.param(
            {"killed": Tally(9, 12, 15, ()), "injured": Tally(4, 4, 4, ())},
            None,
            "Norland fired heavy weapons at a ferry. Killed: 9 to 15, best 12. Injured: 4.",
            id="tolls",
        ),
        pytest.param(
            {"accounts": (account(SUDRIA), account(NORLAND, denies=True))},
            None,
            "By the word of the Sudrian ministry: Norland fired heavy weapons at a ferry.",
            id="claimed by one, denied by another",
        ),
        pytest.param(
            {"accounts": (account(SUDRIA), account())},
            None,
            "Norland fired heavy weapons at a ferry.",
            id="claimed, and told by reports themselves",
        ),
        pytest.param(
            {"place": STRAIT, "accounts": (account(SUDRIA), account(NORLAND, actor=(SUDRIA,)))},
            None,
            "The Sudrian ministry says that Norland fired heavy weapons, Norland that the Sudrian ministry did, in the "
            "strait.",
            id="each names the other",
        ),
        pytest.param(
            {"accounts": (account(SUDRIA), account(NORLAND, actor=(Party("Norland's guns", None, "NRL", "MIL"),)))},
            None,
            "By the word of the Sudrian ministry: Norland fired heavy weapons at a ferry.",
            id="both name one side",
        ),
        pytest.param(
            {"type": "REQUEST", "mode": "yield", "recipient": ()},
            "to open the strait",
            "Norland asked others to give way or stop: “to open the strait”.",
            id="what is asked",
        ),
        pytest.param(
            {"status": "future"}, None, "Planned: Norland to fire heavy weapons at a ferry.", id="planned"
        ),
        pytest.param(
            {"status": "negated"}, None, "Denied: that Norland fired heavy weapons at a ferry.", id="denied"
        ),
    ],
)  # fmt: skip
def test_incidents_in_words(fields: dict[str, object], about: str | None, text: str) -> None:
    assert incident_text(incident(**fields), about) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({}, "Norland promised the Sudrian ministry: “to open the strait”. Outcome: open.", id="open"),
        pytest.param(
            {"kind": "demand", "to": (), "by": ()},
            "Somebody not named demanded: “to open the strait”. Outcome: open.",
            id="nobody, of nobody",
        ),
        pytest.param(
            {
                "due": "2024-05-01/2024-05-07",
                "repeated": ("s2", "s3"),
                "outcome": "met",
                "moves": (Move("met", "2024-05-03", "e9", "rule:held", "held"),),
            },
            "Norland promised the Sudrian ministry: “to open the strait”. Said again 2 times. "
            "Due 2024-05-01 to 2024-05-07. Outcome: met (2024-05-03).",
            id="repeated, due and met",
        ),
        pytest.param(
            {"what": Span(0, 8, "Open it!")},
            "Norland promised the Sudrian ministry: “Open it!” Outcome: open.",
            id="a whole sentence",
        ),
    ],
)
def test_entries_in_words(fields: dict[str, object], text: str) -> None:
    assert entry_text(entry(**fields)) == text


@pytest.mark.parametrize(
    ("parties", "text"),
    [
        pytest.param([], "", id="none"),
        pytest.param([NORLAND, NORLAND], "Norland", id="named twice"),
        pytest.param([NORLAND, FERRY], "Norland and a ferry", id="two"),
        pytest.param([NORLAND, FERRY, STRAIT], "Norland, a ferry and the strait", id="three"),
        pytest.param([NORLAND, FERRY, STRAIT, SUDRIA], "Norland, a ferry and others", id="more"),
        pytest.param([Party("Two\n men\u202e")], "two men\N{REPLACEMENT CHARACTER}", id="on one line, and cleaned"),
        pytest.param([Party("An-2 pilots")], "An-2 pilots", id="a name that begins as a word does"),
        pytest.param([Party("x" * 99)], "x" * 69 + "…", id="long"),
    ],
)
def test_names(parties: list[Party], text: str) -> None:
    assert names(parties) == text


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        pytest.param(Tally(12, 12, 12, ()), "12", id="one number"),
        pytest.param(Tally(12, 12, None, ()), "at least 12", id="at least"),
        pytest.param(Tally(9, 12, 15, ()), "9 to 15, best 12", id="several"),
    ],
)
def test_tallies(tally: Tally, text: str) -> None:
    assert tally_text(tally) == text


def test_one_word_for_a_state_is_its_name() -> None:
    adjective, city = Party("Norlandic", "state:NRL"), Party("the Norlandic side", "state:NRL")
    found = named(incident(actor=(adjective,), recipient=(city,)), {"state:NRL": "Norland"})
    assert [party.words for party in (*found.actor, *found.recipient)] == ["Norland", "the Norlandic side"]


@pytest.mark.parametrize("to", ["Sudria", ""])
def test_every_type_and_mode_has_words(to: str) -> None:
    for type, known in event_types().items():
        for mode in (None, *known.modes):
            for done in (True, False):
                words = phrase(type, mode, to, done=done)
                assert words
                assert not re.search(r"[\[\]{}~]|  ", words)


TEXT = "Shut or open\nMr. Lund spoke. He met 3 envoys on the U.S. ferry.\n\nThe strait is shut."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param("Shut", "Shut or open", id="the headline"),
        pytest.param("spoke", "Mr. Lund spoke.", id="the first, past a title"),
        pytest.param("ferry", "He met 3 envoys on the U.S. ferry.", id="past an abbreviation"),
        pytest.param("shut", "The strait is shut.", id="the last"),
    ],
)
def test_the_sentence_of_words(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    report = Report("r1", TEXT, "text", headline=Span(0, 12, "Shut or open"))
    assert sentence_at(report, Span(start, start + len(words), words)) == sentence


@given(st.text(max_size=300), st.data())
def test_a_footnote_shows_its_words_however_long_the_sentence_is(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    report = Report("r1", text, "text")
    assert flat(text[start:end]) in sentence_at(report, Span(start, end, text[start:end]), longest=40)


# --- sections ---------------------------------------------------------------------------------------------


def section(page_of: Material, name: str) -> list[object]:
    """The blocks under a heading of the second level."""
    blocks = list(brief(page_of).blocks)
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text.startswith(name))
    rest = blocks[start + 1 :]
    end = next((i for i, block in enumerate(rest) if isinstance(block, Heading) and block.level == 2), len(rest))
    return rest[:end]


def test_incidents_stand_by_day_most_reported_first() -> None:
    found = [
        incident(id="i1", value="2024-03-06"),
        incident(id="i2", value="2024-03-05", recipient=()),
        incident(id="i3", value="2024-03-05/2024-03-06", reports=3, contested=True),
        incident(id="i4", value="2024-01-01/2024-12-31"),
        incident(id="i5", value="2024-03-05", status="hypothetical"),
    ]
    shelled = "Norland fired heavy weapons at a ferry."
    assert section(material(incidents=found), "What happened") == [
        Heading(3, "2024-03-05"),
        Items((Sentence(f"{shelled} (3 reports) Contested; see below."), Sentence("Norland fired heavy weapons."))),
        Heading(3, "2024-03-06"),
        Items((Sentence(shelled),)),
        Heading(3, "On a day not known exactly"),
        Items((Sentence(shelled),)),
    ]


def test_of_those_told_as_often_the_gravest_stands_first() -> None:
    found = [
        incident(id="i1", type="ACCUSE", mode=None, recipient=()),
        incident(id="i2", recipient=()),
        incident(id="i3", recipient=(), killed=Tally(2, 2, 2, ())),
        incident(id="i4", type="CONSULT", mode=None, recipient=(), reports=2),
    ]
    _, items = section(material(incidents=found), "What happened")
    assert [sentence.text for sentence in items.sentences] == [
        "Norland met or spoke. (2 reports)",
        "Norland fired heavy weapons. Killed: 2.",
        "Norland fired heavy weapons.",
        "Norland criticised or accused others.",
    ]


@pytest.mark.parametrize(
    ("value", "heading"),
    [
        ("2024-03-03/2024-03-04", "2024-03-04"),  # overnight, into the first day
        ("2024-03-06/2024-03-07", "2024-03-06"),
        ("2024-03-03/2024-03-05", "On a day not known exactly"),
    ],
)
def test_what_lies_between_two_days_stands_under_the_first_that_is_asked_for(value: str, heading: str) -> None:
    assert section(material(incidents=[incident(value=value)]), "What happened")[0] == Heading(3, heading)


def test_what_a_day_has_too_much_of_is_told() -> None:
    found = [incident(id=f"i{n:02}") for n in range(PER_DAY + 2)]
    assert section(material(incidents=found), "What happened")[-1] == Note("2 more, reported no more often.")


def test_accounts_stand_side_by_side() -> None:
    sides = (
        account(SUDRIA, events=("e1",), killed=Tally(12, 12, 12, ())),
        account(NORLAND, denies=True, events=("e2",)),
    )
    words = {"e1": Source("It was hit.", "NPA", "2024-03-05", "r1", "e1"), "e2": Source("No.", None, None, "r2", "e2")}
    heading, table = section(
        material(incidents=[incident(accounts=sides, contested=True)], sources=words), "What is contested"
    )
    assert heading == Heading(3, "2024-03-05: Norland fired heavy weapons at a ferry.")
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        [
            "The Sudrian ministry (a party to it)",
            "Norland fired heavy weapons at a ferry",
            "12 killed",
            "NPA; 2024-03-05",
        ],
        ["Norland (a party to it)", "It did not happen, or they had no part in it", "", "NPA; 2024-03-05"],
    ]
    assert [row[1].sources for row in table.rows] == [(words["e1"],), (words["e2"],)]


def test_entries_stand_by_kind_and_those_due_by_day() -> None:
    kept, asked = entry(id="l1"), entry(id="l2", kind="demand", repeated=("s2",))
    late = entry(id="l3", due="2024-03-12")
    page_of = material(entries=[asked, kept], due=[late, replace(late, id="l4", due="2024-03-09")])
    headings = [block.text for block in section(page_of, "What was promised") if isinstance(block, Heading)]
    (items,) = section(page_of, "What falls due by 2024-03-13")
    assert headings == ["Promised", "Demanded"]
    assert [re.findall("Due ([^.]*)", sentence.text) for sentence in items.sentences] == [
        ["2024-03-09"],
        ["2024-03-12"],
    ]


def test_an_empty_page_says_so_in_each_section() -> None:
    notes = [block for block in brief(material()).blocks if isinstance(block, Note)]
    assert len(notes) == 2 + 4


def test_sources_are_of_several_publishers_first() -> None:
    words = {f"e{n}": Source(f"Words {n}.", who, None, f"r{n}", f"e{n}") for n, who in enumerate("AABAC")}
    (_, items) = section(material(incidents=[incident(events=tuple(words))], sources=words), "What happened")
    assert [source.publisher for source in items.sentences[0].sources] == ["A", "B", "C"]


def test_two_records_of_one_sentence_are_one_source() -> None:
    words = {f"e{n}": Source("They met, and signed.", "A", None, "r1", f"e{n}") for n in range(2)}
    (_, items) = section(material(incidents=[incident(events=tuple(words))], sources=words), "What happened")
    assert [source.record for source in items.sentences[0].sources] == ["e0"]


# --- forms ------------------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> [x](http://a.b) | **c** `d` &amp; www.a.b a@b.c ![i](j) \u202e $e$ \ud800 ]]> <!--"
TWICE = Source("It was hit.", "NPA", "2024-03-05", "r1", "e1")


def page_with(words: str) -> Material:
    report = Report("r1", words, "text", "2024-03-05", publisher=words)
    source = source_of(report, Span(0, len(words), words), "e1")
    party = Party(words)
    one = incident(actor=(party,), place=party, accounts=(account(party), account(party, denies=True)), contested=True)
    several = [entry(by=(party,), what=Span(0, len(words), words), due=words)]
    return material(incidents=[one], entries=several, sources={"e1": source, "l1": source}, abouts={"e1": words})


class _Parsed(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.links += [values["href"] or ""] if "href" in values else []
        self.ids += [values["id"] or ""] if "id" in values else []
        assert not any(name.startswith("on") or name == "src" for name in values)


TAGS = set("html head meta title style body h1 h2 h3 p bdi ul ol li sup a q table thead tbody tr th td".split())


@pytest.mark.parametrize("words", [HOSTILE, "'\"><img src=x onerror=y>", "- 1. # > ```", "\0\x1b[31m"])
def test_hostile_words_are_only_words_in_html(words: str) -> None:
    page = brief_html(brief(page_with(words)))
    page.encode("utf-8")
    parsed = _Parsed(page)
    assert set(parsed.tags) <= TAGS
    assert all(link.startswith("#") and link[1:] in parsed.ids for link in parsed.links)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert not re.search("[\x00\x1b\u202e]", page)


def test_hostile_words_are_only_words_in_markdown() -> None:
    page = brief_markdown(brief(page_with(HOSTILE)))
    page.encode("utf-8")
    assert "&lt;script&gt;" in page
    assert not re.search("[<\u202e\ud800]", page)
    own = re.sub(r"\[\^\d+\]|^\*.*\*$|^#+ |^\|[-|]+\|$", "", page, flags=re.MULTILINE)  # footnotes, notes, headings
    assert not re.search(r"(?<!\\)[\[\]*`$@!]|http://|www\.", own)
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in page.splitlines() if line.startswith("| "))


def test_each_source_is_numbered_once_in_both_forms() -> None:
    found = [incident(id="i1"), incident(id="i2", value="2024-03-06")]
    page = brief(material(incidents=found, sources={"e1": TWICE}))
    written = brief_markdown(page)
    assert written.count("[^1]") == 3
    assert written.count("[^1]: “It was hit.” NPA, 2024-03-05, report r1") == 1
    html = brief_html(page)
    assert html.count('href="#note-1"') == 2
    assert html.count('id="note-1"') == html.count('id="from-1"') == 1


@given(st.text(max_size=60))
def test_any_words_make_a_page(words: str) -> None:
    page = brief(page_with(words or "x"))
    assert set(_Parsed(brief_html(page)).tags) <= TAGS
    assert "<" not in brief_markdown(page)


@pytest.mark.parametrize(
    ("hit", "text"),
    [
        pytest.param((FERRY,), "Norland fired heavy weapons at a ferry", id="what was hit"),
        pytest.param((NORLAND, SUDRIA), "Norland fired heavy weapons at the Sudrian ministry", id="not who did it"),
    ],
)
def test_what_one_side_says(hit: tuple[Party, ...], text: str) -> None:
    told = account(SUDRIA)
    assert account_says(told, incident(recipient=hit, accounts=(told,))) == text
