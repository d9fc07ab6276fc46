"""W3C PROV-JSON: how each record came to be, from the report over analysis, heads, rules and tables to decisions.

One document holds a bundle for each report, so that a store of any size is written a bundle at a time. What was left to
a step's note is written as it is; with ``text`` False notes, quoting the report, are left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.exports.jsonl import to_line
from dragoman.records import Decision, Event, Report, Statement, Step

PREFIX = {"dragoman": "urn:dragoman:", "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#"}
_KINDS = {"head": "the model", "rule": "a construction", "table": "a table"}


class Bundle:
    """The provenance of the records of one report."""

    def __init__(self, report: Report, *, text: bool = True) -> None:
        self.id = _name("bundle", report.id)
        self._report = report
        self._text = text
        self._content: dict[str, dict[str, Any]] = {}
        self._add("entity", _name(report.id), _report(report))

    def record(self, record: Event | Statement, decisions: Sequence[Decision] = ()) -> None:
        """Add a record with the steps that made it and what persons decided about it."""
        analysis, coding = _name(self._report.id, "analysis"), _name(record.id, "coding")
        agent = self._agent(record.coder, "prov:SoftwareAgent")
        self._analysed(analysis, agent)
        kind = "Event" if isinstance(record, Event) else "Statement"
        what = record.type if isinstance(record, Event) else record.act
        self._add("entity", _name(record.id), {"prov:type": f"dragoman:{kind}", "prov:label": what})
        self._add("activity", coding, {"prov:type": "dragoman:Coding"})
        self._tie("used", coding, {"prov:activity": coding, "prov:entity": _name(self._report.id, "analysed")})
        self._tie("wasAssociatedWith", coding, {"prov:activity": coding, "prov:agent": agent})
        self._tie("wasGeneratedBy", coding, {"prov:entity": _name(record.id), "prov:activity": coding})
        source = {"prov:generatedEntity": _name(record.id), "prov:usedEntity": _name(self._report.id)}
        self._tie("wasDerivedFrom", coding, source)
        for i, step in enumerate(record.how):
            self._step(coding, i, step)
        for decision in decisions:
            self._decision(record.id, decision)

    def json(self) -> dict[str, Any]:
        """The bundle's content by PROV-JSON."""
        return self._content

    def _analysed(self, analysis: str, agent: str) -> None:
        report, analysed = _name(self._report.id), _name(self._report.id, "analysed")
        self._add("activity", analysis, {"prov:type": "dragoman:Analysis"})
        self._add("entity", analysed, {"prov:type": "dragoman:Doc"})
        self._tie("used", analysis, {"prov:activity": analysis, "prov:entity": report})
        self._tie("wasAssociatedWith", analysis, {"prov:activity": analysis, "prov:agent": agent})
        self._tie("wasGeneratedBy", analysis, {"prov:entity": analysed, "prov:activity": analysis})

    def _step(self, coding: str, i: int, step: Step) -> None:
        """A field, and what it was reached by: an activity that the coding was informed by."""
        done, plan = f"{coding}:{i}", _name(*step.by.split(":"))
        kind = _KINDS.get(step.by.partition(":")[0], "a part")
        self._add("entity", plan, {"prov:type": "prov:Plan", "prov:label": f"{kind} of the coder: {step.by}"})
        told: dict[str, Any] = {"prov:type": "dragoman:Step", "dragoman:field": step.field}
        if step.score is not None:
            told["dragoman:score"] = {"$": str(step.score), "type": "xsd:double"}
        if step.note and self._text:
            told["dragoman:note"] = step.note
        self._add("activity", done, told)
        self._tie("used", done, {"prov:activity": done, "prov:entity": plan})
        self._tie("wasInformedBy", done, {"prov:informed": coding, "prov:informant": done})

    def _decision(self, record: str, decision: Decision) -> None:
        activity, by = _name(decision.id), decision.by
        agent = self._agent(by, "prov:Person" if by.startswith("user:") else "prov:SoftwareAgent")
        told: dict[str, Any] = {"prov:type": "dragoman:Decision", "dragoman:kind": decision.kind}
        if decision.made_at:
            told["prov:startTime"] = told["prov:endTime"] = decision.made_at
        if decision.why:
            told["dragoman:why"] = decision.why
        self._add("activity", activity, told)
        self._tie("used", f"{activity}:{record}", {"prov:activity": activity, "prov:entity": _name(record)})
        self._tie("wasAssociatedWith", activity, {"prov:activity": activity, "prov:agent": agent})

    def _agent(self, name: str, kind: str) -> str:
        agent = _name("agent", *name.split(":"))
        self._add("agent", agent, {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, "prov:label": name})
        return agent

    def _add(self, section: str, id: str, told: dict[str, Any]) -> None:
        self._content.setdefault(section, {}).setdefault(id, told)

    def _tie(self, relation: str, of: str, ends: dict[str, str]) -> None:
        """A relation under a name made of what it is of, so that the same provenance is the same file."""
        self._content.setdefault(relation, {}).setdefault(f"_:{relation}:{of.partition(':')[2]}", ends)


def prov_lines(bundles: Iterable[Bundle]) -> Iterator[str]:
    """A PROV-JSON document, one bundle a line."""
    yield f'{{"prefix": {json.dumps(PREFIX)}, "bundle": {{'
    before = None
    for bundle in bundles:
        if before is not None:
            yield f"{before},"
        before = f"{json.dumps(bundle.id)}: {to_line(bundle.json())}"
    if before is not None:
        yield before
    yield "}}"


def _report(report: Report) -> dict[str, Any]:
    told = {
        "prov:type": "dragoman:Report",
        "dragoman:publisher": report.publisher,
        "dragoman:published": report.published,
        "dragoman:uri": report.uri,
        "dragoman:sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    return {name: value for name, value in told.items() if value is not None}


def _name(*parts: str) -> str:
    """A qualified name of ours; what such a name may not hold is an underscore."""
    plain = ("".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in part) for part in parts)
    return "dragoman:" + ":".join(plain)
