"""Conversations that anybody can read are played to the house, and what it says is compared word for word."""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from services import cases, link_codes, thread
from tests.citizen import CitizenOnPhone, Now
from tests.city import City
from tests.transcripts import page
from tests.transcripts.page import Line

TAKES, CLOSES = "(پرونده را برمی‌دارد)", "(پرونده را می‌بندد)"
"""What a member of staff does besides writing."""

REWRITE = "YAVAR_REWRITE"
TRANSCRIPTS = sorted(page.FOLDER.glob("*.txt"))

FACTS, SAMPLES = "تهران", "نمونه"
"""Cities a transcript may name: the shipped facts, in which no door is open; the same with the made-up shelters."""

SENT: dict[str, dict[str, Any]] = {"(صدا)": {"voice": {"file_id": "v"}}, "(عکس)": {"photo": [{"file_id": "p"}]}}
"""What is sent by a word in brackets."""


@pytest.mark.parametrize("platform", ["telegram", "bale"])
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
async def test_the_house_says_what_the_transcript_says(
    path: Path,
    platform: str,
    citizen: CitizenOnPhone,
    in_bale: CitizenOnPhone,
    city: City,
    now: Now,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same on both messengers. To accept new words on purpose: `YAVAR_REWRITE=1 ./yavar test tests/transcripts`."""
    if os.environ.get(REWRITE) and platform != "telegram":
        pytest.skip("files are written as on Telegram; run again without it")
    monkeypatch.setattr(link_codes, "new", lambda: "12345678")
    phones = (citizen, in_bale) if platform == "telegram" else (in_bale, citizen)
    kept = page.read(path, platform)
    played = page.laid_out([part for line in page.written(kept) for part in await play(line, phones, city, now)])
    compare(path, kept, played)


def test_there_are_transcripts() -> None:
    """An empty folder would pass all the others."""
    assert len(TRANSCRIPTS) >= 6


def test_the_citys_name_is_the_first_thing_said() -> None:
    """A reader has to know whether doors are open."""
    for path in TRANSCRIPTS:
        cities = [line.city for line in page.written(path.read_text("utf-8")) if not line.text.startswith("#")]
        assert cities[0] in {FACTS, SAMPLES}, f"{path.name} begins with no city that is known"


async def play(line: Line, phones: tuple[CitizenOnPhone, CitizenOnPhone], city: City, now: Now) -> list[str]:
    """Do what one line says; give it with what the house answered, here and in the person's other messenger."""
    citizen, other = reversed(phones) if line.is_there else phones
    if line.city == SAMPLES:
        await city.shows_samples()
    elif line.passes:
        now.passes(**line.passes)
    elif line.citizen_does:
        there = len(other.all_seen())
        await does(line, citizen)
        here, elsewhere = citizen.around.screen.name, other.around.screen.name
        news = page.shown(citizen.news(), here)
        return [line.text, *news, *page.shown(other.all_seen()[there:], elsewhere, page.ELSEWHERE[elsewhere])]
    elif line.colleague_does:
        await Colleague(citizen).does(line.colleague_does)
    return [line.text]


@dataclass
class Colleague:
    """Whoever answers at all desks."""

    citizen: CitizenOnPhone

    async def does(self, words: str) -> None:
        """Take the case, close it, or say something to the citizen."""
        around = self.citizen.around
        async with around.pool.acquire() as connection, connection.transaction():
            staff = await connection.fetchval(
                "INSERT INTO staff (login, name, role) VALUES ('sara', 'سارا', 'counsellor')"
                " ON CONFLICT (login) DO UPDATE SET name = excluded.name RETURNING id"
            )
            number = await connection.fetchval('SELECT max(id) FROM "case"')
            if words == TAKES:
                assert await cases.claim(connection, number, staff, around.now())
            elif words == CLOSES:
                given: dict[str, Any] = {"outcome": "helped", "topic": "other", "true_level": 1, "note": ""}
                assert await cases.close(connection, number, staff, **given, now=around.now())
            else:
                assert await thread.reply(connection, number, staff, words, around.now())
        await around.quiet()


async def does(line: Line, citizen: CitizenOnPhone) -> None:
    """Write, tap or send as the citizen does in a line."""
    words = line.citizen_does or ""
    if words.startswith("["):
        label = words[1:-1]
        assert label in page.labels(citizen.all_seen()), f"line {line.number}: no button says {label}"
        await citizen.taps(label)
    elif words.startswith("(موقعیت"):
        await citizen.sends_location(*page.location(line))
    elif words.startswith("("):
        assert words in SENT, f"line {line.number} is not understood: {line.text}"
        await citizen.sends(**SENT[words])
    else:
        await citizen.writes(words)


def compare(path: Path, kept: str, played: str) -> None:
    """Fail with the difference, or write it down if that is asked."""
    if os.environ.get(REWRITE):
        path.write_text(played, "utf-8")
        return
    said = played.splitlines()
    diff = difflib.unified_diff(kept.splitlines(), said, path.name, "what the house says", lineterm="", n=2)
    if lines := "\n".join(diff):
        pytest.fail(f"{lines}\n\nIf the new words are right: {REWRITE}=1 ./yavar test {here()}", pytrace=False)


def test_on_bale_messengers_change_places_and_a_point_has_no_name(tmp_path: Path) -> None:
    """A yes is no messenger, and buttons under a point stay."""
    file = tmp_path / "both.txt"
    file.write_text(
        "شهروند در بله: [✅ بله، امن است]\n"
        "بات در تلگرام: حساب شما در بله با تلگرام و بله\n     بله\n"
        "بات: (نقشه ۳۵ ۵۱)\n     مددسرا\n     نشانی\n     [🗺 نشان]\n",
        "utf-8",
    )
    assert page.read(file, "bale") == (
        "شهروند در تلگرام: [✅ بله، امن است]\n"
        "بات در بله: حساب شما در تلگرام با تلگرام و بله\n     تلگرام\n"
        "بات: (نقشه ۳۵ ۵۱)\n     [🗺 نشان]\n"
    )


def here() -> str:
    """Name this folder as one types it."""
    return str(page.FOLDER.relative_to(page.FOLDER.parent.parent))
