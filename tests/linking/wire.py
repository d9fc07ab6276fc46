"""Reports of invented agencies, for the tests of this folder and of the store."""

from __future__ import annotations

from dragoman.records import Report, Span, report_id

FERRY = (
    "A ferry with 140 people on board sank in the Marrow Strait early on Tuesday after a shell hit its engine room, "
    "the coast guard of Norland said. Divers had brought up 12 bodies by noon and were looking for 31 people who were "
    "missing. The captain told Strait Radio that two patrol boats of Sudria had followed the ferry for an hour. The "
    "defence ministry in Sudria denied that any of its boats had been in the strait. Fishermen from the village of "
    "Ostra took most of the survivors ashore, where a school was turned into a hospital for the night."
)
MORE = (
    " The foreign minister of Norland called the shelling an act of war and asked the harbour league to meet within "
    "two days. Envoys of the league left for Ostra in the evening."
)
TALKS = (
    "Envoys of Norland and Sudria met in the harbour league's hall on Thursday for the first time since the winter. "
    "They agreed to exchange the crews that each side holds, and to let grain ships pass the strait from May "
    "on. Neither side spoke of the ferry. The next round is to be held in Ostra in two weeks, the league's secretary "
    "said."
)


def wire(
    body: str = FERRY,
    headline: str | None = "Ferry sinks in Marrow Strait after shelling",
    day: str | None = "2024-03-05",
    publisher: str | None = "Strait Wire",
    *,
    uri: str | None = None,
    version: str | None = None,
    status: str = "usable",
    topics: tuple[str, ...] = (),
) -> Report:
    """A report; its headline is the first line."""
    text = f"{headline}\n{body}" if headline else body
    span = Span(0, len(headline), headline) if headline else None
    id = report_id(text, day, publisher, uri, version if status == "usable" else f"{version} {status}")  # noqa: A001
    return Report(
        id, text, "text", day, "option", publisher, span, uri=uri, version=version, status=status, topics=topics
    )
