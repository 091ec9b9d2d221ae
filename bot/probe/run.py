"""Tries the points one after the other; whatever happens, what is known is written."""

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import aiohttp

from bot.probe.inbox import Inbox
from bot.probe.live import Live
from bot.probe.options import Options, ProbeSettings
from bot.probe.person import Person, part
from bot.probe.point import NotSeenError, Outcome, Point, Verdict
from bot.probe.points import POINTS
from bot.probe.report import Report
from bot.probe.secrecy import Secrets
from bot.probe.wire import NoAnswerError, Wire
from texts.fluent import Words

STOPPED = 130
"""The exit code of a program that Ctrl-C ended."""


class GiveUpError(Exception):
    """Nothing can be tried; the text says in a sentence what to do."""


def say(line: str) -> None:
    """Write to the person at the keyboard, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(settings: ProbeSettings, options: Options) -> int:
    """Try all points and write the report; give the exit code."""
    try:
        check(settings, options)
    except GiveUpError as sentence:
        return complain(sentence)
    token = settings.bale_token.get_secret_value()
    report = Report(chosen(options), settings.bale_api, Secrets(token, *token.split(":"), options.webhook_url))
    try:
        asyncio.run(examine(settings, options, report, say))
    except GiveUpError as sentence:
        return complain(sentence)
    except KeyboardInterrupt:
        return STOPPED
    finally:
        if report.outcomes:
            finish(report, options)
    return 0


def complain(sentence: GiveUpError) -> int:
    """Say what to do, and give the exit code."""
    sys.stderr.write(f"{sentence}\n")
    return 1


def check(settings: ProbeSettings, options: Options) -> None:
    """Make sure that there is something to try and somewhere to write; raises GiveUpError."""
    if not settings.bale_token.get_secret_value():
        raise GiveUpError("Set YAVAR_BALE_TOKEN to the token that @botfather in Bale gave you.")
    if options.out.exists() and not options.force:
        raise GiveUpError(f"{options.out} exists: move it away, choose another with --out, or add --force.")
    if not os.access(options.out.absolute().parent, os.W_OK):
        raise GiveUpError(f"Nothing can be written to the folder of {options.out}: choose another with --out.")
    if unknown := options.only - {point.id for point in POINTS}:
        known = ", ".join(point.id for point in POINTS)
        raise GiveUpError(f"There is no point {min(unknown)}; the points are {known}.")


def chosen(options: Options) -> tuple[Point, ...]:
    """Give the points that are to be tried."""
    return tuple(point for point in POINTS if not options.only or point.id in options.only)


def finish(report: Report, options: Options) -> None:
    """Write the file and print what it says."""
    options.out.write_text(report.as_json(), encoding="utf-8")
    say(f"\n{report.table()}\n\n{report.conclusion()}\n\nWritten to {options.out}.")


async def examine(settings: ProbeSettings, options: Options, report: Report, tell: Callable[[str], None]) -> None:
    """Try the points of a report; raises GiveUpError when the platform does not know the bot."""
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, settings.bale_api, settings.bale_token.get_secret_value(), report.secrets)
        inbox = Inbox(wire, report.secrets)
        bot_id = await introduced(wire, inbox)
        person = Person(wire, inbox, Words(), options.minutes, tell)
        live = Live(wire, inbox, person, options, bot_id)
        tell(f"{len(report.points)} points are tried. Ctrl-C ends it and keeps what is known.")
        for point in report.points:
            outcome = await attempt(point, live)
            report.outcomes[point.id] = outcome
            tell(f"{point.id}: {outcome.verdict}")
        with suppress(NoAnswerError):  # what is not acknowledged only comes once more
            await inbox.poll(0)


async def introduced(wire: Wire, inbox: Inbox) -> int:
    """Give the bot's id once the platform knows the token and gives us the updates; those that wait are dropped."""
    try:
        me = await wire.call("getMe")
        if not me.ok or not isinstance(known := part(me.result, "id"), int):
            raise GiveUpError(
                f"getMe was refused ({me.code}): YAVAR_BALE_TOKEN must be the token that @botfather in Bale gave you,"
                " and YAVAR_BALE_API Bale's address."
            )
        updates = await inbox.empty()
    except NoAnswerError as trouble:
        raise GiveUpError(f"Nothing answers at the address in YAVAR_BALE_API ({trouble}).") from None
    if not updates.ok:
        raise GiveUpError(
            f"getUpdates was refused ({updates.code}): somebody else takes this bot's updates. Stop the bot and end"
            " its webhook, or try with a bot of its own."
        )
    return known


async def attempt(point: Point, live: Live) -> Outcome:
    """Try one point."""
    if not live.options.has(point.option):
        return Outcome(point, Verdict.NOT_SEEN, why=f"only with {point.option}")
    try:
        found = await point.tried(live)
    except NotSeenError as reason:
        return Outcome(point, Verdict.NOT_SEEN, why=str(reason))
    except NoAnswerError as trouble:
        return Outcome(point, Verdict.NOT_SEEN, why=f"no answer: {trouble}")
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        # A shape that nobody expected must not cost the points that are left; its text could hold a value.
        return Outcome(point, Verdict.NOT_SEEN, why=f"the answer had a shape that the probe cannot read: {kind(fault)}")
    return Outcome(point, Verdict.AS_ASSUMED if found.as_assumed else Verdict.CONTRADICTS, found.seen)


def kind(fault: Any) -> str:
    """Name a fault without its text."""
    return type(fault).__name__
