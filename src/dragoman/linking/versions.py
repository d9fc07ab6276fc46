"""Which of two reports stands in the other's place: what a pair of reports alone can tell.

Everything here is a function of two reports, so the order in which reports were read cannot matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.linking.duplicates import repeats
from dragoman.linking.marks import LEAST_WORDS, Marks, read_marks
from dragoman.linking.near_duplicates import COPY_DAYS, LEAST, UNDATED, Fingerprint, Overlap, fingerprint, overlap
from dragoman.records import Decision, Report, content_id

LINKER = "reports-1"  # changed whenever the same reports may give other links

UPDATE_DAYS = 2
KILL_DAYS = 7
HALF = 0.5

COPY = "rule:near_duplicate"
REWRITE = "rule:rewrite"
SAME_URI = "rule:version_of_uri"
MARKED = "rule:marked_version"
SAME_STORY = "rule:same_headline_newer"
NOTICE = "rule:correction_notice"
KILL_URI = "rule:kill_by_uri"
KILL_HEADLINE = "rule:kill_by_headline"
KILL_SLUGLINE = "rule:kill_by_slugline"

_NEWER = {"update": 1, "wrapup": 1, "repeat": 2, "refile": 2, "correction": 3}  # a correction follows what it corrects


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A report as it is compared with others. ``day`` is the day's number, UNDATED without one.

    ``publishers`` are in lower case: the one named, and the one that its dateline credits.
    """

    id: str
    day: int
    publishers: frozenset[str]
    uri: str | None
    version: str | None
    status: str
    marks: Marks
    print: Fingerprint
    folded_text: str

    @property
    def retracts(self) -> str:
        """``notice`` for a kill, ``canceled`` or ``withheld`` for such a version, else nothing."""
        return "notice" if self.marks.means == "kill" else self.status.replace("usable", "")


def version_of(report: Report) -> Version:
    """Read once what comparing needs."""
    names = report.publisher.split(";") if report.publisher else []
    if report.dateline and report.dateline.publisher:
        names.append(report.dateline.publisher.quote)
    return Version(
        id=report.id,
        day=date.fromisoformat(report.published).toordinal() if report.published else UNDATED,
        publishers=frozenset(name.strip().casefold() for name in names if name.strip()),
        uri=report.uri,
        version=report.version,
        status=report.status,
        marks=read_marks(report),
        print=fingerprint(report),
        folded_text=" ".join(report.text.split()),
    )


def keys(version: Version) -> tuple[str, ...]:
    """What a report shares with those that it may belong to, whatever their texts.

    ``uri:`` and ``text:`` (a hash) at any distance of days; ``words:``, a headline or slugline, within KILL_DAYS.
    """
    marks = version.marks
    uris = {version.uri} if version.uri else set()
    uris |= {name for name in marks.named if any(mark in name for mark in ":/-.") or name.isalnum()}
    words = {marks.stem, *marks.named, *marks.sluglines}
    words = {one for one in words if _tells(one) or one in marks.sluglines or (one in marks.named and " " in one)}
    text = {content_id("t", version.folded_text)} if version.folded_text else set()
    several = [("uri:", uris), ("words:", words), ("text:", text)]
    return tuple(sorted(prefix + one for prefix, ones in several for one in ones))


def relate(a: Version, b: Version) -> Decision | None:
    """How two reports belong together, if they do; the subject is the later one, or the notice."""
    return _version_of_uri(a, b) or _taken_back(a, b) or _by_text(a, b)


def _version_of_uri(a: Version, b: Version) -> Decision | None:
    """Two versions of one URI, by their numbers: the higher supersedes the lower, or withdraws it."""
    if a.uri is None or a.uri != b.uri or not _may_be_one_publisher(a, b):
        return None
    numbers = _number(a.version), _number(b.version)
    if not numbers[0] or len(numbers[0]) != len(numbers[1]) or numbers[0] == numbers[1]:
        return _withdrawn_again(a, b)
    later, earlier = (a, b) if numbers[0] > numbers[1] else (b, a)
    why = f"version {later.version} of the same uri, after version {earlier.version}"
    if later.status != "usable":
        return _decision("withdrawal", later, earlier, SAME_URI, f"{why}, is {later.status}")
    kind = "correction" if later.marks.means == "correction" else "update"
    return _decision(kind, later, earlier, SAME_URI, why)


def _withdrawn_again(a: Version, b: Version) -> Decision | None:
    """The same URI and no version to tell by, sent again as canceled or withheld, on the same day or later."""
    if (a.status == "usable") == (b.status == "usable"):
        return None
    later, earlier = (b, a) if a.status == "usable" else (a, b)
    if later.day < earlier.day:
        return None
    return _decision("withdrawal", later, earlier, SAME_URI, f"sent again with the same uri, {later.status}")


def _taken_back(a: Version, b: Version) -> Decision | None:
    """A kill, and a story of the same publisher of the days before that it names."""
    if (a.marks.means == "kill") == (b.marks.means == "kill"):
        return None
    kill, story = (a, b) if a.marks.means == "kill" else (b, a)
    if not _one_publisher(kill, story):
        return None
    named = kill.marks.named
    if story.uri is not None and story.uri in named:
        return _decision("withdrawal", kill, story, KILL_URI, f'"{kill.marks.words}" names the uri {story.uri}')
    if UNDATED in (kill.day, story.day) or not 0 <= kill.day - story.day <= KILL_DAYS:
        return None
    if _tells(story.marks.stem) and story.marks.stem in named:
        why = f'"{kill.marks.words}" names the headline "{story.marks.stem}"'
        return _decision("withdrawal", kill, story, KILL_HEADLINE, why)
    sluglines = sorted(story.marks.sluglines & (named | kill.marks.sluglines))
    if sluglines:
        return _decision("withdrawal", kill, story, KILL_SLUGLINE, f'"{kill.marks.words}" names "{sluglines[0]}"')
    return None


