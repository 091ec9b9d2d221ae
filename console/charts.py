"""Charts as plain geometry, drawn by a template as SVG: time runs from right to left, as people here read."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, BOTTOM = 4, 34, 10, 22
"""Room around the columns; the scale stands on the right, where the first column is."""
TOPS = (4, 10, 20, 30, 60, 120, 240, 480, 720, 1440)
"""Where a scale may end: halves of these are whole, and minutes end at hours."""
FILLS = 0.78
"""How much of its place a group of columns takes."""
LEAST = 1.5
"""Height of a column that stands for something, however little."""


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of column."""

    name: str
    """Class in the style sheet, and beginning of what a pointer is told."""
    values: Sequence[float | None]
    """Empty where there is nothing to show."""
    said: Sequence[str]
    """Each value in words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One rectangle."""

    x: float
    y: float
    width: float
    height: float
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the scale, or one word below the columns."""

    at: float
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    columns: Sequence[Column]
    scale: Sequence[Mark]
    words: Sequence[Mark]
    empty: bool


def chart(series: Sequence[Series], words: Sequence[str]) -> Chart:
    """Lay columns out side by side in groups, the first group at the right; an empty word is not drawn."""
    top = scale_end(max((value or 0 for each in series for value in each.values), default=0))
    place = (WIDTH - LEFT - RIGHT) / max(1, len(words))
    columns = [
        _column(number, len(series), value, top, place, at, each)
        for number, each in enumerate(series)
        for at, value in enumerate(each.values)
        if value is not None and value > 0
    ]
    below = [Mark(round(_right(at, place) - place / 2, 1), word) for at, word in enumerate(words) if word]
    scale = [Mark(round(_height(value, top), 1), f"{value:g}") for value in (0, top / 2, top)]
    return Chart(columns, scale, below, not columns)


def scale_end(most: float) -> float:
    """Give where the scale ends: a round number not below the highest value."""
    steps = [*TOPS]
    while steps[-1] < most:
        steps.append(steps[-1] * 2)
    return float(next(step for step in steps if step >= most))


def _column(number: int, count: int, value: float, top: float, place: float, at: int, series: Series) -> Column:
    width = place * FILLS / count
    right = _right(at, place) - place * (1 - FILLS) / 2 - number * width
    y = min(_height(value, top), HEIGHT - BOTTOM - LEAST)
    return Column(
        round(right - width, 1),
        round(y, 1),
        round(width, 1),
        round(HEIGHT - BOTTOM - y, 1),
        series.name,
        series.said[at],
    )


def _right(at: int, place: float) -> float:
    return WIDTH - RIGHT - at * place


def _height(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top
