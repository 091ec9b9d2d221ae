"""Where a talk stands between two turns: small, JSON, kept in Postgres."""

from dataclasses import dataclass, field
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
            handed=kept.get("handed", False),
        )

    def to_json(self) -> dict[str, Any]:
        """Write what `from_json` reads."""
        return {
            "script": self.script,
            "run": self.run,
            "log": self.log,
            "asking": self.asking,
            "keyboard": self.keyboard,
            "tapped": self.tapped,
            "handed": self.handed,
        }

    def opened(self, script: str) -> "State":
        """Begin a conversation anew."""
        return State(script=script, run=self.run + 1, keyboard=self.keyboard, tapped=self.tapped)
