"""The picture is well-formed and its points lie where their figures say."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from evaluation.curve import Curve, Point, picture

SVG = "{http://www.w3.org/2000/svg}"
POINTS = [Point(0.8, 0.5, "0.0"), Point(0.79, 0.52, "0.1"), Point(0.4, 0.9, "0.5"), Point(0.1, 1.0)]


def drawn(*curves: Curve) -> ElementTree.Element:
    return ElementTree.fromstring(picture(curves, "A & B", "dotted: <before>"))


def test_a_curve_has_a_line_and_a_dot_for_each_label_with_room() -> None:
    root = drawn(Curve("events", "#b4461e", POINTS))
    (line,) = [path for path in root.iter(f"{SVG}path") if path.get("class") == "curve"]
    places = re.findall(r"([\d.]+) ([\d.]+)", line.get("d", ""))
    across, up = [float(x) for x, _ in places], [float(y) for _, y in places]
    assert across == sorted(across, reverse=True), "recall falls to the left"
    assert up == sorted(up, reverse=True), "precision rises to the top"
    assert len(list(root.iter(f"{SVG}circle"))) == 2, "0.1 would stand on 0.0"


def test_words_are_words() -> None:
    texts = [text.text for text in drawn(Curve("<events>", "#b4461e", POINTS, POINTS)).iter() if text.text]
    assert {"A & B", "<events>", "dotted: <before>"} <= set(texts)
