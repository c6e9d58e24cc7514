"""Counts of statements as plots in SVG, the same on every machine. They need matplotlib, of the extra `plot`."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from quoth.export.counted import UNKNOWN
from quoth.export.optional import library
from quoth.export.visible import on_one_line, shortened

if TYPE_CHECKING:
    from quoth.ledger.finding.counts import Count, Day

# Ids in the file come from what they stand for, text stays text, and a dollar sign is one.
_SETTINGS = {"svg.hashsalt": "quoth", "svg.fonttype": "none", "text.parse_math": False, "font.family": "DejaVu Sans"}
_MADE_UP = re.compile(r"\b[A-Za-z][0-9a-f]{10}\b")
_KINDS = {"direct": "#1b6ca8", "mixed": "#7fb5d6", "indirect": "#d9a441"}
_COLOUR = "#1b6ca8"
_WIDTH = 9.0
_HEIGHT = 4.0
_ROW = 0.26
_HEAD = 0.7
# More bars than these are not told apart.
_MOST_BARS = 40
_WIDEST_NAME = 40


def timeline_plot(days: Sequence[Day]) -> str:
    """Statements by day, one bar a day, with its kinds upon each other. Raises DependencyError without matplotlib."""
    known = [(date.fromisoformat(one.day), one) for one in days if one.day is not None]
    with _figure(_HEIGHT) as (figure, written):
        axes = figure.add_subplot()
        base = [0] * len(known)
        for kind, colour in _KINDS.items():
            numbers = [getattr(one, kind) for _, one in known]
            axes.bar([day for day, _ in known], numbers, bottom=base, color=colour, label=kind, width=0.9)
            base = [a + b for a, b in zip(base, numbers, strict=True)]
        axes.set_ylabel("statements")
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.legend(frameon=False)
        if known:
            figure.autofmt_xdate()
        return written()


def stats_plot(counts: Iterable[Count]) -> str:
    """A chart of bars for each thing that was counted by. Raises DependencyError without matplotlib."""
    groups = [(by, list(group)[:_MOST_BARS]) for by, group in groupby(counts, key=lambda one: one.by)]
    heights = [_HEAD + _ROW * len(group) for _, group in groups] or [_HEIGHT]
    with _figure(sum(heights)) as (figure, written):
        charts = figure.subplots(len(heights), 1, squeeze=False, height_ratios=heights)[:, 0]
        for axes, (by, group) in zip(charts, groups, strict=False):
            at = range(len(group))
            axes.barh(at, [one.statements for one in group], color=_COLOUR)
            axes.set_yticks(at, [shortened(on_one_line(one.name or UNKNOWN), _WIDEST_NAME) for one in group])
            axes.invert_yaxis()
            axes.xaxis.get_major_locator().set_params(integer=True)
            axes.set_title(f"Statements by {by}", loc="left")
        return written()


def _numbered(svg: str) -> str:
    """The SVG with its made-up ids numbered: some of matplotlib's come from where things lie in memory."""
    numbers: dict[str, str] = {}
    return _MADE_UP.sub(lambda m: numbers.setdefault(m[0], f"id{len(numbers)}"), svg)


@contextmanager
def _figure(height: float) -> Iterator[tuple[Any, Callable[[], str]]]:
    """A figure, and a function that gives it as SVG."""
    matplotlib = library("matplotlib", extra="plot", needed_for="a plot")
    figures = library("matplotlib.figure", extra="plot", needed_for="a plot")
    with matplotlib.rc_context(_SETTINGS), warnings.catch_warnings():
        # Of letters that its font does not have; the SVG's reader has others.
        warnings.simplefilter("ignore")
        figure = figures.Figure(figsize=(_WIDTH, height), layout="constrained")

        def written() -> str:
            stream = io.StringIO()
            figure.savefig(stream, format="svg", metadata={"Date": None})
            return _numbered(stream.getvalue())

        yield figure, written
