"""Precision by recall as an SVG picture, drawn by itself: no library, no font from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 480
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 24, 56
LABEL_WIDTH = 28
STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #333 } .grid { stroke: #ddd } .curve { fill: none; stroke-width: 2.5 }
  .before { fill: none; stroke-width: 1.5; stroke-dasharray: 3 4 }
  @media (prefers-color-scheme: dark) { text { fill: #ccc } .axis { stroke: #ccc } .grid { stroke: #444 } .paper { fill: #111 } }
"""  # noqa: E501


@dataclass(frozen=True)
class Point:
    """Precision and recall of the records from one threshold on; ``label`` is written beside the point if given."""

    recall: float
    precision: float
    label: str = ""


@dataclass(frozen=True)
class Curve:
    """Points of falling recall; ``before`` is another order of the same records, drawn dotted."""

    name: str
    colour: str
    points: Sequence[Point]
    before: Sequence[Point] = ()


def picture(curves: Sequence[Curve], title: str, note: str) -> str:
    """The whole SVG file; both axes go from 0 to 1. ``note`` stands below the names of the curves."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(),
    ]
    for number, curve in enumerate(curves):
        parts += _drawn(curve)
        parts.append(_text(LEFT + 20, HEIGHT - BOTTOM - 62 + 22 * number, curve.name, fill=curve.colour))
    parts.append(_text(LEFT + 20, HEIGHT - BOTTOM - 62 + 22 * len(curves), note))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes() -> list[str]:
    parts = []
    for tenth in range(0, 11, 2):
        value = tenth / 10
        parts.append(f'<path class="grid" d="M{_x(value)} {_y(0)}V{_y(1)}M{_x(0)} {_y(value)}H{_x(1)}"/>')
        parts.append(_text(_x(value), _y(0) + 20, f"{value:.1f}", anchor="middle"))
        parts.append(_text(_x(0) - 8, _y(value) + 5, f"{value:.1f}", anchor="end"))
    parts.append(f'<path class="axis" d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none"/>')
    parts.append(_text((_x(0) + _x(1)) / 2, HEIGHT - 12, "recall: of what the coders found", anchor="middle"))
    middle = (_y(0) + _y(1)) / 2
    turned = f' transform="rotate(-90 18 {middle})"'
    return [*parts, _text(18, middle, "precision: of what is kept", anchor="middle", more=turned)]


def _drawn(curve: Curve) -> list[str]:
    parts = []
    if curve.before:
        parts.append(f'<path class="before" stroke="{curve.colour}" d="{_path(curve.before)}"/>')
    parts.append(f'<path class="curve" stroke="{curve.colour}" d="{_path(curve.points)}"/>')
    free = float(WIDTH)  # a label that would stand on the one before is left out, and its dot with it
    for point in (p for p in curve.points if p.label):
        x, y = _x(point.recall), _y(point.precision)
        if free - x >= LABEL_WIDTH:
            parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{curve.colour}"/>')
            parts.append(_text(x + 7, y - 7, point.label))
            free = x
    return parts


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_x(p.recall)} {_y(p.precision)}" for p in points)


def _text(x: float, y: float, words: str, anchor: str = "start", fill: str = "", more: str = "") -> str:
    colour = f' style="fill:{fill};font-weight:600"' if fill else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{colour}{more}>{escape(words)}</text>'


def _x(recall: float) -> float:
    return round(LEFT + recall * (WIDTH - LEFT - RIGHT), 1)


def _y(precision: float) -> float:
    return round(HEIGHT - BOTTOM - precision * (HEIGHT - TOP - BOTTOM), 1)
