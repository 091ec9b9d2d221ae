"""What goes wrong in a day, and when: faults of the messengers as the simulator makes them, and the bot's own death."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SEND = "sendMessage"
CITIZENS = 240
"""How many write on an ordinary day; of a smaller crowd fewer calls are struck."""

BEFORE_A_KILL_SECONDS = 0.5
"""So long slow calls gather, to be on their way when the bot dies."""

SHAKE = 0.02
"""How far a seed moves each trouble, as a part of the day."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that goes wrong; parts of the day are counted from 0 to 1."""

    at: float
    told: str
    """What the progress line says."""
    faults: tuple[dict[str, Any], ...] = ()
    """Rules for the simulator. `lasts`: the part of the day that an outage takes. `urgent`: a rule for each of so many
    people who write urgent words."""
    switches: tuple[tuple[str, bool], ...] = ()
    """Switches of Bale."""
    kills: bool = False


def fault(kind: str, platform: str, method: str = SEND, **more: Any) -> dict[str, Any]:
    """Write one rule."""
    return {"kind": kind, "platform": platform, "method": method, **more}


# A call that is slow at the messenger is performed also when whoever made it is no more.
KILLED_WHILE_SENDING = (
    fault("latency", "telegram", seconds=2 * BEFORE_A_KILL_SECONDS, times=10),
    fault("latency", "bale", seconds=2 * BEFORE_A_KILL_SECONDS, times=5),
)

TROUBLES = (
    Trouble(
        0.0,
        "",
        (
            fault("timeout_after_accept", "telegram", urgent=3, times=1),
            fault("drop", "bale", urgent=2, times=1),
        ),
    ),
    Trouble(
        0.06,
        "updates come twice",
        (fault("duplicate", "telegram", "*", times=40), fault("duplicate", "bale", "*", times=20)),
    ),
    Trouble(
        0.12,
        "answers are slow",
        (fault("latency", "telegram", seconds=1.5, times=20), fault("latency", "bale", times=9)),
    ),
    Trouble(0.18, "Telegram answers with pages", (fault("html", "telegram", status=502, times=12),)),
    Trouble(0.22, "a storm of 429 on Telegram", (fault("429", "telegram", retry_after=2, times=12),)),
    Trouble(0.25, "a storm of 429 without a time on Bale", (fault("429", "bale", times=9),)),
    Trouble(
        0.30,
        "lines break after messages were taken",
        (fault("timeout_after_accept", "telegram", times=5), fault("timeout_after_accept", "bale", times=4)),
    ),
    Trouble(0.34, "Bale is away", (fault("outage", "bale", "*", lasts=0.12),)),
    Trouble(0.54, "the bot is killed", KILLED_WHILE_SENDING, kills=True),
    Trouble(
        0.58,
        "Bale's errors come under HTTP 200",
        (fault("429", "bale", retry_after=1, times=6), fault("5xx", "bale", times=6), fault("html", "bale", times=4)),
        switches=(("errors_in_200", True),),
    ),
    Trouble(0.66, "Telegram is away", (fault("outage", "telegram", "*", lasts=0.12),)),
    Trouble(
        0.79,
        "questions for updates fail",
        (
            fault("timeout_after_accept", "telegram", "getUpdates", times=2),
            fault("html", "bale", "getUpdates", times=1),
            fault("429", "bale", "getUpdates", times=1),
        ),
    ),
    Trouble(
        0.86,
        "everything at once in the evening",
        (
            fault("429", "telegram", times=9),
            fault("drop", "bale", times=2),
            fault("timeout_after_accept", "telegram", times=3),
            fault("duplicate", "telegram", "*", times=40),
            fault("duplicate", "bale", "*", times=20),
        ),
    ),
    Trouble(0.91, "the bot is killed", KILLED_WHILE_SENDING, kills=True),
)


def shaken(chance: random.Random) -> list[Trouble]:
    """Give the day's troubles, in order, each at a moment of its own."""
    return sorted(
        (
            Trouble(each.at + chance.uniform(-SHAKE, SHAKE), each.told, each.faults, each.switches, each.kills)
            for each in TROUBLES
        ),
        key=lambda each: each.at,
    )


def rules(trouble: Trouble, seconds: float, citizens: int, urgent: Mapping[str, Sequence[int]]) -> list[dict[str, Any]]:
    """Write a trouble's rules for a day of so many seconds and citizens.

    `urgent` are those of them who write urgent words, by messenger.
    """
    written = []
    for each in trouble.faults:
        rule = {name: value for name, value in each.items() if name not in {"lasts", "urgent"}}
        if "times" in each and "urgent" not in each:
            rule["times"] = max(1, round(each["times"] * citizens / CITIZENS))
        if "lasts" in each:
            rule["seconds"] = each["lasts"] * seconds
        people = urgent[rule["platform"]][: each["urgent"]] if "urgent" in each else [None]
        written += [{**rule, "chat": person} for person in people]
    return written
