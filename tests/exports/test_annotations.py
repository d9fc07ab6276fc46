"""Web annotations, expanded by a JSON-LD processor with the terms of the W3C's vocabulary that they use."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from dragoman.exports.annotations import ANNO, annotation_lines, event_annotation, statement_annotation
from dragoman.records import Event, Report, Statement

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
COUNT = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
# What the terms mean, by https://www.w3.org/TR/annotation-vocab/: those of them that our annotations use.
CONTEXT = {
    "@context": {
        "id": "@id",
        "type": "@type",
        "name": "http://xmlns.com/foaf/0.1/name",
        **{
            term: f"{OA}{term}"
            for term in (
                *("Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
                *("classifying", "exact", "prefix", "suffix"),
            )
        },
        **{term: {"@id": f"{OA}{term}", "@type": COUNT} for term in ("start", "end")},
        **{
            term: {"@id": f"{OA}{name}", "@type": "@id"}
            for term, name in {
                "body": "hasBody",
                "target": "hasTarget",
                "source": "hasSource",
                "selector": "hasSelector",
            }.items()
        },
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "Software": f"{AS}Application",
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "generator": {"@id": f"{AS}generator", "@type": "@id"},
        "first": {"@id": f"{AS}first", "@type": "@id"},
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "startIndex": {"@id": f"{AS}startIndex", "@type": COUNT},
    }
}


def load(url: str, options: Any) -> dict[str, Any]:
    assert url == ANNO, f"{url}: an annotation may need no other document"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def collection(*annotations: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("\n".join(annotation_lines(annotations)))
    return found


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations as RDF sees them."""
    nodes = jsonld.flatten(document, options={"documentLoader": load})
    return [node for node in nodes if f"{OA}Annotation" in node.get("@type", [])]


def test_every_key_is_a_term_of_a_context(event: Event, statement: Statement, report: Report) -> None:
    """A key that no context knows would be dropped without a word."""
    document = collection(event_annotation(event, report), statement_annotation(statement, report))
    back = jsonld.compact(
        jsonld.expand(document, {"documentLoader": load}), document["@context"], {"documentLoader": load}
    )
    assert keys(back) == keys(document)


def keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if not isinstance(value, dict):
        return set()
    return set(value).union(*map(keys, value.values()))


def test_an_annotation_has_body_and_target_in_rdf(event: Event, report: Report) -> None:
    (found,) = expanded(collection(event_annotation(event, report)))
    assert found["@id"] == "urn:dragoman:annotation:e1"
    assert found[f"{OA}hasBody"] == [{"@id": "urn:dragoman:e1"}]
    assert len(found[f"{OA}hasTarget"]) == 4  # trigger, actor, recipient, whose word


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_collection_of_every_size(number: int, event: Event, report: Report) -> None:
    document = collection(*[event_annotation(event, report)] * number)
    assert document["type"] == "AnnotationCollection"
    assert len(document["first"]["items"]) == number


def test_selectors_find_the_words_in_the_text(event: Event, statement: Statement, report: Report) -> None:
    for annotation in (event_annotation(event, report), statement_annotation(statement, report)):
        for target in annotation["target"]:
            quotation, position = target["selector"]
            words = report.text[position["start"] : position["end"]]
            assert words == quotation["exact"]
            assert f"{quotation['prefix']}{words}{quotation['suffix']}" in report.text


def test_without_text_positions_are_left(event: Event, report: Report) -> None:
    annotation = event_annotation(event, report, text=False)
    assert {selector["type"] for target in annotation["target"] for selector in target["selector"]} == {
        "TextPositionSelector"
    }
    assert "shelled" not in json.dumps(annotation)
