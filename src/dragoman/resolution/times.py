"""Which time belongs to which event: fill ``date`` (when it happened or is set to) and ``due`` (by when it is to).

Each rule below is one construction: it looks at an event's trigger in the parse and gives the time it finds, or None.
They are tried in the order of ``RULES``; the first time found is the event's. Without a parse no time is attached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.records import Coding, Doc, Event, Step, Token, When

from . import time_words as words
from .background import settled
from .time_expressions import times_of
from .time_finding import find_moments
from .time_scene import NOUN_LINKS, VERB_LINKS, Scene, Timed, scene_of
from .time_tense import head_of, is_parsed, words_at
from .time_told import told_of, told_times
from .time_values import bounds, written

__all__ = ["date_events", "told_times"]

_HARM = ("kill", "die", "wound", "injure", "hurt", "shoot")
# Types whose `about` holds what is still to happen: a day in it is the day by which it is to happen.
_ABOUT_WHAT_COMES = ("AGREE", "CONCEDE", "REQUEST", "THREATEN", "REJECT")
_BY = ("by", "until", "till", "before", "within")
_UNTIL = ("until", "till")
_MEASURED = ("so many days of", "anniversary", "so long an act")


def date_events(coding: Coding, doc: Doc) -> Coding:
    """``coding`` with all times that its report tells, with ``date`` and ``due`` of its events filled from them, and
    with what those times put long before the report made historical; other fields as they were.

    Times are resolved against ``coding.report.published``. An event to which no time belongs keeps None in both.
    """
    published = coding.report.published
    moments = find_moments(doc, date.fromisoformat(published) if published else None)
    if not moments:
        return coding
    coding = replace(coding, times=told_of(moments, doc, published))
    scene = scene_of(coding, doc, times_of(moments, doc, published))
    if not scene.times:
        return coding
    return replace(coding, events=tuple(settled(_dated(event, scene), scene, published) for event in coding.events))


def _dated(event: Event, scene: Scene) -> Event:
    inside = words_at(scene.doc, event.trigger.start, event.trigger.end)
    if not inside or not is_parsed(scene.doc, inside[0]):
        return event
    trigger = head_of(inside)
    for rule in RULES:
        if timed := rule(trigger, scene) or (rule is time_on_the_trigger and time_on_its_infinitive(inside, scene)):
            event = _placed(event, timed, scene, rule)
            break
    promised = event.status == "actual" and event.type in _ABOUT_WHAT_COMES
    if promised and event.due is None and (timed := time_in_what_is_promised(event, scene)):
        event = _with(event, "due", timed.when, time_in_what_is_promised)
    return event


def _placed(event: Event, timed: Timed, scene: Scene, rule: Callable[..., object]) -> Event:
    """Put a time into ``date`` or ``due`` or both, by the words before it and the event's status."""
    lead = _lead(timed, scene.doc)
    promised = event.status == "actual" and event.type in _ABOUT_WHAT_COMES
    if promised and _ahead(timed.when) and (lead in _BY or _inside(timed, event)):
        return _with(event, "due", timed.when, rule)
    if event.status in ("actual", "historical", "negated"):
        return _with(event, "date", _up_to(timed.when) if lead in _UNTIL else timed.when, rule)
    if lead in _BY or timed.rule in ("time to act", "ultimatum"):
        return _with(event, "due", timed.when, rule)
    event = _with(event, "date", timed.when, rule)
    return event if event.status == "hypothetical" or not _ahead(timed.when) else _with(event, "due", timed.when, rule)


def _with(event: Event, name: str, when: When, rule: Callable[..., object]) -> Event:
    step = Step(name, f"rule:{rule.__name__}", note=when.why)
    if name == "date":
        return replace(event, date=when, how=(*event.how, step))
    return replace(event, due=when, how=(*event.how, step))


def _lead(timed: Timed, doc: Doc) -> str:
    """The preposition of a time: its case word, the first word of its own, or the word before it; in lower case."""
    if timed.first.text.lower() in _BY:
        return timed.first.text.lower()
    cases = [c.text.lower() for c in doc.children(timed.head.i) if c.deprel in ("case", "mark") and c.i < timed.head.i]
    before = doc.tokens[timed.first.i - 1].text.lower() if timed.first.i else ""
    return next((word for word in cases if word in _BY), cases[0] if cases else before)


