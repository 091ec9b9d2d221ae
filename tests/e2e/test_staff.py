"""A citizen and a member of staff, over the real bot, the real messenger's API and the real console on one Postgres."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest
from cryptography.fernet import Fernet

from console.app import make_app
from console.settings import Settings
from tests.console.people import People, Person
from tests.e2e.processes import until
from tests.e2e.street import Citizen, Street
from texts.clock import utc_now

SAID = "سلام، من این‌جام. الان کجا هستید؟"


@dataclass
class Desk:
    """A console beside a street."""

    street: Street
    people: People

    async def takes(self, sara: Person, person: Citizen) -> int:
        """Let somebody ask for a person, and a member of staff take the case."""
        await person.writes("با انسان حرف می‌زنم")
        await person.hears(2)
        await self.street.quiet()
        answer = await sara.post("/next")
        return int(answer.headers["location"].rpartition("/")[2])


@pytest.fixture
async def desk(troubled: Street) -> AsyncIterator[Desk]:
    """The console, its clock ticking."""
    settings = Settings.model_validate(
        {"DATABASE_URL": troubled.town.dsn, "secret_key": Fernet.generate_key().decode(), "totp_required": False}
    )
    await troubled.pool.execute('DELETE FROM "case"')
    await troubled.pool.execute("DELETE FROM staff")
    app = make_app(settings)
    async with app.router.lifespan_context(app), AsyncExitStack() as stack:
        yield Desk(troubled, People(app, troubled.pool, utc_now, stack))


async def test_somebody_asks_and_is_answered_and_rates(desk: Desk) -> None:
    """Asked, taken, answered, closed, rated: every word arrives once, and the page shows that it did."""
    sara, person = await desk.people("counsellor", ["counselling"]), desk.street.citizen()
    number = await desk.takes(sara, person)
    await sara.post(f"/cases/{number}/reply", {"text": SAID, "once": "a"})
    await person.is_told(SAID)
    await desk.street.quiet()
    assert "فرستاده شد" in (await sara.get(f"/cases/{number}/thread")).text
    await person.writes("توی پارک لاله")

    async def is_shown() -> bool:
        return "توی پارک لاله" in (await sara.get(f"/cases/{number}/thread")).text

    await until(is_shown, "the citizen's words are on the page")
    closing = {"outcome": "helped", "topic": "other", "true_level": "1", "note": ""}
    await sara.post(f"/cases/{number}/close", closing)
    await until(lambda: asked_to_rate(person), "the question whether it helped")
    await person.taps("بله، کمک کرد")

    async def rated() -> int | None:
        found: int | None = await desk.street.pool.fetchval('SELECT rating FROM "case" WHERE id = $1', number)
        return found

    assert await until(rated, "the rating is kept") == 3


async def asked_to_rate(person: Citizen) -> bool:
    """Whether the last words ask."""
    return "کمکتان کرد" in (await person.texts())[-1]


async def test_an_answer_into_an_outage_waits_and_leaves_once(desk: Desk) -> None:
    """The messenger is down: the page says that the words wait; when it is back they arrive, once."""
    sara, person = await desk.people("counsellor", ["counselling"]), desk.street.citizen()
    number = await desk.takes(sara, person)
    await desk.street.trouble("5xx", status=503, times=100)
    await sara.post(f"/cases/{number}/reply", {"text": SAID, "once": "b"})
    page = (await sara.get(f"/cases/{number}/thread")).text
    assert SAID in page
    assert SAID not in await person.texts()
    await desk.street.peace()
    await person.is_told(SAID, seconds=30)
    await desk.street.quiet()
    assert (await person.texts()).count(SAID) == 1
    assert "فرستاده شد" in (await sara.get(f"/cases/{number}/thread")).text


async def test_whoever_blocked_us_is_shown_as_such(desk: Desk) -> None:
    """A reply that the citizen does not want is failed, not lost, and the page says why."""
    sara, person = await desk.people("counsellor", ["counselling"]), desk.street.citizen()
    number = await desk.takes(sara, person)
    await person.does("block")
    await sara.post(f"/cases/{number}/reply", {"text": SAID, "once": "c"})
    await desk.street.quiet()
    page = (await sara.get(f"/cases/{number}")).text
    assert "بسته است" in page


async def test_a_voice_note_can_be_heard_in_the_console(desk: Desk) -> None:
    """Fetched by the bot, kept with the case, played from our own address."""
    sara, person = await desk.people("counsellor", ["counselling"]), desk.street.citizen()
    number = await desk.takes(sara, person)
    answer = await person.http.post(f"{person.path}/voice")
    assert answer.status_code == 200
    pool = desk.street.pool

    async def kept() -> int | None:
        found: int | None = await pool.fetchval("SELECT max(message_id) FROM attachment WHERE state = 'kept'")
        return found

    message = await until(kept, "the voice note is kept")
    assert f'src="/files/{message}"' in (await sara.get(f"/cases/{number}/thread")).text
    heard = await sara.get(f"/files/{message}")
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/ogg")


async def test_an_account_that_is_closed_loses_its_cases_and_its_pages(desk: Desk) -> None:
    """In the middle of a talk: the next click leads to the door, and the citizen is somebody else's at once."""
    sara, person = await desk.people("counsellor", ["counselling"]), desk.street.citizen()
    admin = await desk.people("administrator", [])
    number = await desk.takes(sara, person)
    assert (await admin.post(f"/people/{sara.id}/disable")).status_code == 303
    assert (await sara.post(f"/cases/{number}/reply", {"text": SAID, "once": "d"})).status_code in {303, 401, 403}

    async def is_free() -> bool:
        return await desk.street.pool.fetchval('SELECT claimed_by IS NULL FROM "case" WHERE id = $1', number) is True

    await until(is_free, "the case is in the queue again")
    assert SAID not in await person.texts()
