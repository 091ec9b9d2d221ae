"""Search: whatever the spelling, the words of a thread are found by those who may read it, and by nobody else."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services import search
from texts.persian import ZWNJ, persian_digits, squeeze

NUMBERS = iter(range(1, 10**6))
NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


async def person(pool: asyncpg.Pool, *texts: str, desks: Sequence[str] = ("counselling",)) -> int:
    """A citizen who wrote some words and has a case at each of some desks."""
    citizen = await pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
    account = await pool.fetchval(
        "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'telegram', 1, $2) RETURNING id",
        citizen,
        next(NUMBERS),
    )
    for text in texts:
        await writes(pool, int(citizen), text, int(account))
    for desk in desks:
        await case(pool, int(citizen), desk, int(account))
    return int(citizen)


async def writes(pool: asyncpg.Pool, citizen: int, text: str, account: int | None = None) -> None:
    """They write something."""
    found = account or await pool.fetchval("SELECT id FROM account WHERE citizen_id = $1", citizen)
    await pool.execute("INSERT INTO message (account_id, author, text) VALUES ($1, 'citizen', $2)", found, text)


async def case(pool: asyncpg.Pool, citizen: int, desk: str, account: int | None = None) -> int:
    """They are handed over."""
    found = account or await pool.fetchval("SELECT id FROM account WHERE citizen_id = $1", citizen)
    return int(
        await pool.fetchval(
            'INSERT INTO "case" (citizen_id, account_id, desk, level, topic, waiting_since, queued_as, last_heard_at) '
            "VALUES ($1, $2, $3, 1, 'other', now(), now(), now()) RETURNING id",
            citizen,
            found,
            desk,
        )
    )


async def found(pool: asyncpg.Pool, query: str, desks: Sequence[str] | None = None) -> list[int]:
    """Who is found, after the clock's work is done."""
    await search.index(pool)
    return [each.citizen_id for each in await search.search(pool, query, desks, NOW)]


@pytest.mark.parametrize(
    "query",
    [
        "جا‌ندارم", "جا ندارم", "جاندارم", "جــا ندارم", "جااا نداررررم", "كمك", "کمک", "کُمَک",
        "می‌خواهم", "مي خواهم", "۰۹۱۲", "0912", "٠٩١٢", "کمک ندارم جا", "«کمک»", "%کمک%", "telegram", "TELEGRAM",
    ],
)  # fmt: skip
async def test_words_are_found_in_any_spelling(pool: asyncpg.Pool, query: str) -> None:
    """With and without half-spaces, with Arabic letters, stretched, vowelled, in any digits, in any order."""
    here = await person(pool, f"امشب جا{ZWNJ}ندارم، کمک می{ZWNJ}خواهم. شماره‌ام ۰۹۱۲ در Telegram")
    await person(pool, "برای کار پیام می‌دهم")
    assert await found(pool, query) == [here]


LETTERS = st.text("ابپتدرسشکگلمنوهیآ", min_size=2, max_size=6)
# Three alike in a row are one letter, stretched: no two spellings of one word differ in that.
STRETCHED = re.compile(r"(.)\1\1")
WORDS = st.lists(LETTERS, min_size=1, max_size=5).filter(
    lambda parts: not STRETCHED.search("".join(parts).replace("آ", "ا"))
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, st.data())
async def test_however_it_is_written_and_however_it_is_asked(
    pool: asyncpg.Pool, parts: list[str], data: st.DataObject
) -> None:
    """Two people spell the same words in two ways; either spelling finds both."""
    spelled = [data.draw(spelling(parts), label=name) for name in ("one", "other", "asked")]
    both = [await person(pool, spelled[0]), await person(pool, spelled[1])]
    for query in (spelled[2], spelled[0]):
        if search.words(query):
            assert set(both) <= set(await found(pool, query))
    await pool.execute("DELETE FROM citizen")


@st.composite
def spelling(draw: st.DrawFn, parts: list[str]) -> str:
    """Ways to write the same words: parts joined by nothing, half-space or space; letters of other alphabets."""
    joined = "".join(part + draw(st.sampled_from(["", ZWNJ, " "])) for part in parts)
    other = draw(st.dictionaries(st.sampled_from("یک"), st.just(""), max_size=2))
    for letter in other:
        joined = joined.replace(letter, {"ی": "ي", "ک": "ك"}[letter])
    at = draw(st.integers(0, max(0, len(joined) - 1)))
    return joined[:at] + "ـ" + joined[at:] if draw(st.booleans()) else joined


async def test_only_people_with_a_case_are_kept_for_search(pool: asyncpg.Pool) -> None:
    """Whoever only used the bot's menus was read by nobody, and is found by nobody."""
    await person(pool, "سلام به همه", desks=())
    assert await found(pool, "سلام") == []
    assert await pool.fetchval("SELECT count(*) FROM search_text") == 0


async def test_a_new_case_brings_the_whole_thread_along(pool: asyncpg.Pool) -> None:
    """What they wrote before they were handed over is found too, and so is what they write after."""
    early = await person(pool, "خیلی وقت پیش", "دیروز", desks=())
    await person(pool, "دیگری")
    await found(pool, "دیگری")
    await case(pool, early, "legal")
    await writes(pool, early, "امروز نوشتم")
    for word in ("خیلی", "دیروز", "نوشتم"):
        assert await found(pool, word) == [early], word