def _by_text(a: Version, b: Version) -> Decision | None:
    if "kill" in (a.marks.means, b.marks.means):  # a kill often holds the story that it takes back
        return None
    shared = overlap(a.print, b.print)
    near = abs(a.day - b.day) <= COPY_DAYS
    if a.folded_text == b.folded_text and (near or len(a.print.shingles) > LEAST):
        later, earlier = sorted((a, b), key=lambda v: (v.day, v.id), reverse=True)
        return repeats(later.id, earlier.id)
    if not near:
        return None
    return _newer_story(a, b, shared) or _correction_notice(a, b) or _near_duplicate(a, b, shared)


def _newer_story(a: Version, b: Version, shared: Overlap) -> Decision | None:
    """The same publisher's story again, marked as newer, or newer by its day with the same headline or slugline."""
    later, earlier, by_mark = _in_order(a, b)
    if later is None or earlier is None or not _one_publisher(a, b) or abs(a.day - b.day) > UPDATE_DAYS:
        return None
    same_headline = _tells(a.marks.stem) and a.marks.stem == b.marks.stem
    same_slugline = bool(a.marks.sluglines & b.marks.sluglines)
    alike = shared.kind != "none"
    # a marked version of a short report often differs in its numbers, the toll above all
    half = shared.contained >= HALF and shared.shared >= LEAST and (shared.names_agree or same_slugline)
    if by_mark and (alike or half or same_headline):
        kind = "correction" if later.marks.means == "correction" else "update"
        return _decision(kind, later, earlier, MARKED, f'"{later.marks.words}"; {shared.words()}', shared.jaccard)
    if alike and (same_headline or same_slugline) and not by_mark:
        same = "headline" if same_headline else "slugline"
        why = f"the same {same}, later; {shared.words()}"
        return _decision("update", later, earlier, SAME_STORY, why, shared.jaccard)
    return None


def _in_order(a: Version, b: Version) -> tuple[Version | None, Version | None, bool]:
    """Later and earlier, and whether a mark says so; None and None where neither numbers, days nor marks tell."""
    if (a.marks.means == "wrapup") != (b.marks.means == "wrapup"):
        return None, None, False  # one story, and several made one
    numbers = a.marks.number, b.marks.number
    if all(numbers) and numbers[0] != numbers[1]:
        return (a, b, True) if numbers[0] > numbers[1] else (b, a, True)
    if a.day != b.day:
        later, earlier = (a, b) if a.day > b.day else (b, a)
        return later, earlier, later.marks.means in _NEWER
    ranks = [_NEWER.get(version.marks.means, 0) for version in (a, b)]
    if ranks[0] != ranks[1] and (numbers[0] == numbers[1] or 0 in ranks):
        return (a, b, True) if ranks[0] > ranks[1] else (b, a, True)
    return None, None, False


def _correction_notice(a: Version, b: Version) -> Decision | None:
    """A correction that does not tell the story again: the story it names stands, to be read beside it."""
    if (a.marks.means == "correction") == (b.marks.means == "correction"):
        return None
    notice, story = (a, b) if a.marks.means == "correction" else (b, a)
    if not _one_publisher(a, b) or notice.day < story.day or not _tells(story.marks.stem):
        return None
    if story.marks.stem not in notice.marks.named:
        return None
    why = f'"{notice.marks.words}" names the headline "{story.marks.stem}"'
    return _decision("correction", notice, story, NOTICE, why)


def _near_duplicate(a: Version, b: Version, shared: Overlap) -> Decision | None:
    if shared.kind == "none":
        return None
    later, earlier = sorted((a, b), key=lambda v: (v.day, v.id), reverse=True)
    rule = REWRITE if shared.kind == "rewrite" else COPY
    days = "the same day" if a.day == b.day else f"{abs(a.day - b.day)} days apart"
    agree = [what for what, same in (("names", shared.names_agree), ("numbers", shared.numbers_agree)) if same]
    why = f"{shared.words()}, {' and '.join(agree) or 'neither names nor numbers'} agree, {days}"
    return _decision("near-duplicate", later, earlier, rule, why, shared.jaccard)


def _one_publisher(a: Version, b: Version) -> bool:
    """They share a publisher, or none is known of either."""
    return bool(a.publishers & b.publishers) or not (a.publishers or b.publishers)


def _may_be_one_publisher(a: Version, b: Version) -> bool:
    """A URI with a scheme or a host is one publisher's; a plain number may be anybody's."""
    return _one_publisher(a, b) or (a.uri is not None and (":" in a.uri or "/" in a.uri))


def _tells(stem: str) -> bool:
    """True for a headline of enough words to name one story."""
    return len(stem.split()) >= LEAST_WORDS


def _number(version: str | None) -> tuple[int, ...]:
    """``3`` and ``1.2`` and a time as numbers that can be compared; of other forms nothing."""
    if version is None or not re.fullmatch(r"[vV]?\d+(?:[.:TZ+-]+\d+)*Z?", version):
        return ()
    return tuple(map(int, re.findall(r"\d+", version)))


def _decision(kind: str, subject: Version, object: Version, by: str, why: str, score: float | None = None) -> Decision:
    score = None if score is None else round(score, 4)
    made = content_id("d", kind, subject.id, object.id, by, why)
    return Decision(made, kind, subject.id, object.id, by, why, score)
