"""How hard the last weeks were: K6 is left at any question, kept answer by answer, and never told."""

import json
import re
from typing import Any

import pytest

from services.k6 import shipped
from tests.citizen import CitizenOnPhone, Neighbours
from tests.city import City
from tests.handlers.test_human import all_cases
from tests.screen import WORDS

NEVER_SAID = re.compile("افسردگی|اضطرابی|اختلال|بیمار|امتیاز|نمره|شدید|خفیف|متوسط|نگران نباشید|بین خودمان")
"""Disorders, scores, bands, empty comfort, secrecy."""


@pytest.fixture(autouse=True)
async def asked_before(city: City) -> None:
    """Everybody here was asked a while ago whether they are in danger; test_safety tells what comes before that."""
    await city.pool.execute(
        """ALTER TABLE conversation ALTER state SET DEFAULT '{"memory": {"met_at": "2026-11-20T18:00:00+00:00"}}'"""
    )


async def begins(citizen: CitizenOnPhone) -> None:
    """Go as far as the first question."""
    await citizen.taps_data("go/counselling")
    await citizen.taps("حال روحی")
    assert citizen.told() == ["severity-begin"]
    await citizen.taps("بله، بپرسید")
    assert citizen.told() == ["severity-k1"]


async def kept(neighbours: Neighbours) -> list[dict[str, Any]]:
    """All rounds of questions about severity, the oldest first."""
    rows = await neighbours.pool.fetch("SELECT * FROM assessment WHERE kind = 'severity' ORDER BY id")
    return [{**row, "answers": json.loads(row["answers"])} for row in rows]


