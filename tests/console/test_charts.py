"""Charts: whatever the figures, columns stay within the frame, in order from right to left, and true to scale."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Series, chart, scale_end

figures = st.lists(st.none() | st.floats(0, 10**6), min_size=1, max_size=30)


@given(st.lists(figures, min_size=1, max_size=3))
def test_columns_stay_within_the_frame(kinds: list[list[float | None]]) -> None:
    """Nothing is drawn over the scale or the words."""
    count = min(len(values) for values in kinds)
    series = [Series(f"kind{n}", values[:count], [""] * count) for n, values in enumerate(kinds)]
    drawn = chart(series, [str(number) for number in range(count)])
    for column in drawn.columns:
        assert column.x >= LEFT - 0.2
        assert column.x + column.width <= WIDTH - RIGHT + 0.2
        assert column.y >= TOP - 0.2
        assert column.y + column.height == pytest.approx(HEIGHT - BOTTOM, abs=0.2)
    assert drawn.empty == (not drawn.columns)


@given(st.integers(2, 24))
def test_time_runs_from_right_to_left(count: int) -> None:
    """The first hour stands at the right, as people here read."""
    drawn = chart([Series("a", [1.0] * count, [""] * count)], [str(number) for number in range(count)])
    assert all(first.x > second.x for first, second in pairwise(drawn.columns))
    assert all(first.at > second.at for first, second in pairwise(drawn.words))


def test_heights_are_true_to_scale() -> None:
    """Twice as long is twice as high."""
    low, high = chart([Series("a", [10, 20], ["", ""])], ["", ""]).columns
    assert high.height == pytest.approx(2 * low.height, abs=0.2)


@given(st.floats(0, 10**7))
def test_the_scale_ends_at_or_above_the_highest(most: float) -> None:
    """And not so far above it that nothing can be seen."""
    assert most <= scale_end(most) <= max(4, most * 2.5 + 0.001)


def test_what_is_little_is_still_seen() -> None:
    """One case beside a thousand is not nothing."""
    little, _ = chart([Series("a", [1, 1000], ["", ""])], ["", ""]).columns
    assert little.height >= 1
