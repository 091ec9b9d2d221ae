"""Who looks at a case just now, and who is typing there: kept in memory, told between processes by NOTIFY."""

from collections import defaultdict
from dataclasses import dataclass

STAYS_SECONDS = 40.0
"""Without a new sign for so long somebody looks no more; open pages give one every 15 seconds."""

TYPES_SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody at a case."""

    staff_id: int
    types: bool


class Viewers:
    """People at cases; moments are the event loop's."""

    def __init__(self) -> None:
        self._looked: dict[int, dict[int, float]] = defaultdict(dict)
        self._typed: dict[tuple[int, int], float] = {}

    def looks(self, case: int, staff: int, at: float) -> bool:
        """Note that somebody has a case open; True when that is news."""
        known = self._looked[case].get(staff, -STAYS_SECONDS)
        self._looked[case][staff] = at
        return at - known >= STAYS_SECONDS

    def leaves(self, case: int, staff: int) -> bool:
        """Note that somebody closed the page; True when they were there."""
        self._typed.pop((case, staff), None)
        there = self._looked.get(case, {})
        known = there.pop(staff, None) is not None
        if not there:
            self._looked.pop(case, None)
        return known

    def types(self, case: int, staff: int, at: float) -> None:
        """Note that somebody is writing an answer."""
        self.looks(case, staff, at)
        self._typed[case, staff] = at

    def stops(self, case: int, staff: int) -> None:
        """Note that what somebody was typing is sent or thrown away."""
        self._typed.pop((case, staff), None)

    def at(self, case: int, but: int, now: float) -> list[Viewer]:
        """Give who is at a case besides one person, in the order in which they came."""
        return [
            Viewer(staff, now - self._typed.get((case, staff), -TYPES_SECONDS) < TYPES_SECONDS)
            for staff, seen in self._looked.get(case, {}).items()
            if staff != but and now - seen < STAYS_SECONDS
        ]
