"""Rules that spoil answers: which call, how, how often."""

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.world.citizen import id_of
from simulator.world.json import Json

KINDS = ("latency", "429", "5xx", "html", "timeout_after_accept", "drop", "403", "400", "error", "duplicate", "outage")
_NUMBERS = ("seconds", "status", "retry_after", "http")


@dataclass
class Rule:
    """One fault: it strikes `times` times, or until it is deleted when `times` is None."""

    number: int
    kind: str
    method: str = "*"
    times: int | None = None
    chat: str | None = None
    platform: str | None = None
    details: Json = field(default_factory=dict)
    until: float | None = None

    def strikes(self, platform: str, method: str, chat_id: str | None) -> bool:
        """Tell whether this rule is meant for such a call."""
        if self.platform not in (None, platform) or self.method.lower() not in ("*", method.lower()):
            return False
        return self.chat is None or chat_id == str(id_of(self.chat))

    def as_json(self) -> Json:
        """Write the rule as it was ordered."""
        told = {"id": self.number, "kind": self.kind, "method": self.method, "times": self.times}
        return told | {"chat": self.chat, "platform": self.platform} | self.details


class Faults:
    """The rules in force, oldest first."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._numbers = itertools.count(1)

    def add(self, wanted: Mapping[str, Any]) -> Rule:
        """Put a rule in force; raises ValueError or TypeError with a plain reason when it makes no sense."""
        rule = Rule(next(self._numbers), **_checked(wanted))
        if rule.kind == "outage":
            rule.until = time.monotonic() + float(rule.details.get("seconds", 5))
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """End all trouble."""
        self.rules.clear()

    def outage(self, platform: str) -> bool:
        """Tell whether a messenger is down altogether."""
        self.rules = [rule for rule in self.rules if rule.until is None or rule.until > time.monotonic()]
        return any(rule.kind == "outage" and rule.platform in (None, platform) for rule in self.rules)

    def take(self, platform: str, method: str, chat_id: str | None) -> Rule | None:
        """Give the first rule that strikes this call, and count it."""
        return self._count(one for one in self.rules if _spoils_calls(one) and one.strikes(platform, method, chat_id))

    def copies(self, platform: str, chat_id: int) -> int:
        """Tell how often the next update of a chat is delivered."""
        doubling = (rule for rule in self.rules if rule.kind == "duplicate")
        return 2 if self._count(one for one in doubling if one.strikes(platform, "*", str(chat_id))) else 1

    def _count(self, candidates: Any) -> Rule | None:
        rule: Rule | None = next(candidates, None)
        if rule and rule.times is not None:
            rule.times -= 1
            if rule.times <= 0:
                self.rules.remove(rule)
        return rule


def _spoils_calls(rule: Rule) -> bool:
    return rule.kind not in ("duplicate", "outage")


def _checked(wanted: Mapping[str, Any]) -> Json:
    kind, times = str(wanted.get("kind", "")), wanted.get("times")
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}")
    if times is not None and (not isinstance(times, int) or isinstance(times, bool) or times < 1):
        raise ValueError("times must be a whole number above 0, or null")
    for name in _NUMBERS:
        if not isinstance(wanted.get(name, 0), int | float):
            raise TypeError(f"{name} must be a number")
    known = {"method": str(wanted.get("method") or "*"), "kind": kind, "times": times}
    where = {name: None if wanted.get(name) is None else str(wanted[name]) for name in ("chat", "platform")}
    details = {name: value for name, value in wanted.items() if name not in (*known, *where, "id")}
    return known | where | {"details": details}
