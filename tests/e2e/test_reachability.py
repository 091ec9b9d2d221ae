"""One messenger is down while the other lives: over HTTP, with the shipped bot, the simulator and the console."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from cryptography.fernet import Fernet

from console.app import make_app
from console.settings import Settings
from tests.console.people import People, Person
from tests.e2e.conftest import street_in
from tests.e2e.processes import until
from tests.e2e.street import GREETING, Citizen, Street
from tests.e2e.town import BOT_ID, CHATS, Town
from tests.screen import WORDS
from texts.clock import utc_now

BALE_TOKEN = f"{BOT_ID + 1}:AAtoken-that-must-not-be-logged-0002"
MARK = WORDS.say("fa", "messenger-detour", {"platform": {"message": "link-platform-telegram"}})
CHANGED = WORDS.say("fa", "shelter-changed")
FIRST, SECOND = "سلام، من این‌جام.", "تا یک ساعت دیگر خبر می‌دهم."
OUTAGE_SECONDS = 60


@pytest.fixture
async def both(empty_town: Town) -> AsyncIterator[Street]:
    """A street with a bot on both messengers, which soon gives a silent one up."""
    bot = empty_town.starts(
        YAVAR_BALE_TOKEN=BALE_TOKEN,
        YAVAR_BALE_API=f"{empty_town.messenger}/bale",
        YAVAR_AWAY_MINUTES="0.02",
    )
    await bot.says("role=send")
    async with street_in(empty_town) as street:
        yield street


@pytest.fixture
async def people(both: Street) -> AsyncIterator[People]:
    """The staff of a console beside it; a clock that ticks."""
    settings = Settings.model_validate(
        {"DATABASE_URL": both.town.dsn, "secret_key": Fernet.generate_key().decode(), "totp_required": False}
    )
    app = make_app(settings)
    async with app.router.lifespan_context(app), AsyncExitStack() as stack:
        yield People(app, both.pool, utc_now, stack)


async def on_both(street: Street) -> tuple[Citizen, Citizen]:
    """Let somebody write in both messengers and link them with a code."""
    here = street.citizen()
    there = Citizen(street.http, str(next(CHATS)), "bale")
    street.people.append(there)
    for each in (here, there):
        await each.writes("سلام")
        await each.is_told(GREETING)
    await here.taps("پیوند تلگرام و بله")
    await here.hears(2)
    await here.taps("با کد")
    shown = (await here.hears(3))[-1]["text"]
    digits = "".join(sign for sign in shown.partition("/link")[2] if sign.isascii() and sign.isdigit())[:8]
    await there.writes(f"/link {digits}")
    await there.hears(2)
    await there.taps("هر دو مال من است")
    await there.is_told(WORDS.say("fa", "link-done"))
    await street.quiet()
    return here, there


async def is_cut(street: Street) -> None:
    """Take Telegram down, and let the bot notice by an answer that is lost."""
    unlucky = street.citizen()
    await street.trouble("429", platform="telegram", method="sendMessage", chat=unlucky.user, retry_after=1)
    await unlucky.writes("سلام")
    await street.stands(unlucky, "queued")
    await street.trouble("outage", platform="telegram", seconds=OUTAGE_SECONDS)
    await street.town.lives().says("outbox.closed")


async def is_held(street: Street, person: Citizen, text: str, **content: object) -> None:
    """Queue words of a turn for somebody on Telegram, as another process would."""
    await street.pool.execute(
        "INSERT INTO message (account_id, author, text, content, lane, delivery, raw_update_id)"
        " SELECT id, 'bot', $2, $3, 2, 'queued', 1 FROM account WHERE platform = 'telegram' AND chat_id = $1",
        person.chat_id,
        text,
        json.dumps(content),
    )


async def takes(sara: Person, street: Street, person: Citizen) -> int:
    """Let somebody ask for a person, and a member of staff take the case."""
    await person.writes("با انسان حرف می‌زنم")

    async def waits() -> bool:
        return bool(await street.pool.fetchval('SELECT count(*) FROM "case"'))

    await until(waits, "the case is there")
    await street.quiet()
    return int((await sara.post("/next")).headers["location"].rpartition("/")[2])


async def test_one_messenger_is_down_and_the_other_lives(both: Street, people: People) -> None:
    """Answers of staff go by Bale and say so once; the rest is held and leaves in order; old beds are not told."""
    street, sara = both, await people("counsellor", ["counselling"])
    here, there = await on_both(street)
    number = await takes(sara, street, here)
    other = street.citizen()
    await other.writes("سلام")
    await other.is_told(GREETING)
    await is_cut(street)

    for once, text in enumerate((FIRST, SECOND)):
        await sara.post(f"/cases/{number}/reply", {"text": text, "once": str(once)})
    await there.is_told(f"{MARK}\n{FIRST}", SECOND, seconds=15)
    page = (await sara.get(f"/cases/{number}/thread")).text
    assert "به‌جای تلگرام، از بله" in page

    await is_held(street, other, "یک")
    await is_held(street, other, "۴ تخت خالی", language="fa", message="door", stale_at="2026-01-01T00:00:00+00:00")
    await is_held(street, other, "نقشه", language="fa", message="door", stale_at="2026-01-01T00:00:00+00:00")
    await is_held(street, other, "دو")
    stranger = Citizen(street.http, str(next(CHATS)), "bale")
    await stranger.writes("سلام")
    await stranger.is_told(GREETING, seconds=5)

    await street.pool.execute("UPDATE messenger SET away_since = away_since - interval '12 minutes'")
    banner = (await sara.get("/live/messengers")).text
    assert "تلگرام از ۱۲ دقیقه پیش جواب نمی‌دهد؛" in banner
    assert "بله از" not in banner

    await street.peace()
    await other.is_told(GREETING, "یک", "دو", CHANGED, seconds=15)
    await street.quiet()
    assert "<p>" not in (await sara.get("/live/messengers")).text
    assert [text for text in await here.texts() if FIRST in text or SECOND in text] == []
    assert [each["text"] for each in await there.read()].count(SECOND) == 1
