"""How one messenger treats people and updates, and which of its two faces it shows now."""

from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.world.json import Json


@dataclass(frozen=True)
class Habits:
    """What differs between messengers outside their methods.

    `kinds` are the only kinds of updates there are; None leaves the choice to the bot (`allowed_updates`).
    """

    first_update_id: Callable[[], int]
    new_query_id: Callable[[bool], str]
    compose: Callable[[str], Json]
    shape_update: Callable[[Json], Json]
    kinds: frozenset[str] | None = None
    keeps_updates: int | None = None
    keeps_seconds: int | None = None
    action_seconds: int = 5


@dataclass
class Platform:
    """A messenger as it is played now."""

    name: str
    documented: Habits = field(repr=False)
    live: Habits = field(repr=False)
    as_seen_live: bool = False
    errors_in_200: bool = False

    @property
    def habits(self) -> Habits:
        """The habits of the face that is shown."""
        return self.live if self.as_seen_live else self.documented

    def as_json(self) -> Json:
        """Write the switches."""
        return {"as_seen_live": self.as_seen_live, "errors_in_200": self.errors_in_200}
