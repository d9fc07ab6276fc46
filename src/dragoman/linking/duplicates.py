"""Reports that repeat another word for word."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Decision, Report, content_id

RULE = "rule:exact_duplicate"


def exact_duplicates(report: Report, same_text: Sequence[str]) -> tuple[Decision, ...]:
    """One decision for each stored report whose text is the same but for white space.

    ``same_text`` holds report ids, as the store gives them; the report's own id among them is passed over.
    """
    return tuple(repeats(report.id, other) for other in same_text if other != report.id)


def repeats(subject: str, object: str) -> Decision:
    """The decision that report ``subject`` says word for word what ``object`` says."""
    return Decision(
        id=content_id("d", "duplicate", subject, object, RULE),
        kind="duplicate",
        subject=subject,
        object=object,
        by=RULE,
        why="the text is the same but for white space",
        score=1.0,
    )
