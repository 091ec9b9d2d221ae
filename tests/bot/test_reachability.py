"""Specification: words that cannot arrive by one messenger go by the person's other one, in order, once, and say so."""

import asyncio
import re
from datetime import timedelta

import asyncpg
import pytest

from bot import answering, detour
from bot import outbox as sender
from bot.platform import Blocked, Passing
from models import Lane
from services import messengers, outbox, reachability
from services.outbox import Claim
from services.reachability import Reach
from tests.bot.lines import Line, Lines
from tests.screen import WORDS

BLOCKED = Blocked("Forbidden: bot was blocked by the user")
MARK = "این پیام در تلگرام به شما نرسید؛ این‌جا می‌فرستیم."
BY_TELEGRAM, BY_BALE, HELD = ("telegram", "sent"), ("bale", "sent"), ("telegram", "queued")


@pytest.fixture
async def lines(pool: asyncpg.Pool) -> Lines:
    """Telegram and Bale, both there, nobody sending yet."""
    found = Lines(pool)
    await found.answer()
    return found


async def test_answers_to_who_blocked_us_go_by_the_other_messenger_in_order_and_say_so_once(lines: Lines) -> None:
    """Nothing of staff's is lost: the one that was refused goes first, and staff need no card."""
    _, (account, _) = await lines.person()
    ids = [await lines.waits(account, text) for text in ("یک", "دو", "سه")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, BY_BALE, BY_BALE, BY_BALE)
    assert lines.bale.texts() == [f"{MARK}\nیک", "دو", "سه"]
    assert lines.telegram.texts() == []
    assert await lines.account_state(account) == "blocked"
    assert await lines.cards() == []


async def test_a_reply_of_a_turn_stays_in_its_chat(lines: Lines) -> None:
    """It answers what the person has before them there; it fails, with a card, while an answer of staff goes over."""
    _, (account, _) = await lines.person()
    ids = [await lines.waits(account, "جواب", "bot"), await lines.waits(account, "سلام")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"), BY_BALE)
    assert await lines.cards() == ["blocked_account"]


async def test_reminders_go_over_too(lines: Lines) -> None:
    """The lane of what was not just asked, whoever wrote it."""
    _, (account, _) = await lines.person()
    ids = [await lines.waits(account, "یادآوری", "bot", Lane.BULK)]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, BY_BALE)


async def test_what_stands_out_in_words_still_does_behind_the_mark(lines: Lines) -> None:
    """A code in a reminder is copied as it stands, wherever it goes."""
    _, (account, _) = await lines.person()
    number = await lines.waits(account, "کد شما 1234", "bot", Lane.BULK)
    await lines.pool.execute("UPDATE message SET content = content || $1", '{"marks": [["code", 7, 4]]}')
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become([number], BY_BALE)
    (seen,) = lines.bale.seen
    ((_, offset, length),) = seen.content["marks"]
    assert seen.text[offset : offset + length] == "1234"


