"""Words to the encoder's input: word pieces, and the shape of each word that the uncased vocabulary loses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the tokenizer is handed in; a help page need not load it
    from tokenizers import Tokenizer

SHAPES = ("none", "lower", "title", "upper", "mixed", "digit", "punct", "other")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Encoder input for one chunk: ``ids`` and ``shapes`` for each piece, with [CLS] and [SEP]; ``starts`` has
    the position of the first piece of each word."""

    ids: list[int]
    shapes: list[int]
    starts: list[int]


def word_shape(word: str) -> int:
    """The index in ``SHAPES`` of a word's casing."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper() and len(word) > 1:
            return 3
        return 2 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 4
    if any(c.isdigit() for c in word):
        return 5
    if any(c.isalpha() for c in word):
        return 3 if word.upper() == word else 4 if word.lower() != word else 1
    return 6 if word and not any(c.isalnum() for c in word) else 7


class PieceMaker:
    """Splits words with a WordPiece vocabulary, each word on its own, so that pieces never cross words."""

    def __init__(self, tokenizer: Tokenizer, max_pieces_per_word: int = 12) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._max = max_pieces_per_word
        self._cls, self._sep, self._unk = (self._id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the vocabulary has no {token}")
        return int(found)

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """Piece ids of each word: at least one, at most ``max_pieces_per_word``."""
        encoded = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(pieces[word]) < self._max:
                pieces[word].append(piece)
        return [p or [self._unk] for p in pieces]

    def join(self, words: Sequence[str], pieces: Sequence[Sequence[int]]) -> Pieces:
        """One chunk's encoder input from words and their pieces."""
        ids, shapes, starts = [self._cls], [0], []
        for word, its in zip(words, pieces, strict=True):
            starts.append(len(ids))
            ids.extend(its)
            shapes.extend([word_shape(word)] * len(its))
        ids.append(self._sep)
        shapes.append(0)
        return Pieces(ids, shapes, starts)
