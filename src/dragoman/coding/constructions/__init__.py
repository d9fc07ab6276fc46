"""The constructions that complete and correct what the model sees. Each has one sentence that the desk can show.

A construction is a function that changes the drafts it recognises and writes its name down as the step that
reached the field. They run in the order given here.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.constructions.claims import claim_of_speaker, denied_accusation
from dragoman.coding.constructions.contents import quote_marks_in_pairs, speaker_and_content
from dragoman.coding.constructions.directions import each_other, mutual_direction
from dragoman.coding.constructions.phrases import named_mentions_only, whole_name
from dragoman.coding.constructions.triggers import function_word_trigger, particle_of_verb
from dragoman.coding.constructions.victims import victims_counted
from dragoman.coding.drafts import Draft

Construction = Callable[[Draft], None]

CONSTRUCTIONS: tuple[Construction, ...] = (
    function_word_trigger,
    particle_of_verb,
    whole_name,
    named_mentions_only,
    quote_marks_in_pairs,
    speaker_and_content,
    each_other,
    mutual_direction,
    claim_of_speaker,
    denied_accusation,
    victims_counted,
)

__all__ = ["CONSTRUCTIONS", "Construction"]
