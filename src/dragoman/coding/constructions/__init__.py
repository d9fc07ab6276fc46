"""The constructions that complete and correct what the model sees. Each has one sentence that the desk can show.

A construction is a function that changes the drafts it recognises and writes its name down as the step that
reached the field. They run in the order given here: first the words of triggers and mentions, then who did what to
whom, then on whose word, then the toll.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.antecedents import stands_for
from dragoman.coding.constructions.arguments import (
    noun_modifiers,
    object_of_verb,
    passive_agent,
    passive_subject,
    subject_of_verb,
    told_to_act,
)
from dragoman.coding.constructions.claims import (
    claim_of_speaker,
    claim_to_a_thing,
    claimed_elsewhere,
    deed_of_accused,
    denied_accusation,
    mutual_blame,
    own_position,
    own_word_not_denied,
    speaker_after_colon,
    warned_of,
    warns_of_another,
)
from dragoman.coding.constructions.conditions import (
    any_such_act,
    condition_apart,
    hangs_on_condition,
    if_clause,
    open_question,
)
from dragoman.coding.constructions.consultations import planned_meeting, talks_with
from dragoman.coding.constructions.contents import (
    joined_to_what_is_said,
    quote_marks_in_pairs,
    speaker_and_content,
    within_paragraph,
)
from dragoman.coding.constructions.denials import (
    denial_is_no_event,
    denied_deed,
    denied_statement,
    denying_cue,
    dismissed_report,
)
from dragoman.coding.constructions.directions import each_other, mutual_direction
from dragoman.coding.constructions.figurative import figure_of_speech
from dragoman.coding.constructions.later_denials import denied_later
from dragoman.coding.constructions.lines import across_a_line, nobody_hits_his_own
from dragoman.coding.constructions.negation import did_not_happen, negated_by_a_word
from dragoman.coding.constructions.not_political import health_measure
from dragoman.coding.constructions.participants import (
    fired_from,
    named_once,
    own_forces,
    own_subject_acts,
    parties_of_talks,
    place_of_what_is_hit,
)
from dragoman.coding.constructions.phrases import dateline_names_nobody, named_mentions_only, whole_name
from dragoman.coding.constructions.quotations import (
    ends_before_quotation,
    quotation_goes_on,
    speaker_beside_quotation,
)
from dragoman.coding.constructions.repetitions import answers_a_deed, headline_told_again, the_same_occurrence
from dragoman.coding.constructions.speakers import own_subject_speaks, subject_before_quotation
from dragoman.coding.constructions.status import demanded_act, each_demand, headline_plan, possible_event
from dragoman.coding.constructions.triggers import (
    adverb_of_verb,
    function_word_trigger,
    particle_of_verb,
    type_by_its_word,
)
from dragoman.coding.constructions.victims import (
    killed_in_an_attack,
    toll_counted_once,
    toll_of_the_side_hit,
    victims_counted,
    wounded_not_killed,
)
from dragoman.coding.drafts import Draft

Construction = Callable[[Draft], None]

CONSTRUCTIONS: tuple[Construction, ...] = (
    function_word_trigger,
    particle_of_verb,
    adverb_of_verb,
    type_by_its_word,
    claim_to_a_thing,
    health_measure,
    figure_of_speech,
    dateline_names_nobody,
    whole_name,
    named_mentions_only,
    within_paragraph,
    speaker_beside_quotation,
    ends_before_quotation,
    quote_marks_in_pairs,
    joined_to_what_is_said,
    speaker_and_content,
    own_subject_speaks,
    subject_before_quotation,
    quotation_goes_on,
    talks_with,
    planned_meeting,
    passive_agent,
    told_to_act,
    subject_of_verb,
    passive_subject,
    object_of_verb,
    noun_modifiers,
    own_subject_acts,
    named_once,
    parties_of_talks,
    own_forces,
    place_of_what_is_hit,
    fired_from,
    stands_for,
    each_other,
    mutual_direction,
    denying_cue,
    denial_is_no_event,
    denied_deed,
    deed_of_accused,
    negated_by_a_word,
    did_not_happen,
    possible_event,
    if_clause,
    hangs_on_condition,
    condition_apart,
    any_such_act,
    demanded_act,
    headline_plan,
    each_demand,
    warned_of,
    warns_of_another,
    mutual_blame,
    across_a_line,
    nobody_hits_his_own,
    claimed_elsewhere,
    claim_of_speaker,
    speaker_after_colon,
    own_position,
    denied_accusation,
    denied_statement,
    dismissed_report,
    open_question,
    denied_later,
    own_word_not_denied,
    killed_in_an_attack,
    victims_counted,
    wounded_not_killed,
    toll_of_the_side_hit,
    toll_counted_once,
    answers_a_deed,
    headline_told_again,
    the_same_occurrence,
)


def sentence_of(rule: str) -> str:
    """What a construction recognises, in one sentence, by its name (``rule:each_other`` or ``each_other``); '' for
    a rule of another room."""
    name = rule.removeprefix("rule:")
    found = next((c for c in CONSTRUCTIONS if c.__name__ == name), None)
    return " ".join((found.__doc__ or "").split()) if found else ""


__all__ = ["CONSTRUCTIONS", "Construction", "sentence_of"]
