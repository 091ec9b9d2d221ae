"""Commands of the bot: run, migrate, load, cards, health, probe."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from bot.probe.options import describe
from bot.settings import Settings
from services.logs import set_up


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    options = parser().parse_args(arguments)
    set_up()
    try:
        settings = options.settings()  # the environment fills it
    except ValidationError as fault:
        give_up(f"The setting {fault.errors()[0]['loc'][0]} is missing or wrong; docs/operations.md explains each.")
    return int(options.do(settings, options))


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    top = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    top.set_defaults(settings=Settings)
    commands = top.add_subparsers(required=True, metavar="command")
    running = commands.add_parser("run", help="take messages, answer them, send what waits")
    running.add_argument("--roles", default="poll,turn,send", help="of poll, webhook, turn, send")
    running.set_defaults(do=run)
    commands.add_parser("migrate", help="bring the database up to date").set_defaults(do=migrate)
    loading = commands.add_parser("load", help="load folders of the directory")
    loading.add_argument("folders", nargs="+", type=Path)
    loading.add_argument("--sample", action="store_true", help="the folders hold made-up rows, for demonstrations")
    loading.set_defaults(do=load)
    showing = commands.add_parser("cards", help="show what staff must see; send again or close")
    showing.add_argument("--again", type=int, metavar="CARD", help="send the message of a card again")
    showing.add_argument("--close", type=int, metavar="CARD", help="close a card")
    showing.set_defaults(do=cards)
    describe(commands.add_parser("probe", help="try what the live Bale does; docs/bale-probe.md tells how"))
    commands.add_parser("health", help="tell whether Postgres answers and is up to date").set_defaults(do=health)
    return top


def run(settings: Settings, options: argparse.Namespace) -> int:
    """Run the roles of this process."""
    from bot import run as running

    known = {role.value: role for role in running.Role}
    asked = [name.strip() for name in options.roles.split(",")]
    if unknown := [name for name in asked if name not in known]:
        give_up(f"There is no role {unknown[0]}; the roles are {', '.join(known)}.")
    if not settings.telegram_token.get_secret_value() and not settings.bale_token.get_secret_value():
        give_up("Set YAVAR_TELEGRAM_TOKEN to the token that @BotFather gave you, or YAVAR_BALE_TOKEN to Bale's.")
    if "webhook" in asked and not settings.webhook_secret.get_secret_value():
        give_up("Set YAVAR_WEBHOOK_SECRET: without it the webhook would take words from anybody.")
    import gc

    import uvloop

    # What is loaded by now stays: looking through it again and again would cost single turns milliseconds.
    gc.collect()
    gc.freeze()
    uvloop.run(running.run(settings, frozenset(known[name] for name in asked)))
    return 0


def migrate(settings: Settings, _: argparse.Namespace) -> int:
    """Run the missing revisions."""
    from migrations.run import upgrade

    upgrade(settings.database_url.get_secret_value())
    return 0


def load(settings: Settings, options: argparse.Namespace) -> int:
    """Load folders of the directory, each all or nothing."""
    from bot.commands import load_folders

    return asyncio.run(load_folders(settings, options.folders, sample=options.sample))


def cards(settings: Settings, options: argparse.Namespace) -> int:
    """Show open cards, or act on one."""
    from bot.commands import show_cards

    return asyncio.run(show_cards(settings, again=options.again, close=options.close))


def health(settings: Settings, _: argparse.Namespace) -> int:
    """Ask Postgres."""
    from bot.commands import check_health

    return asyncio.run(check_health(settings))


def give_up(sentence: str) -> NoReturn:
    """Say in one sentence what to do, and end."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
