"""Long gold texts cut at sentence ends."""

import random
from itertools import pairwise

import pytest

from training.gold import Arcs, Cue, GoldText, Trigger
from training.windows import cut, windows


def text(*lengths: int) -> GoldText:
    """Sentences of the given lengths; each begins with a trigger whose actor is the text's first word."""
    sentences = tuple(i for i, n in enumerate(lengths) for _ in range(n))
    firsts = [sentences.index(i) for i in range(len(lengths))]
    return GoldText(
        id="x",
        words=tuple(f"w{i}" for i in range(len(sentences))),
        sentences=sentences,
        triggers=[
            Trigger([i], (i, i), "ASSAULT", None, "actual", Arcs({"actor": [(0, 0)]}, {"actor": []})) for i in firsts
        ],
        cues=[Cue([firsts[-1]], "assert", Arcs(), (firsts[-1] + 1, len(sentences) - 1))],
        actor_mentions=[(0, 0)],
        place_mentions=[],
        sectors=[((0, 0), "GOV")],
    )


@pytest.mark.parametrize(
    ("lengths", "limit"),
    [((5,), 10), ((6, 6, 6, 6), 12), ((30, 3, 3), 10), ((4,) * 50, 40)],
    ids=["short stays whole", "two by two", "a sentence over the limit", "many"],
)
def test_windows_are_whole_sentences_and_lose_no_word(lengths: tuple[int, ...], limit: int) -> None:
    given = text(*lengths)
    made = list(windows(given, limit, random.Random(1)))
    assert tuple(w for m in made for w in m.words) == given.words
    assert all(len(m.words) <= max(limit, *lengths) for m in made)
    assert sum(len(m.triggers) for m in made) == len(lengths)
    assert all(m.sentences[0] not in before.sentences for before, m in pairwise(made))


def test_cut_counts_anew_and_drops_what_points_outside() -> None:
    part = cut(text(3, 4), 3, 7)
    assert [t.words for t in part.triggers] == [[0]]
    assert part.triggers[0].arcs.targets == {}
    assert part.cues[0].content == (1, 3)
    assert part.actor_mentions == []


def test_cut_keeps_what_points_inside() -> None:
    part = cut(text(3, 4), 0, 3)
    assert part.triggers[0].arcs.targets == {"actor": [(0, 0)]}
    assert (part.actor_mentions, part.cues) == ([(0, 0)], [])