async def test_the_work_is_done_in_portions_and_ends(pool: asyncpg.Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long backlog is worked off a portion at a time; nothing is left out, nothing is done twice."""
    monkeypatch.setattr(search, "CASES_AT_ONCE", 2)
    monkeypatch.setattr(search, "CASES_BEHIND", 1)
    people = [await person(pool, "پیام یک", "", "پیام دو") for _ in range(7)]
    mark = None
    for _ in range(5):
        mark = await search.index(pool, 2, mark)
    for each in people:
        await writes(pool, each, "پیام سه")
    for _ in range(5):
        mark = await search.index(pool, 2, mark)
    assert mark is not None
    assert await pool.fetchval("SELECT count(*) FROM search_text") == await pool.fetchval(
        "SELECT count(*) FROM message"
    )
    assert mark.message == await pool.fetchval("SELECT max(id) FROM message")


async def test_a_clock_that_was_away_leaves_nothing_out(pool: asyncpg.Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it was away known people wrote and others got cases: whichever it takes first, it finds both."""
    monkeypatch.setattr(search, "BEHIND", 0)
    known = await person(pool, "سلام")
    await search.index(pool)
    for number in range(6):
        await writes(pool, known, f"پیام {number}")
    await person(pool, "تازه آمده")
    mark = None
    for _ in range(8):
        # Each time as if the process had been killed and begun anew.
        mark = await search.index(pool, 2, mark if mark and mark.case else None)
    assert await pool.fetchval("SELECT count(*) FROM search_text") == await pool.fetchval(
        "SELECT count(*) FROM message"
    )


async def test_a_message_that_committed_late_is_still_found(pool: asyncpg.Pool) -> None:
    """A turn may commit after another that took its number later: a look back finds it."""
    one, other = await person(pool, "اول"), await person(pool, "دوم")
    await search.index(pool)
    async with pool.acquire() as late, late.transaction():
        account = await late.fetchval("SELECT id FROM account WHERE citizen_id = $1", one)
        await late.execute("INSERT INTO message (account_id, author, text) VALUES ($1, 'citizen', 'دیررس')", account)
        await writes(pool, other, "زودتر")
        mark = await search.index(pool)
    await search.index(pool, mark=mark)
    assert [each.citizen_id for each in await search.search(pool, "دیررس", None, NOW)] == [one]


async def test_members_find_only_people_of_their_desks(pool: asyncpg.Pool) -> None:
    """A person with cases at two desks is found from both; a supervisor asks all desks."""
    mine = await person(pool, "یک وکیل می‌خواهم", desks=("legal",))
    both = await person(pool, "وکیل و کار می‌خواهم", desks=("legal", "jobs"))
    theirs = await person(pool, "وکیل هم لازم دارم", desks=("jobs",))
    assert await found(pool, "وکیل", ["legal"]) == [both, mine]
    assert await found(pool, "وکیل", None) == [theirs, both, mine]
    assert await found(pool, "وکیل", []) == []


async def test_a_bare_number_is_a_case(pool: asyncpg.Pool) -> None:
    """In any digits, with a sign before it; of another desk it is not found, as if it did not exist."""
    here = await person(pool, "سلام", desks=())
    number = await case(pool, here, "legal")
    for query in (str(number), persian_digits(str(number)), f"#{number}", f" {number} "):
        assert await found(pool, query) == [here]
        assert await found(pool, query, ["jobs"]) == []
    assert await found(pool, "9" * 40) == []


async def test_all_words_must_stand_in_one_message(pool: asyncpg.Pool) -> None:
    """More words narrow the search."""
    here = await person(pool, "بچه مریض است", "شوهرم نیست")
    assert await found(pool, "بچه مریض") == [here]
    assert await found(pool, "بچه شوهرم") == []


async def test_cases_come_with_the_person_open_ones_first(pool: asyncpg.Pool) -> None:
    """Whoever searches goes on to a case, most likely the one that is open."""
    here = await person(pool, "سلام", desks=("legal", "jobs"))
    await pool.execute(
        "UPDATE \"case\" SET closed_at = now(), outcome = 'helped', true_level = 1, waiting_since = NULL "
        "WHERE citizen_id = $1 AND desk = 'jobs'",
        here,
    )
    await search.index(pool)
    [one] = await search.search(pool, "سلام", None, NOW)
    assert [each.desk for each in one.cases] == ["legal", "jobs"]
    assert [hit.text for hit in one.hits] == ["سلام"]


@pytest.mark.parametrize("query", ["", " ", "و", "!", "؟ . %", "ا ب"])
async def test_a_query_without_a_word_finds_nothing(pool: asyncpg.Pool, query: str) -> None:
    """A single letter would match everything; the page asks for more."""
    await person(pool, "و این هم هست ا ب")
    assert search.words(query) == []
    assert await found(pool, query) == []


def test_words_are_squeezed_and_bounded() -> None:
    """A pasted page becomes a few words, each once; none holds a sign that LIKE reads as its own."""
    assert search.words("می‌خواهم  مي‌خواهم کار") == ["میخواهم", "کار"]
    assert len(search.words(" ".join(f"واژه{number}" for number in range(99)))) == search.MOST_WORDS
    assert all(word == squeeze(word) for word in search.words("50% _x_ \\y"))
