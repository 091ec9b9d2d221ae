"""Commands of the console: run, invite, sample, key, health."""

import argparse
import asyncio
import sys
from typing import NoReturn

from cryptography.fernet import Fernet
from pydantic import ValidationError

from console.settings import Settings
from services.logs import set_up

KEY_HINT = "./yavar key makes a key for YAVAR_SECRET_KEY."


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    options = parser().parse_args(arguments)
    set_up()
    if options.do is key:
        return int(options.do(None, options))
    try:
        settings = Settings()  # type: ignore[call-arg]  # the environment fills it
    except ValidationError as fault:
        setting = str(fault.errors()[0]["loc"][0])
        more = f" {KEY_HINT}" if setting == "secret_key" else ""
        give_up(f"The setting {setting} is missing or wrong; docs/operations.md explains each.{more}")
    return int(options.do(settings, options))


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    top = argparse.ArgumentParser(prog="python -m console", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="command")
    commands.add_parser("run", help="serve the staff's pages").set_defaults(do=run)
    inviting = commands.add_parser("invite", help="print a one-time link; makes the account if there is none")
    inviting.add_argument("--login", required=True, help="small English letters and digits")
    inviting.add_argument("--name", help="as colleagues see it; for somebody new")
    inviting.add_argument("--role", help="for somebody new: administrator, supervisor, counsellor, …")
    inviting.add_argument("--desks", default="", help="for somebody new: keys of desks, with commas")
    inviting.set_defaults(do=invite)
    sampling = commands.add_parser("sample", help="bring the demo's made-up staff and a week of made-up cases, once")
    sampling.add_argument("bot_id", type=int, help="the demo's bot")
    sampling.set_defaults(do=sample)
    commands.add_parser("key", help="print a new key for YAVAR_SECRET_KEY").set_defaults(do=key)
    commands.add_parser("health", help="tell whether the console answers").set_defaults(do=health)
    return top


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    import uvloop

    from console.server import serve

    uvloop.run(serve(settings))
    return 0


def invite(settings: Settings, options: argparse.Namespace) -> int:
    """Make an account if need be, and print its link: the first administrator has nobody to ask."""
    from console.first import InviteError, link_for

    desks = [key.strip() for key in options.desks.split(",") if key.strip()]
    try:
        link = asyncio.run(link_for(settings, options.login, options.name, options.role, desks))
    except InviteError as refused:
        give_up(str(refused))
    sys.stdout.write(f"{link}\n")
    return 0


def sample(settings: Settings, options: argparse.Namespace) -> int:
    """Bring what the demo shows."""
    from console.sample import bring

    asyncio.run(bring(settings.database_url.get_secret_value(), options.bot_id))
    return 0


def key(*_: object) -> int:
    """Print a new key."""
    sys.stdout.write(f"{Fernet.generate_key().decode()}\n")
    return 0


def health(settings: Settings, _: argparse.Namespace) -> int:
    """Ask the console that runs on this machine."""
    from console.server import answers

    return 0 if answers(settings) else 1


def give_up(sentence: str) -> NoReturn:
    """Say in one sentence what to do, and end."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
