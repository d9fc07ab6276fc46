"""What words tell together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.ledger.tables import rows
from dragoman.linking.ledger.words import weight

STEMS = [row["stem"] for row in rows("word_weights.tsv")]


@given(
    st.lists(st.sampled_from(STEMS), min_size=3, unique=True).flatmap(
        lambda s: st.tuples(st.just(s), st.permutations(s))
    )
)
def test_the_order_of_words_changes_no_weight(orders: tuple[list[str], list[str]]) -> None:
    assert weight(orders[0]) == weight(orders[1])