async def test_a_low_sum_leads_to_counselling(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Answers by button, in words and by number count the same; every answer is kept with the version, and the sum."""
    await begins(citizen)
    for answer in ("گاهی", "هیچوقت", "۴", "kam", "اصلا", "5"):
        assert not NEVER_SAID.search(citizen.reads)
        await citizen.writes(answer)
    assert citizen.told() == ["counselling-way"]
    (round_,) = await kept(neighbours)
    assert round_["answers"] == {"k1": 2, "k2": 0, "k3": 1, "k4": 1, "k5": 0, "k6": 0}
    assert (round_["score"], round_["level"], round_["version"]) == (4, 1, shipped().version)
    assert not re.search("[0-9۰-۹]", citizen.reads)
    await citizen.taps("همین‌جا بنویسیم")
    (case,) = await all_cases(neighbours)
    assert (case["desk"], case["level"]) == ("counselling", 1)
    assert "severity" not in case["context"]
    assert [each["case_id"] for each in await kept(neighbours)] == [case["id"]]


async def test_a_high_sum_calls_a_psychologist_and_safety_is_asked_about_next(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """K6 of ten and more: L2 at the psychologists' desk at once, then the protocol's questions, then the way."""
    await begins(citizen)
    for _ in range(6):
        await citizen.taps("گاهی")
    assert citizen.told() == ["safety-first", "safety-s1"]
    assert not NEVER_SAID.search(citizen.reads)
    (round_,) = await kept(neighbours)
    assert (round_["score"], round_["level"]) == (12, 2)
    first = (await all_cases(neighbours))[0]
    assert (first["desk"], first["level"], first["id"]) == ("psychology", 2, round_["case_id"])
    await citizen.taps("نه، الان امن هستم")
    assert citizen.told() == ["safety-s2"]
    await citizen.taps("نه")
    assert "counselling-way" in citizen.told()
    assert "درخواستتان پیش همکار ماست" in citizen.reads
    assert "«روان‌شناسی»" in citizen.reads
    assert [(case["desk"], case["level"]) for case in await all_cases(neighbours)] == [("psychology", 2)]


async def test_whoever_has_just_been_asked_about_dying_is_not_asked_again(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """At most four taps for safety: the psychologist is called all the same."""
    await begins(citizen)
    for _ in range(2):
        await citizen.writes("همیشه")
    await citizen.taps("نه، الان امن هستم")
    await citizen.taps("نه")
    await neighbours.pool.execute('UPDATE "case" SET level = 1')
    await citizen.taps("موضوع چیز دیگری است")
    await citizen.taps("حال روحی")
    await citizen.taps("بله، بپرسید")
    for _ in range(2):
        await citizen.writes("همیشه")
    assert citizen.told() == ["counselling-way"]
    assert [case["level"] for case in await all_cases(neighbours)] == [2]


async def test_hopeless_all_the_time_is_enough_by_itself(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Nothing more is asked before safety is; the sum stays empty, for the questions were not whole."""
    await begins(citizen)
    await citizen.taps("هیچ‌وقت")
    await citizen.writes("همیشه")
    assert "safety-s1" in citizen.told()
    (round_,) = await kept(neighbours)
    assert (round_["answers"], round_["score"], round_["level"]) == ({"k1": 0, "k2": 4}, None, 2)
    assert (await all_cases(neighbours))[0]["desk"] == "psychology"


async def test_whoever_stops_keeps_what_was_given(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """«Enough» at any question: what was said stays, without a sum, and a way is offered."""
    await begins(citizen)
    await citizen.taps("گاهی")
    await citizen.taps("کافی است")
    assert citizen.told() == ["counselling-way"]
    (round_,) = await kept(neighbours)
    assert (round_["answers"], round_["score"], round_["level"]) == ({"k1": 2}, None, 1)


async def test_whoever_just_leaves_has_said_what_they_said(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The answers are there though nothing was finished, and the talk waits."""
    await begins(citizen)
    await citizen.taps("بیشتر وقت‌ها")
    await citizen.taps("منوی اصلی")
    (round_,) = await kept(neighbours)
    assert round_["answers"] == {"k1": 3}


async def test_nobody_has_to_begin(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """By button, or by telling what is the matter instead."""
    await citizen.taps_data("go/counselling")
    await citizen.taps("حال روحی")
    await citizen.taps("نه، با همکارتان")
    assert citizen.told() == ["counselling-way"]
    assert await kept(neighbours) == []


async def test_a_wrong_answer_and_a_way_back(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """A voice note, unknown words and an old button change nothing; an answer taken back is another one."""
    await begins(citizen)
    await citizen.taps("گاهی")
    await citizen.sends(voice={"file_id": "v"})
    assert citizen.told()[-1] == "severity-k2"
    await citizen.writes("هوم")
    assert citizen.told() == ["severity-otherwise", "severity-k2"]
    await citizen.taps("بازگشت")
    assert citizen.told() == ["severity-k1"]
    await citizen.taps("بیشتر وقت‌ها")
    (round_,) = await kept(neighbours)
    assert round_["answers"] == {"k1": 3}


@pytest.mark.parametrize("why", ["surge", "urgent"])
async def test_it_is_not_asked_when_it_does_not_fit(citizen: CitizenOnPhone, neighbours: Neighbours, why: str) -> None:
    """In a surge everything that is not urgent is short; beside an urgent case somebody is on the way already."""
    if why == "surge":
        await neighbours.pool.execute("INSERT INTO surge (began_at) VALUES ($1)", neighbours.now())
    else:
        await citizen.writes("با انسان حرف می‌زنم")
        await citizen.taps_data("go/way")
        await citizen.taps("موضوع چیز دیگری است")
    if why == "surge":
        await citizen.taps_data("go/counselling")
    await citizen.taps("حال روحی")
    assert not citizen.was_told("severity-begin")


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_instrument_names_no_disorder_and_fits_its_buttons(language: str) -> None:
    """Our own translation until a validated one takes its place; said in the file, stored with each round."""
    k6 = shipped()
    assert "own-translation" in k6.version
    said = [words[language] for words in k6.asks.values()] + [each.says[language] for each in k6.answers]
    assert not [words for words in said if NEVER_SAID.search(words) or re.search("[يكى0-9]", words[:2])]
    assert all(len(each.says[language]) <= 40 for each in k6.answers)
    labels = [WORDS.label(language, "severity-answer", {"words": each.says[language]}) for each in k6.answers]
    assert len(set(labels)) == len(labels)
