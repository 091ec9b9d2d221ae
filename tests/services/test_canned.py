"""Canned replies: found in any spelling, filled in rightly, refused when a gap could never be filled."""

import asyncpg
import pytest

from services import canned

VALUES = {"desk": "مشاوره", "number": "۴۲", "closing": "۴ عصر"}


async def test_a_reply_is_found_by_any_word_in_any_spelling(pool: asyncpg.Pool) -> None:
    """Title or text, half-spaces or not, Arabic letters or not."""
    number = await canned.add(pool, None, "خوش‌آمد", "سلام، پیام‌تان رسید. من کنارتان هستم.")
    await canned.add(pool, None, "پایان", "مراقب خودتان باشید.")
    for query in ("خوش آمد", "خوشامد", "پیام", "پيام‌تان", "سلااام كنارتان"):
        assert [each.id for each in await canned.find(pool, query, "legal")] == [number], query
    assert await canned.find(pool, "نیست", "legal") == []


async def test_a_desk_sees_its_own_replies_first_and_no_other_desks(pool: asyncpg.Pool) -> None:
    """What is for all comes after; what is for another desk does not come."""
    for_all = await canned.add(pool, None, "الف", "الف")
    mine = await canned.add(pool, "legal", "ب", "ب")
    await canned.add(pool, "jobs", "پ", "پ")
    assert [each.id for each in await canned.find(pool, "", "legal")] == [mine, for_all]
    assert len(await canned.replies(pool)) == 3


async def test_a_reply_is_changed_and_removed_once(pool: asyncpg.Pool) -> None:
    """What is gone is said to be gone; a desk that is not there is refused."""
    number = await canned.add(pool, "legal", "الف", "الف")
    assert number is not None
    assert await canned.change(pool, number, None, "ب", "متن تازه")
    assert not await canned.change(pool, number, "no such desk", "ب", "ب")
    assert [each.title for each in await canned.find(pool, "تازه", "jobs")] == ["ب"]
    assert await canned.remove(pool, number)
    assert not await canned.remove(pool, number)
    assert not await canned.change(pool, number, None, "ب", "ب")
    assert await canned.add(pool, "no such desk", "ب", "ب") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("میز {میز} است", "میز مشاوره است"),
        ("پروندهٔ { شماره }", "پروندهٔ ۴۲"),
        ("تا {پایان‌کار} هستیم", "تا ۴ عصر هستیم"),
        ("{desk} {Number} {closing}", "مشاوره ۴۲ ۴ عصر"),
        ("بدون جای خالی", "بدون جای خالی"),
    ],
)
def test_gaps_are_filled(text: str, said: str) -> None:
    """By Persian or English name, with spaces or half-spaces."""
    assert canned.unknown(text) == []
    assert canned.fill(text, VALUES) == said


def test_a_gap_without_a_value_is_seen() -> None:
    """A desk that never closes has no closing hour: staff see the hole before they send."""
    assert canned.fill("تا {پایان کار} هستیم", VALUES | {"closing": ""}) == "تا … هستیم"


@pytest.mark.parametrize(
    ("text", "names"),
    [("سلام {نام}", ["نام"]), ("{a} {a} {b}", ["a", "b"]), ("یک { باز", ["{"]), ("}{میز}", ["}"]), ("{}", [""])],
)
def test_a_gap_that_nobody_can_fill_is_named(text: str, names: list[str]) -> None:
    """The page says which, so that whoever wrote it can mend it."""
    assert canned.unknown(text) == names
