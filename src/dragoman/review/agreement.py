"""How far reviewers agree: Krippendorff's alpha by field, and the records on which they differ.

Alpha is NLTK's. A unit is a field of a record, a rating what one person says of it; two values either agree or not
(nominal), lists of actors agree when they are the same. Who only rejects a record says nothing of its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.errors import DragomanError
from dragoman.review.fields import canonical
from dragoman.review.verdicts import Verdict

Rating = tuple[str, str, str]  # person, record, value


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha by field, None where it is not defined; ``values`` are the records with two or more ratings of it."""

    alpha: Mapping[str, float | None]
    values: Mapping[str, int]
    records: int
    reviewers: tuple[str, ...]


def agreement(verdicts: Iterable[Verdict]) -> Agreement:
    """The agreement over all records that two or more persons reviewed.

    Raises DragomanError where the extra ``review`` is not installed.
    """
    ratings: dict[str, list[Rating]] = {}
    reviewers: set[str] = set()
    records = 0
    for verdict in verdicts:
        if len(verdict.views) < 2:
            continue
        records += 1
        reviewers |= verdict.views.keys()
        for person, fields in verdict.views.items():
            for name, form in fields.items():
                ratings.setdefault(name, []).append((person, str(verdict.key), canonical(name, form)))
    paired = {name: _paired(several) for name, several in sorted(ratings.items())}
    alphas = {name: alpha(several) for name, several in paired.items()}
    values = {name: len({record for _, record, _ in several}) for name, several in paired.items()}
    return Agreement(alphas, values, records, tuple(sorted(reviewers)))


def alpha(ratings: list[Rating]) -> float | None:
    """Krippendorff's alpha for nominal values; None where there is but one value, so that chance has no say."""
    if len({value for *_, value in ratings}) < 2:
        return None
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise DragomanError("agreement needs NLTK: pip install 'dragoman[review]'") from error
    return round(float(AnnotationTask(data=ratings).alpha()), 4)


def _paired(ratings: list[Rating]) -> list[Rating]:
    """The ratings of what two or more persons rated."""
    by: dict[str, int] = {}
    for _, record, _ in ratings:
        by[record] = by.get(record, 0) + 1
    return [rating for rating in ratings if by[rating[1]] > 1]
