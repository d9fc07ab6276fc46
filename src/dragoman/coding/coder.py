"""Doc to events and statements: the model's frames, completed and corrected by the constructions."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.confidence import weighed
from dragoman.coding.constructions import CONSTRUCTIONS, Construction
from dragoman.coding.drafts import Draft, EventDraft, StatementDraft
from dragoman.coding.mentions import MentionMaker
from dragoman.coding.quotes import verbatim
from dragoman.coding.tolls import toll_near
from dragoman.coding.tracing import traced
from dragoman.records import Coding, Doc, Event, Report, Statement, content_id

RULES_VERSION = "6"


class Coder:
    """Codes reports by the codebook. ``version`` stands on every record it makes."""

    def __init__(self, model: str, constructions: Sequence[Construction] = CONSTRUCTIONS) -> None:
        self.version = f"dragoman-rules-{RULES_VERSION}+model-{model}"
        self._constructions = constructions

    def code(self, report: Report, doc: Doc) -> Coding:
        """All events and statements of one report. Mentions have words and sector, no identity yet."""
        draft = Draft.of(doc, report.dateline.span if report.dateline else None, report.headline)
        for construction in self._constructions:
            traced(construction, draft)
        mentions = MentionMaker(report, doc)
        events = [self._event(report, doc, d, mentions) for d in draft.events]
        statements = [self._statement(report, doc, d, mentions) for d in draft.statements]
        unique_events = {e.id: e for e in sorted(events, key=lambda e: (e.trigger, e.type, e.id))}
        unique_statements = {s.id: s for s in sorted(statements, key=lambda s: (s.cue, s.content, s.id))}
        coding = Coding(
            report=report,
            coder=self.version,
            events=tuple(unique_events.values()),
            statements=tuple(unique_statements.values()),
            mentions=mentions.all(),
        )
        return weighed(coding, doc)

    def _event(self, report: Report, doc: Doc, d: EventDraft, mentions: MentionMaker) -> Event:
        actor, recipient, claimed_by, denied_by = (
            mentions.actors(getattr(d, role)) for role in ("actor", "recipient", "claimed_by", "denied_by")
        )
        trigger = doc.span(d.first, d.last)
        starts = [[m.span.start for m in actor], [m.span.start for m in recipient]]
        about = doc.span(*d.about) if d.about else None
        return Event(
            id=content_id(
                "e", report.id, self.version, trigger.start, trigger.end, d.type, starts, about.start if about else None
            ),
            report=report.id,
            trigger=trigger,
            type=d.type,
            mode=d.mode,
            actor=actor,
            recipient=recipient,
            status=d.status,
            claimed_by=claimed_by,
            denied_by=denied_by,
            place=mentions.place(d.place),
            about=about,
            killed=toll_near(doc, *d.killed) if d.killed else None,
            injured=toll_near(doc, *d.injured) if d.injured else None,
            coder=self.version,
            how=tuple(d.how),
        )  # fmt: skip

    def _statement(self, report: Report, doc: Doc, d: StatementDraft, mentions: MentionMaker) -> Statement:
        speaker, addressee = mentions.actors(d.speaker), mentions.actors(d.addressee)
        cue, content = doc.span(d.first, d.last), doc.span(*d.content)
        return Statement(
            id=content_id("s", report.id, self.version, cue.start, content.start, [m.span.start for m in speaker]),
            report=report.id,
            speaker=speaker,
            cue=cue,
            content=content,
            act=d.act,
            addressee=addressee,
            verbatim=verbatim(doc, d.content),
            coder=self.version,
            how=tuple(d.how),
        )
