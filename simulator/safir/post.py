"""What Safir keeps: whose phone is whose, and what it took."""

from dataclasses import dataclass, field

from simulator.world.json import Json


@dataclass(frozen=True)
class Taken:
    """Words that Safir took and delivered."""

    request_id: str
    message_id: str
    bot_id: int
    phone: str
    user: str
    text: str
    date: int

    def as_json(self) -> Json:
        """Write it for tests."""
        return vars(self).copy()


@dataclass
class SafirPost:
    """Safir's memory."""

    phones: dict[str, str] = field(default_factory=dict)
    """Phone (98…) -> citizen, as told by `POST /safir/phones`."""
    taken: list[Taken] = field(default_factory=list)

    def before(self, request_id: str) -> Taken | None:
        """Find what came under a request id; nothing comes under none."""
        return next((one for one in self.taken if request_id and one.request_id == request_id), None)
