"""K6: its file holds the instrument, its rule is the protocol's, and a part of the answers never counts too little."""

import tomllib
from itertools import product
from typing import Any

import pytest

from services import k6
from services.k6 import FILE, QUESTIONS, shipped


def written() -> dict[str, Any]:
    """What the shipped file holds."""
    return tomllib.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize(("worth", "score", "high"), [(0, 0, False), (1, 6, False), (2, 12, True), (4, 24, True)])
def test_the_sum_is_0_to_24_and_ten_is_high(worth: int, score: int, *, high: bool) -> None:
    """The Persian cut-off is 10 (doi 10.1002/mpr.1726)."""
    answers = dict.fromkeys(QUESTIONS, worth)
    assert shipped().score(answers) == score
    assert shipped().is_high(answers) is high


def test_nine_is_low_and_ten_is_high() -> None:
    """At the cut-off itself."""
    low = {"k1": 4, "k2": 0, "k3": 3, "k4": 2, "k5": 0, "k6": 0}
    assert not shipped().is_high(low)
    assert shipped().is_high(low | {"k6": 1})


def test_a_part_is_high_only_if_the_whole_would_be() -> None:
    """The sum only grows: whoever stops early is never judged higher than had they gone on."""
    for first, third in product(range(5), repeat=2):
        part = {"k1": first, "k3": third}
        whole = dict.fromkeys(QUESTIONS, 0) | part
        assert shipped().score(part) is None
        assert shipped().is_high(part) is shipped().is_high(whole)


def test_hopeless_always_counts_as_the_cut_off() -> None:
    """And no other answer does so by itself."""
    assert shipped().is_high({"k2": 4})
    assert shipped().is_grave({"k2": 4})
    assert not any(shipped().is_grave({key: worth}) for key in QUESTIONS for worth in range(5 if key != "k2" else 4))


@pytest.mark.parametrize("spoiled", ["question", "answer"])
def test_a_file_that_is_no_k6_is_refused(spoiled: str) -> None:
    """Whoever puts a validated form in its place cannot lose a question or turn the answers round."""
    holds = written()
    holds[spoiled] = holds[spoiled][::-1]
    with pytest.raises(ValueError, match=r"k1 … k6"):
        k6.read(holds)