def _ahead(when: When) -> bool:
    """The time reaches beyond the report's day, or lies on it; without a value, unknown counts as ahead."""
    return not when.value or not when.anchor or bounds(when.value)[1] >= bounds(when.anchor)[0]


def _up_to(when: When) -> When:
    """From the report's day up to and with the time: what is done now "until 31 May"."""
    if not when.value or not when.anchor or bounds(when.value)[1] <= bounds(when.anchor)[0]:
        return when
    value = written((bounds(when.anchor)[0], bounds(when.value)[1]))
    return replace(when, value=value, why=f"until: from the report's day, up to {when.why}")


def _inside(timed: Timed, event: Event) -> bool:
    span = timed.when.span
    return bool(event.about and span and event.about.overlaps(span))


# --- the constructions ----------------------------------------------------------------------------------------


def time_on_the_trigger(trigger: Token, scene: Scene) -> Timed | None:
    """The time modifies the trigger itself: "shelled the town on Monday", "Monday's shelling", "the 2008 attacks"."""
    return scene.hanging_on(trigger, NOUN_LINKS if trigger.upos not in ("VERB", "AUX") else VERB_LINKS)


def time_on_its_infinitive(inside: tuple[Token, ...], scene: Scene) -> Timed | None:
    """The time hangs on another verb of the same trigger: "tried to kill him on Monday"."""
    verbs = [word for word in inside if word.upos == "VERB"]
    return next((timed for verb in verbs if (timed := scene.hanging_on(verb, VERB_LINKS))), None)


def time_in_front_of_the_noun(trigger: Token, scene: Scene) -> Timed | None:
    """Only names and other nouns stand between the time and the trigger: "yesterday's border riot", "the May 6 Norland
    Bank raid". It needs no parse to belong to it."""
    if trigger.upos not in ("NOUN", "PROPN"):
        return None
    for timed in scene.beside(trigger):
        last, first = timed.words[-1].i, timed.first.i
        between = scene.doc.tokens[last + 1 : trigger.i]
        if not 0 <= trigger.i - last - 1 <= 6 or timed.of_another:
            continue
        owned = timed.owns(scene.doc)
        named = owned or (first > 0 and scene.doc.tokens[first - 1].text.lower() in ("the", "a", "an", "'s", "’s"))
        if named and all(t.upos in ("NOUN", "PROPN", "ADJ", "PART", "NUM") or t.xpos[:3] == "NNP" for t in between):
            return timed
    return None


