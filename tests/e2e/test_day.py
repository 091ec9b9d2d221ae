"""A short day of `./yavar day`, and the proof that its account can come out wrong."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.day.counting import DISORDER, DOUBLED, LOST, Act, Chat, Row, Seen, Stored, count
from benchmarks.day.evidence import Where, counted, named
from benchmarks.day.play import Day, day
from benchmarks.day.stage import TOKEN, stage
from benchmarks.day.table import is_bad, table
from models import Delivery, Lane
from tests import database

WRITES, TAPS = Act(("message", "1")), Act(("callback_query", "77"))
HEARD, HEARD_TAP = Row(10, 5), Row(12, 6)
GREETING, REPLY = Row(11, 5, Delivery.SENT, 2, "greeting"), Row(13, 6, Delivery.SENT, 3, "reply")
RIGHT = Chat(
    acts=(WRITES, TAPS),
    seen=(Seen(2, "greeting"), Seen(3, "reply")),
    stored=(Stored(5, WRITES.key), Stored(6, TAPS.key)),
    rows=(HEARD, GREETING, HEARD_TAP, REPLY),
)
"""Somebody writes and taps, and is answered both times."""

FIRST_HEARD = """
SELECT m.id FROM message m JOIN account a ON a.id = m.account_id
WHERE a.platform = $1 AND a.chat_id = $2 AND m.author = 'citizen' ORDER BY m.id LIMIT 1
"""


@pytest.fixture
async def short_day(loaded: str, tmp_path: Path) -> AsyncIterator[Day]:
    """Twenty people in five seconds, and all troubles."""
    async with database.copy_of(loaded) as dsn:
        with stage(dsn, tmp_path) as set_up:
            async with day(set_up, citizens=20, seconds=5, seed=3) as opened:
                yield opened


async def counts(played: Day) -> Counter[str]:
    """Count what both messengers show now."""
    return sum(counted(await played.evidence()).values(), Counter())


async def test_a_day_with_all_troubles_loses_and_doubles_nothing_and_would_see_it(short_day: Day) -> None:
    """Nothing is lost, doubled or out of order; the same eyes then see what is doubled and lost on purpose."""
    await short_day.passes()
    found = await short_day.evidence()
    assert named(found) == []
    assert not is_bad(counted(found)), table(counted(found))
    before = await counts(short_day)
    assert before["received"] == before["stored"] == before["answered"] + before["silent"] + before["unreached"]
    assert before["rows"] == before["sent"] + before["unknown"] + before["blocked"]
    assert before["received"] > 40
    assert before["unknown"] > 0
    assert short_day.struck > 15

    person = await is_told_again(short_day, found)
    assert (await counts(short_day))[DOUBLED] == 1
    first = await short_day.database.fetchval(FIRST_HEARD, *person)
    await short_day.database.execute("DELETE FROM message WHERE id = $1", first)
    assert (await counts(short_day))[LOST] == 1
    assert is_bad(counted(await short_day.evidence()))


async def is_told_again(played: Day, found: Mapping[Where, Chat]) -> Where:
    """Tell somebody once more, past the bot, what they were told; give whom."""
    (platform, person), chat = next((where, chat) for where, chat in found.items() if chat.seen and not chat.blocked)
    body = {"chat_id": person, "text": chat.seen[-1].sign}
    address = f"{'/bale' if platform == 'bale' else ''}/bot{TOKEN}/sendMessage"
    async with played.messenger.post(address, json=body) as answer:
        assert answer.status == 200
    return platform, person


def test_a_chat_where_all_is_well_has_nothing_wrong() -> None:
    """Two acts, two replies."""
    expected = Counter(received=2, stored=2, answered=2, rows=2, sent=2)
    assert +count(RIGHT) == expected


@pytest.mark.parametrize(
    ("forged", "name"),
    [
        (replace(RIGHT, seen=(*RIGHT.seen, Seen(4, "reply"))), DOUBLED),
        (replace(RIGHT, seen=(*RIGHT.seen, Seen(4, "words that nobody wrote"))), DOUBLED),
        (replace(RIGHT, stored=(*RIGHT.stored, Stored(7, TAPS.key))), DOUBLED),
        (replace(RIGHT, rows=(*RIGHT.rows, Row(14, 6))), DOUBLED),
        (replace(RIGHT, seen=RIGHT.seen[:1]), LOST),
        (replace(RIGHT, acts=(*RIGHT.acts, Act(("message", "9")))), LOST),
        (replace(RIGHT, rows=(HEARD, GREETING)), LOST),
        (replace(RIGHT, rows=(HEARD, GREETING, HEARD_TAP), seen=RIGHT.seen[:1]), LOST),
        (replace(RIGHT, rows=(*RIGHT.rows, Row(14, None, Delivery.QUEUED))), LOST),
        (replace(RIGHT, rows=(*RIGHT.rows, Row(14, None, Delivery.SENDING))), LOST),
        (replace(RIGHT, rows=(*RIGHT.rows, Row(14, None, Delivery.FAILED))), LOST),
        (replace(RIGHT, rows=(HEARD, replace(GREETING, shown_as=3), HEARD_TAP, replace(REPLY, shown_as=2))), DISORDER),
        (replace(RIGHT, acts=(TAPS, WRITES)), DISORDER),
    ],
    ids=[
        "a reply seen twice",
        "something seen that is no row",
        "an act stored twice",
        "an act with two turns",
        "sent and not seen",
        "an act never stored",
        "an act without turn",
        "a turn without reply",
        "still queued",
        "still being sent",
        "given up",
        "replies seen in the wrong order",
        "turns in the wrong order",
    ],
)
def test_whatever_is_forged_is_counted(forged: Chat, name: str) -> None:
    """Each forgery is counted once, or with what follows from it, under its name."""
    assert count(forged)[name] >= 1
    assert is_bad({"telegram": count(forged)})


def test_the_unknown_stand_apart() -> None:
    """Seen or not, they are neither lost nor doubled, but a second copy on the screen is doubled."""
    unknown = replace(REPLY, delivery=Delivery.UNKNOWN, shown_as=None)
    rows = (HEARD, GREETING, HEARD_TAP, unknown)
    arrived, not_arrived = count(replace(RIGHT, rows=rows)), count(replace(RIGHT, rows=rows, seen=RIGHT.seen[:1]))
    assert (arrived["unknown"], arrived["arrived"], arrived["answered"]) == (1, 1, 2)
    assert (not_arrived["unknown"], not_arrived["arrived"], not_arrived["unreached"]) == (1, 0, 1)
    assert not is_bad({"telegram": arrived})
    assert not is_bad({"telegram": not_arrived})
    assert count(replace(RIGHT, rows=rows, seen=(*RIGHT.seen, Seen(4, "reply"))))[DOUBLED] == 1


def test_silence_and_giving_up_need_a_reason() -> None:
    """Silence where the talk allows it, giving up where the messenger says that the citizen shut us out."""
    quiet = replace(
        RIGHT, acts=(WRITES, replace(TAPS, quiet=True)), rows=(HEARD, GREETING, HEARD_TAP), seen=RIGHT.seen[:1]
    )
    failed = replace(RIGHT, rows=(*RIGHT.rows, Row(14, None, Delivery.FAILED)), blocked=True)
    assert count(quiet)["silent"] == 1
    assert count(failed)["blocked"] == 1
    assert not is_bad({"telegram": count(quiet)})
    assert not is_bad({"telegram": count(failed)})


def test_urgent_words_may_overtake() -> None:
    """Order holds in each lane by itself."""
    urgent = replace(REPLY, lane=Lane.CRISIS, shown_as=2)
    assert not is_bad({"bale": count(replace(RIGHT, rows=(HEARD, replace(GREETING, shown_as=3), HEARD_TAP, urgent)))})


def test_a_day_on_which_nothing_happened_is_no_good_day() -> None:
    """An account of nothing proves nothing."""
    assert is_bad({})
    assert is_bad({"telegram": Counter()})
