"""A series as a picture: the score as lines above, deeds and words as bars below. Needs matplotlib.

The same chart gives the same file, byte for byte in SVG: no date, no random ids, and letters drawn as paths.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".svg", ".png")
INSTALL = "drawing needs matplotlib; install it with: pip install 'dragoman[plot]'"

# Colours of Okabe and Ito, which people with any colour vision tell apart; line styles, marks and hatches say it again.
_LINES: tuple[dict[str, Any], ...] = (
    {"color": "black", "linewidth": 2.2},
    {"color": "#0072B2", "linewidth": 1.2, "linestyle": "--", "marker": "o", "markersize": 3.5},
    {"color": "#D55E00", "linewidth": 1.2, "linestyle": ":", "marker": "s", "markersize": 3.5},
)
_BARS: tuple[dict[str, Any], ...] = (
    {"color": "#0072B2"},
    {"color": "#E69F00", "hatch": "//", "edgecolor": "white"},
    {"color": "#CCCCCC"},
)
_STYLE: Any = {
    "svg.hashsalt": "dragoman", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 9,
    "axes.spines.top": False, "axes.spines.right": False, "axes.unicode_minus": True, "text.parse_math": False,
    "hatch.linewidth": 0.6,
}  # fmt: skip
_TICKS = 14  # periods that are named under the picture, at most
_MARKED = 60  # periods up to which points have marks
_METADATA: dict[str, dict[str, Any]] = {
    ".svg": {"Date": None, "Creator": "Dragoman"},
    ".png": {"Software": "Dragoman"},
}


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: up to three named lines of scores and three named heaps of counts, one value for each period.

    ``period`` says what ``periods`` are the names of.
    """

    title: str
    source: str
    period: str
    periods: tuple[str, ...]
    scores: tuple[tuple[str, tuple[float, ...]], ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]


def check_plot(path: Path) -> None:
    """Raise DragomanError where a picture could not be drawn: no matplotlib, or a file that is neither SVG nor PNG."""
    if path.suffix.lower() not in FORMATS:
        raise DragomanError(f"{path}: a picture's name ends in {' or '.join(FORMATS)}")
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise DragomanError(INSTALL) from error


def plot(chart: Chart, path: Path) -> None:
    """Draw the chart into a file whose name ends in ``.svg`` or ``.png``. Raises DragomanError where that fails."""
    check_plot(path)
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(9, 5.6), dpi=160, layout="constrained")
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        figure.suptitle(chart.title, x=0.01, ha="left", fontsize=12, fontweight="bold")
        _draw_scores(above, chart)
        _draw_counts(below, chart)
        _name_periods(below, chart)
        figure.supxlabel(chart.source, x=0.01, ha="left", fontsize=7.5, color="#444444")
        try:
            figure.savefig(path, metadata=_METADATA[path.suffix.lower()])
        except OSError as error:
            raise DragomanError(f"{path}: cannot be written: {error.strerror}") from error


def _draw_scores(axes: Axes, chart: Chart) -> None:
    axes.axhline(0, color="#888888", linewidth=0.8)
    for (name, values), style in zip(chart.scores, _LINES, strict=False):
        shown = style if len(values) <= _MARKED else style | {"marker": ""}
        axes.plot(range(len(values)), values, label=name, **shown)
    axes.set_ylabel("score\n(+ cooperation, − conflict)")
    axes.grid(axis="y", color="#DDDDDD", linewidth=0.6)
    _legend(axes)


def _draw_counts(axes: Axes, chart: Chart) -> None:
    from matplotlib.ticker import MaxNLocator

    under = [0] * len(chart.periods)
    for (name, values), style in zip(chart.counts, _BARS, strict=False):
        axes.bar(range(len(values)), values, bottom=under, width=0.8, label=name, **style)
        under = [low + more for low, more in zip(under, values, strict=True)]
    axes.set_ylabel("incidents")
    axes.set_ylim(0, max([*under, 1]) * 1.05)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.set_axisbelow(True)
    axes.grid(axis="y", color="#DDDDDD", linewidth=0.6)
    _legend(axes)


def _legend(axes: Axes) -> None:
    if axes.get_legend_handles_labels()[1]:  # nothing to name in a chart of nothing
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False, borderaxespad=0, fontsize=8.5)


def _name_periods(axes: Axes, chart: Chart) -> None:
    step, number = max(1, -(-len(chart.periods) // _TICKS)), len(chart.periods)
    axes.set_xticks(range(0, number, step), chart.periods[::step], rotation=30, ha="right", rotation_mode="anchor")
    axes.set_xlim(-0.6, max(number, 1) - 0.4)
    axes.set_xlabel(chart.period, loc="right")