def time_closing_its_phrase(trigger: Token, scene: Scene) -> Timed | None:
    """A phrase in front of the verb ends in a time: "after the raid on Norport last month, the army withdrew"."""
    if trigger.upos not in ("NOUN", "PROPN"):
        return None
    for timed in scene.beside(trigger):
        between = scene.doc.tokens[trigger.i + 1 : timed.first.i]
        if timed.first.i <= trigger.i or timed.of_another or timed.head.head <= timed.words[-1].i:
            continue
        if timed.head.deprel in ("nummod", "compound", "amod", "nmod:poss"):  # "against the 2007 decree"
            continue
        if not any(t.upos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") for t in between):
            return timed
    return None


def time_of_the_harm(trigger: Token, scene: Scene) -> Timed | None:
    """The time hangs on who was harmed in the act: "four were killed in a raid while on patrol on Monday"."""
    if trigger.upos != "NOUN" or trigger.head < 0 or not trigger.deprel.startswith(("obl", "nsubj:pass")):
        return None
    verb = scene.doc.tokens[trigger.head]
    if verb.lemma not in _HARM or verb.i in scene.triggers or trigger.i < verb.i:
        return None
    return scene.hanging_on(verb, VERB_LINKS)


def time_counted_to_it(trigger: Token, scene: Scene) -> Timed | None:
    """The words before the trigger count from the report's act to this one: "a day after rebels took the town"."""
    for timed in scene.beside(trigger):
        if timed.of_another and timed.first.i < trigger.i and any(t.head == trigger.i for t in timed.words):
            return timed
    return None


def measured_act(trigger: Token, scene: Scene) -> Timed | None:
    """The trigger is what is measured: "four days of fighting", "the 30th anniversary of the annexation"."""
    for timed in scene.beside(trigger):
        if timed.rule in _MEASURED and trigger.head == timed.head.i and trigger.deprel.startswith("nmod"):
            return timed
    return None


def time_on_its_occurrence(trigger: Token, scene: Scene) -> Timed | None:
    """A clause on the trigger says when it is: "the talks, which began on Monday", "a strike planned for Friday"."""
    clauses = _happening(trigger, ("acl", "acl:relcl"), scene)
    starts = [c for c in _happening(trigger, ("advcl", "obl", "xcomp"), scene) if c.lemma in ("begin", "start")]
    for clause in (*clauses, *starts):
        if timed := _in_the_clause(clause, scene):
            return timed
    return None


def time_on_the_same_clause(trigger: Token, scene: Scene) -> Timed | None:
    """The trigger is subject or object of a verb that only says that it happens: "talks will resume on Monday"."""
    if trigger.deprel.split(":")[0] not in ("nsubj", "obj", "csubj", "xcomp", "obl") or trigger.head < 0:
        return None
    verb = scene.doc.tokens[trigger.head]
    if verb.i in scene.triggers or not (verb.lemma in words.HAPPENING or trigger.deprel == "xcomp"):
        return None
    return _in_the_clause(verb, scene)


def _in_the_clause(verb: Token, scene: Scene) -> Timed | None:
    """The time hangs on the verb or on an infinitive or participle below: "is scheduled to take place on Monday"."""
    here = (verb, *_happening(verb, ("xcomp", "ccomp"), scene))
    return next((timed for v in here if (timed := scene.hanging_on(v, VERB_LINKS))), None)


def _happening(above: Token, links: tuple[str, ...], scene: Scene) -> list[Token]:
    """Verbs on ``above`` that only say that or when something takes place."""
    below = (c for c in scene.doc.children(above.i) if c.deprel in links)
    return [c for c in below if c.lemma in words.HAPPENING and c.i not in scene.triggers]


def time_on_the_first_of_a_series(trigger: Token, scene: Scene) -> Timed | None:
    """Verbs in a row without a subject of their own share a time: "on Monday they entered the town and shot two"."""
    if trigger.deprel != "conj" or trigger.head < 0:
        return None
    if any(c.deprel.startswith(("nsubj", "csubj")) for c in scene.doc.children(trigger.i)):
        return None
    return time_on_the_trigger(scene.doc.tokens[trigger.head], scene)


def time_on_a_noun_below(trigger: Token, scene: Scene) -> Timed | None:
    """The time hangs on the circumstances of the act: "was killed in a raid on Monday", "met at a summit in June"."""
    below = [c for c in scene.doc.children(trigger.i) if c.deprel in ("obl", "nmod", "obj")]
    for noun in below:
        if noun.i in scene.triggers or noun.upos not in ("NOUN", "PROPN"):
            continue
        for timed in scene.beside(noun):
            behind = timed.head.head == noun.i and timed.first.i > noun.i
            if behind and timed.head.deprel in ("nmod", "nmod:unmarked", "obl") and not timed.of_another:
                return timed
    return None


def time_in_what_is_promised(event: Event, scene: Scene) -> Timed | None:
    """The time stands in the words of what is promised, demanded or threatened: "agreed to leave by May"."""
    content = words_at(scene.doc, event.about.start, event.about.end) if event.about else ()
    times = [timed for number in sorted({word.sentence for word in content}) for timed in scene.times.get(number, ())]
    ahead = [timed for timed in times if _inside(timed, event) and timed.when.value and _ahead(timed.when)]
    return ahead[0] if len(ahead) == 1 else None


RULES: tuple[Callable[[Token, Scene], Timed | None], ...] = (
    time_counted_to_it,
    time_on_the_trigger,
    measured_act,
    time_on_its_occurrence,
    time_on_the_same_clause,
    time_in_front_of_the_noun,
    time_on_the_first_of_a_series,
    time_on_a_noun_below,
    time_of_the_harm,
    time_closing_its_phrase,
)
