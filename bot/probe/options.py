"""What the command line and the environment say to the probe."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ProbeSettings(BaseSettings):
    """The part of the environment that the probe reads: it needs no database."""

    model_config = SettingsConfigDict(env_prefix="YAVAR_", extra="ignore")

    bale_token: SecretStr = SecretStr("")
    """From @botfather in Bale."""
    bale_api: str = "https://tapi.bale.ai"
    """Base address of Bale's API, or the simulator's with `/bale`."""


@dataclass(frozen=True)
class Options:
    """What to try, how long to wait for a person at each step, and where to write."""

    out: Path
    force: bool = False
    minutes: float = 2
    polls: tuple[int, ...] = (60, 90)
    uploads: bool = False
    flood: bool = False
    webhook_url: str = ""
    webhook_port: int = 8083
    only: frozenset[str] = field(default_factory=frozenset)

    def has(self, name: str) -> bool:
        """Tell whether an option was given, by its name on the command line."""
        return not name or bool(getattr(self, name.removeprefix("--").replace("-", "_")))


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the probe's options to its command."""
    parser.add_argument("--out", type=Path, default=Path("bale-probe.json"), help="the file to write")
    parser.add_argument("--force", action="store_true", help="write over that file")
    parser.add_argument("--minutes", type=float, default=2, help="to wait for the person at each step (2)")
    parser.add_argument("--polls", type=_numbers, default=(60, 90), help="seconds of the long polls to try (60,90)")
    parser.add_argument("--uploads", action="store_true", help="send files of 21, 49 and 51 megabytes")
    parser.add_argument("--flood", action="store_true", help="send 60 messages at once, to see a refusal")
    parser.add_argument("--webhook-url", default="", help="public https address that leads to --webhook-port")
    parser.add_argument("--webhook-port", type=int, default=8083, help="where deliveries are taken on this machine")
    parser.add_argument("--only", type=_names, default=frozenset(), help="points to try, with commas")
    parser.set_defaults(do=probe, settings=ProbeSettings)


def _numbers(said: str) -> tuple[int, ...]:
    return tuple(int(each) for each in said.split(",") if each.strip())


def _names(said: str) -> frozenset[str]:
    return frozenset(each.strip() for each in said.split(",") if each.strip())


def probe(settings: ProbeSettings, given: argparse.Namespace) -> int:
    """Run the probe; give the exit code."""
    from bot.probe.run import run

    known = {name: getattr(given, name) for name in Options.__dataclass_fields__}
    return run(settings, Options(**known))
