"""Series as pictures: the same bytes each time, all that is named is drawn, and what is said where it cannot be."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.exports.plot import INSTALL, Chart, check_plot, plot

CHART = Chart(
    title="NRL and SDR: conflict and cooperation by week",
    source="3 incidents in strait.db",
    period="week from",
    periods=("2024-03-04", "2024-03-11"),
    scores=(("all", (-9.0, 2.5)), ("NRL to SDR", (-9.0, 0.0)), ("SDR to NRL", (0.0, 2.5))),
    counts=(("deeds", (1, 0)), ("words", (0, 1)), ("ahead", (2, 0))),
)


def needs_matplotlib() -> None:
    pytest.importorskip("matplotlib", reason="drawing needs the extra dragoman[plot]")


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.SVG"])
def test_the_same_chart_is_the_same_file(tmp_path: Path, name: str) -> None:
    needs_matplotlib()
    first, second = tmp_path / name, tmp_path / f"again-{name}"
    plot(CHART, first)
    plot(CHART, second)
    assert first.read_bytes() == second.read_bytes()
    assert len(first.read_bytes()) > 5000


def test_an_svg_has_no_date_no_script_and_no_font_of_its_own(tmp_path: Path) -> None:
    needs_matplotlib()
    plot(CHART, tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in text
    assert "<script" not in text
    assert "<text" not in text


def test_other_figures_are_another_picture(tmp_path: Path) -> None:
    needs_matplotlib()
    plot(CHART, tmp_path / "a.svg")
    plot(replace(CHART, counts=(("deeds", (3, 0)),)), tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() != (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(replace(CHART, periods=(), scores=(), counts=()), id="no periods"),
        pytest.param(
            replace(
                CHART,
                periods=tuple(map(str, range(400))),
                scores=(("all", (0.0,) * 400),),
                counts=(("deeds", (0,) * 400),),
            ),
            id="four hundred periods of nothing",
        ),
        pytest.param(replace(CHART, title="$\\frac{1$ & <b>", source="_$x^"), id="names that look like formulas"),
    ],
)
def test_odd_charts_are_drawn(tmp_path: Path, chart: Chart) -> None:
    needs_matplotlib()
    plot(chart, tmp_path / "a.svg")
    assert (tmp_path / "a.svg").stat().st_size > 1000


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    needs_matplotlib()
    with pytest.raises(DragomanError, match=r"nowhere.*cannot be written"):
        plot(CHART, tmp_path / "nowhere" / "a.svg")


@pytest.mark.parametrize("name", ["a.pdf", "a", "svg"])
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DragomanError, match=r"\.svg or \.png"):
        check_plot(tmp_path / name)


def test_without_matplotlib_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(DragomanError) as raised:
        plot(CHART, tmp_path / "a.svg")
    assert str(raised.value) == INSTALL
