"""Where a talk stands between two turns: small, JSON, kept in Postgres."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

Log = list[tuple[str, Any]]
"""Question id and typed answer (JSON), in the order in which they were given."""


@dataclass(slots=True)
class State:
    """The open conversation of one citizen."""

    script: str | None = None
    run: int = 0
    """Counts conversations of this citizen, so that a button knows which one it belongs to."""
    log: Log = field(default_factory=list)
    asking: bool = False
    """True while a question waits for its answer; False when the conversation has ended."""
    keyboard: bool = False
    """True while a keyboard of ours covers the bottom of the screen."""
    tapped: str = ""
    """What the button carried that was tapped last, if nothing else came since."""
    given: dict[str, Any] = field(default_factory=dict)
    """What the open conversation began with (JSON), beside its answers."""
    kept: dict[str, Any] | None = None
    """The conversation that another one broke into: script, run and log; it is given back afterwards."""
    newest: int = 0
    """The highest run so far, also of a conversation that broke in and is over."""
    memory: dict[str, Any] = field(default_factory=dict)
    """What conversations remember from one to the next (JSON)."""
    handed: bool = False
    """True while the person's words are meant for one of us: since a hand-over, or since one of us wrote, and until
    they tap a button or use a command."""

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Read what `to_json` wrote, or an empty object for somebody new."""
        return cls(
            script=kept.get("script"),
            run=kept.get("run", 0),
            log=[(question, answer) for question, answer in kept.get("log", [])],
            asking=kept.get("asking", False),
            keyboard=kept.get("keyboard", False),
            tapped=kept.get("tapped", ""),
            given=dict(kept.get("given", {})),
            kept=kept.get("kept"),
            newest=kept.get("newest", 0),
            memory=dict(kept.get("memory", {})),
            handed=kept.get("handed", False),
        )

    def to_json(self) -> dict[str, Any]:
        """Write what `from_json` reads."""
        rare = {"given": self.given, "kept": self.kept, "newest": self.newest, "memory": self.memory}
        return {
            "script": self.script,
            "run": self.run,
            "log": self.log,
            "asking": self.asking,
            "keyboard": self.keyboard,
            "tapped": self.tapped,
            "handed": self.handed,
            **{name: value for name, value in rare.items() if value},
        }

    def opened(self, script: str, given: Mapping[str, Any] | None = None) -> "State":
        """Begin a conversation anew."""
        return replace(
            self,
            script=script,
            run=max(self.run, self.newest) + 1,
            log=[],
            asking=False,
            given=dict(given or {}),
            kept=None,
            newest=0,
            handed=False,
        )

    def broken_into(self, script: str, given: Mapping[str, Any]) -> "State":
        """Begin a conversation that gives back what was open; within one that broke in, the first is kept."""
        opened = self.opened(script, given)
        open_now = {"script": self.script, "run": self.run, "log": self.log, "given": self.given}
        opened.kept = self.kept or (open_now if self.asking else None)
        return opened

    def given_back(self) -> "State":
        """Go back to what was broken into, with its question open; without any, nothing is open."""
        kept = self.kept or {}
        return replace(
            self,
            script=kept.get("script"),
            run=kept.get("run", self.run),
            log=[(question, answer) for question, answer in kept.get("log", [])],
            asking=bool(kept),
            given=dict(kept.get("given", {})),
            kept=None,
            newest=max(self.run, self.newest) if kept else 0,
            handed=False,
        )
