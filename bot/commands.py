"""What the short commands do: they connect, do one thing, say what they did, and end."""

import sys
from pathlib import Path

import asyncpg

from bot.settings import Settings
from services import Database, cards, outbox
from services.directory import load
from services.directory_problems import BadDirectory
from texts.clock import utc_now
from texts.fluent import Words

UNHEALTHY = "The database is not migrated (run ./yavar migrate), or was made with another locale than C.UTF-8."


def say(line: str) -> None:
    """Write one line for the person at the keyboard."""
    sys.stdout.write(f"{line}\n")


async def load_folders(settings: Settings, folders: list[Path], *, sample: bool) -> int:
    """Load folders of the directory, each in one transaction; bad rows are listed and nothing is kept of them."""
    connection = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        for folder in folders:
            async with connection.transaction():
                loaded = await load(connection, folder, utc_now(), sample=sample)
            for table, counts in loaded.items():
                say(f"{folder} {table}: {counts.added} added, {counts.changed} changed, {counts.unchanged} unchanged")
    except BadDirectory as bad:
        sys.stderr.write(f"{bad}\n")
        return 1
    finally:
        await connection.close()
    return 0


async def show_cards(settings: Settings, *, again: int | None, close: int | None) -> int:
    """List open cards, send the message of one again, or close one."""
    connection = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        if again is not None:
            async with connection.transaction():
                return await send_again(connection, again)
        if close is not None:
            closed = await cards.close(connection, close)
            say(f"Card {close} is closed." if closed else f"There is no open card {close}.")
            return 0 if closed else 1
        await list_cards(connection)
    finally:
        await connection.close()
    return 0


async def send_again(connection: Database, card: int) -> int:
    """Queue the message of a card once more, with the mark of a repeat, and close the card."""
    taken = await cards.take_message(connection, card)
    if taken is None:
        say(f"Card {card} holds no message to send again.")
        return 1
    number, text, language = taken
    await outbox.repeat(connection, number, outbox.repeated(Words().say(language, "repeated-mark"), text))
    say("The message waits to be sent again.")
    return 0


async def list_cards(connection: asyncpg.Connection) -> None:
    """Write the open cards, one a line."""
    found = await cards.open_cards(connection)
    for card in found:
        about = card.message_id or card.account_id or card.raw_update_id
        say(f"{card.id}  {card.created_at:%Y-%m-%d %H:%M} UTC  {card.kind} {about}  {card.note}")
    if not found:
        say("No open cards.")


async def check_health(settings: Settings) -> int:
    """Tell whether Postgres answers, is migrated, and sees Persian letters as letters."""
    try:
        connection = await asyncpg.connect(settings.database_url.get_secret_value(), timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError) as fault:
        say(f"Postgres does not answer: {type(fault).__name__}")
        return 1
    try:
        # With the C locale Persian letters are no letters and every search for a name would be empty.
        healthy = await connection.fetchval(
            "SELECT to_regclass('message') IS NOT NULL AND 'آ' ~ '[[:alpha:]]'",
        )
    finally:
        await connection.close()
    say("ok" if healthy else UNHEALTHY)
    return 0 if healthy else 1