async def test_somebody_with_one_messenger_fails_with_a_card(lines: Lines) -> None:
    """As ever."""
    _, (account,) = await lines.person("telegram")
    ids = [await lines.waits(account, "سلام")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"))
    assert await lines.cards() == ["blocked_account"]


async def test_somebody_who_blocked_us_everywhere_is_left_alone(lines: Lines) -> None:
    """The other account is no way either."""
    _, (account, other) = await lines.person()
    await lines.pool.execute("UPDATE account SET state = 'blocked' WHERE id = $1", other)
    ids = [await lines.waits(account, "سلام")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"))
    assert lines.bale.texts() == []


async def test_words_do_not_light_up_another_phone_of_who_must_not_be_surprised(lines: Lines) -> None:
    """Whoever said that somebody else sees their phone is written to nowhere but where they write."""
    citizen, (account, _) = await lines.person()
    await lines.pool.execute(
        'INSERT INTO "case" (citizen_id, account_id, desk, level, topic, context, queued_as, last_heard_at, opened_at,'
        " waiting_since, safe_to_contact)"
        " VALUES ($1, $2, 'counselling', 3, 'other', '{}', now(), now(), now(), now(), false)",
        citizen,
        account,
    )
    ids = [await lines.waits(account, "سلام")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"))
    assert lines.bale.texts() == []


@pytest.mark.parametrize(
    ("cause", "state"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: bot can't initiate conversation with a user", "never_started"),
        ("Forbidden: user is deactivated", "never_started"),
        ("Bad Request: chat not found", "never_started"),
        ("no such group or user: chat not found", "never_started"),
        ("permission_denied", "blocked"),
    ],
)
async def test_staff_can_tell_whoever_blocked_us_from_whoever_has_no_chat(lines: Lines, cause: str, state: str) -> None:
    """By what the messenger said, whichever it is."""
    citizen, (account,) = await lines.person("telegram")
    ids = [await lines.waits(account, "سلام")]
    lines.telegram.outcomes += [Blocked(cause)]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"))
    assert [each.reach for each in await reachability.accounts(lines.pool, citizen)] == [Reach(state)]


async def test_answers_leave_by_the_other_messenger_when_theirs_has_been_away_too_long(lines: Lines) -> None:
    """In order; replies of turns are held, and leave in order when it returns."""
    _, (account, _) = await lines.person()
    replies = [await lines.waits(account, text, "bot") for text in ("الف", "ب")]
    answers = [await lines.waits(account, text) for text in ("یک", "دو")]
    await lines.gone_for(lines.telegram, minutes=11)
    async with lines.serving():
        await lines.become(answers, BY_BALE, BY_BALE)
        assert await lines.states(replies) == [HELD, HELD]
        lines.telegram.there = True
        await lines.become(replies, BY_TELEGRAM, BY_TELEGRAM)
    assert lines.bale.texts() == [f"{MARK}\nیک", "دو"]
    assert lines.telegram.texts() == ["الف", "ب"]


async def test_a_short_silence_moves_nothing(lines: Lines) -> None:
    """What waits leaves by its own messenger when that is back."""
    _, (account, _) = await lines.person()
    ids = [await lines.waits(account, "یک")]
    await lines.gone_for(lines.telegram, minutes=9)
    here = (lines.bale.name, lines.bale.bot_id)
    assert not await detour.around_messengers(lines.pool, WORDS, here, lines.away)
    async with lines.serving():
        lines.telegram.there = True
        await lines.become(ids, BY_TELEGRAM)


async def test_a_sender_that_died_is_away_as_well(lines: Lines) -> None:
    """Its last sign of life is long ago: nobody knows of the messenger, but nothing leaves."""
    citizen, (account, _) = await lines.person()
    ids = [await lines.waits(account, "یک")]
    await lines.pool.execute(
        "UPDATE messenger SET checked_at = now() - interval '12 minutes' WHERE platform = 'telegram'"
    )
    assert [each.reach for each in await reachability.accounts(lines.pool, citizen)] == [Reach.AWAY, Reach.REACHABLE]
    async with lines.serving(lines.bale):
        await lines.become(ids, BY_BALE)


async def test_a_moment_without_an_answer_is_not_written_down(lines: Lines) -> None:
    """Most silences end at once; a longer one is, from when it began, and its end too."""
    _, (account, _) = await lines.person()
    since = "SELECT now() - away_since FROM messenger WHERE platform = 'telegram'"
    async with lines.serving(lines.telegram):
        lines.telegram.there = False
        ids = [await lines.waits(account, "یک")]
        async with asyncio.timeout(10):
            while (span := await lines.pool.fetchval(since)) is None:
                await asyncio.sleep(0.02)
        assert span < timedelta(seconds=5)
        lines.telegram.there = True
        await lines.become(ids, BY_TELEGRAM)
    assert await lines.pool.fetchval(since) is None


async def test_a_messenger_is_away_also_when_nobody_has_anything_to_send(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At night nobody writes, and nobody can: it is asked now and then, and staff see that it does not answer."""
    monkeypatch.setattr(answering, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(sender, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(sender, "SWEEP_SECONDS", 0.01)
    async with lines.serving():
        lines.bale.there = False
        await lines.becomes_away("bale", away=True)
        lines.bale.there = True
        await lines.becomes_away("bale", away=False)
    assert not await lines.is_away("telegram")


async def test_a_messenger_that_answers_everything_with_errors_is_away_too(lines: Lines) -> None:
    """What waits is held: it is not tried until it is given up, two minutes into an hour of trouble."""
    _, (account, _) = await lines.person()
    async with lines.serving(lines.telegram):
        lines.telegram.there, lines.telegram.gone = False, Passing("HTTP 503")
        ids = [await lines.waits(account, "یک")]
        lines.wake()
        async with asyncio.timeout(10):
            while not await lines.pool.fetchval("SELECT count(away_since) FROM messenger"):
                await asyncio.sleep(0.02)
        lines.telegram.there = True
        await lines.become(ids, BY_TELEGRAM)
    assert await lines.cards() == []


async def test_the_second_answer_by_the_same_way_needs_no_mark(lines: Lines) -> None:
    """Until the person writes again."""
    _, (account, other) = await lines.person()
    await lines.pool.execute("UPDATE account SET state = 'blocked' WHERE id = $1", account)
    async with lines.serving():
        for text in ("یک", "دو"):
            lines.telegram.outcomes += [BLOCKED]
            await lines.become([await lines.waits(account, text)], BY_BALE)
        await lines.pool.execute("INSERT INTO message (account_id, author, text) VALUES ($1, 'citizen', 'بله')", other)
        lines.telegram.outcomes += [BLOCKED]
        await lines.become([await lines.waits(account, "سه")], BY_BALE)
    assert lines.bale.texts() == [f"{MARK}\nیک", "دو", f"{MARK}\nسه"]


async def test_what_went_over_once_does_not_come_back(lines: Lines) -> None:
    """Its first line would be a lie: when the other messenger refuses it too, it fails, with a card."""
    _, (account, other) = await lines.person()
    ids = [await lines.waits(account, "یک")]
    await lines.gone_for(lines.telegram, minutes=11)
    lines.bale.outcomes += [Blocked("permission_denied")]
    async with lines.serving():
        await lines.become(ids, ("bale", "failed"))
    assert await lines.account_state(other) == "blocked"
    assert await lines.cards() == ["blocked_account"]


async def test_an_account_that_was_separated_gets_nothing(lines: Lines) -> None:
    """The other phone is somebody else's now."""
    _, (account, other) = await lines.person()
    await lines.pool.execute(
        "WITH c AS (INSERT INTO citizen DEFAULT VALUES RETURNING id) UPDATE account SET citizen_id = c.id FROM c"
        " WHERE account.id = $1",
        other,
    )
    ids = [await lines.waits(account, "یک")]
    lines.telegram.outcomes += [BLOCKED]
    async with lines.serving():
        await lines.become(ids, ("telegram", "failed"))
    assert lines.bale.texts() == []


async def test_a_separation_at_that_moment_waits_or_wins(lines: Lines) -> None:
    """Words never go to an account that is just being given to somebody else."""
    _, (account, other) = await lines.person()
    number = await lines.waits(account, "یک")
    async with lines.pool.acquire() as leaves, lines.pool.acquire() as moves:
        separation = leaves.transaction()
        await separation.start()
        await leaves.execute(
            "WITH c AS (INSERT INTO citizen DEFAULT VALUES RETURNING id) UPDATE account SET citizen_id = c.id FROM c"
            " WHERE account.id = $1",
            other,
        )
        async with asyncio.TaskGroup() as tasks:
            looking = tasks.create_task(reachability.leaving_account(moves, account, number))
            await asyncio.sleep(0.2)
            assert not looking.done()
            await separation.commit()
        assert looking.result() == []


async def test_what_is_being_sent_never_moves(lines: Lines) -> None:
    """It may have arrived."""
    _, (account, _) = await lines.person()
    number = await lines.waits(account, "یک")
    await lines.pool.execute("UPDATE message SET delivery = 'sending' WHERE id = $1", number)
    await lines.gone_for(lines.telegram, minutes=11)
    assert not await detour.around_messengers(lines.pool, WORDS, ("bale", 2), lines.away)
    assert await lines.states([number]) == [("telegram", "sending")]


@pytest.mark.parametrize("turn", range(5))
async def test_each_answer_arrives_once_even_if_the_messenger_returns_while_they_move(lines: Lines, turn: int) -> None:
    """Both senders reach for the same rows at the same moment: every text is seen exactly once, by one of them."""
    for _ in range(30):
        _, (account, _) = await lines.person()
        for text in ("یک", "دو", "سه"):
            await lines.waits(account, f"{text} {account}")
    await lines.gone_for(lines.telegram, minutes=11)
    lines.telegram.there = True
    ids = [row["id"] for row in await lines.pool.fetch("SELECT id FROM message WHERE delivery = 'queued'")]
    async with lines.serving(lines.bale, lines.telegram) if turn % 2 else lines.serving():
        async with asyncio.timeout(20):
            while any(delivery != "sent" for _, delivery in await lines.states(ids)):
                lines.wake()
                await asyncio.sleep(0.01)
    texts = [text.removeprefix(f"{MARK}\n") for text in (*lines.telegram.texts(), *lines.bale.texts())]
    assert len(texts) == len(ids)
    assert len(set(texts)) == len(texts)
    for line in (lines.telegram, lines.bale):
        in_order(line)


def in_order(line: Line) -> None:
    """Check that each chat got what it got in the order in which it was written."""
    by_chat: dict[int, list[int]] = {}
    for each in line.seen:
        by_chat.setdefault(each.chat_id, []).append(each.id)
    assert all(ids == sorted(ids) for ids in by_chat.values())


async def test_a_row_is_claimed_or_moved_and_never_both(lines: Lines) -> None:
    """Beneath all locks of messengers: the one who comes second finds it gone, whoever that is."""
    accounts = [(await lines.person())[1][0] for _ in range(40)]
    claims = [Claim(await lines.waits(account, "یک"), 0, account) for account in accounts]

    async def moves() -> set[int]:
        async with lines.pool.acquire() as connection, connection.transaction():
            leaving = await reachability.leaving_messenger(connection, ("telegram", 1), ("bale", 2))
            await reachability.move(connection, leaving, detour.marked(WORDS, leaving))
        return {each.id for each in leaving}

    async def sends() -> set[int]:
        return set().union(*[await outbox.step(lines.pool, [], [claim]) for claim in claims])

    async with asyncio.TaskGroup() as tasks:
        sending = tasks.create_task(sends())
        while not await lines.pool.fetchval("SELECT count(*) FROM message WHERE delivery = 'sending'"):
            await asyncio.sleep(0)
        moving = tasks.create_task(moves())
    sent, moved = sending.result(), moving.result()
    assert sent
    assert moved
    assert sent & moved == set()
    assert sent | moved == {claim.id for claim in claims}


async def test_a_messenger_comes_back_only_when_nobody_moves_words_away_from_it(lines: Lines) -> None:
    """Its sender says so before it sends again, so an answer cannot be split between the two."""
    await lines.gone_for(lines.telegram, minutes=11)
    async with lines.pool.acquire() as connection, asyncio.TaskGroup() as tasks:
        moving = connection.transaction()
        await moving.start()
        assert await messengers.hold_away(connection, "telegram", 1, lines.away)
        back = tasks.create_task(messengers.note(lines.pool, "telegram", 1, None))
        await asyncio.sleep(0.2)
        assert not back.done()
        await moving.commit()
    async with lines.pool.acquire() as connection, connection.transaction():
        assert not await messengers.hold_away(connection, "telegram", 1, lines.away)


async def test_a_sender_that_returns_claims_nothing_that_went_over_meanwhile(lines: Lines) -> None:
    """It holds the row in memory still: the claim names the account that it was made for."""
    _, (account, _) = await lines.person()
    await lines.gone_for(lines.telegram, minutes=11)
    number = await lines.waits(account, "یک")
    back = "SELECT away_since IS NULL FROM messenger WHERE platform = 'telegram'"
    async with lines.serving(lines.telegram):
        await asyncio.sleep(0.5)  # it has looked, and holds the row
        assert await detour.around_messengers(lines.pool, WORDS, ("bale", 2), lines.away)
        lines.telegram.there = True
        async with asyncio.timeout(10):
            while not await lines.pool.fetchval(back):
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.5)
    assert lines.telegram.seen == []
    assert await lines.states([number]) == [("bale", "queued")]


async def test_looking_for_what_may_go_over_costs_nothing_for_what_may_not(lines: Lines) -> None:
    """Ten thousand replies that wait for a messenger are not read to find the two answers of staff."""
    _, (account, _) = await lines.person()
    await lines.pool.execute(
        "WITH c AS (INSERT INTO citizen SELECT FROM generate_series(1, 2000) RETURNING id), a AS ("
        " INSERT INTO account (citizen_id, platform, bot_id, chat_id) SELECT id, 'telegram', 1, 5000 + id FROM c"
        " RETURNING id) INSERT INTO message (account_id, author, text, lane, delivery)"
        " SELECT a.id, 'bot', 'جواب', 2, 'queued' FROM a, generate_series(1, 5)"
    )
    for text in ("یک", "دو"):
        await lines.waits(account, text)
    await lines.pool.execute("ANALYZE")
    plan = await lines.pool.fetch(
        f"EXPLAIN (ANALYZE, FORMAT TEXT) {reachability.LEAVING_MESSENGER}", "telegram", 1, "bale", 2
    )
    text = "\n".join(row[0] for row in plan)
    assert "ix_message_movable" in text
    assert not re.search("(Rows Removed by Filter|rows)[:=] ?[0-9]{3}", text.partition("Planning")[0]), text
