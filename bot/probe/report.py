"""What the probe writes and prints: verdicts, shapes and the platform's own words, nothing of people's."""

import json
from typing import Any

from bot.probe.point import Outcome, Point, Verdict
from bot.probe.secrecy import Secrets
from texts.clock import utc_now

BALE = "https://tapi.bale.ai"
LONGEST_LINE = 240
NOT_REACHED = "it was stopped before"


class Report:
    """The points of a run, with what came of those that were tried."""

    def __init__(self, points: tuple[Point, ...], api: str, secrets: Secrets) -> None:
        self.points = points
        self.secrets = secrets
        self.outcomes: dict[str, Outcome] = {}
        self._at_bale = api.rstrip("/") == BALE

    @property
    def told(self) -> list[Outcome]:
        """All points in order; one that was not reached was not seen."""
        missing = (Outcome(point, Verdict.NOT_SEEN, why=NOT_REACHED) for point in self.points)
        return [self.outcomes.get(one.point.id, one) for one in missing]

    def verdicts(self) -> dict[str, Verdict]:
        """Give the verdict of each point."""
        return {one.point.id: one.verdict for one in self.told}

    def as_json(self) -> str:
        """Write the file: JSON in which every string that was seen is masked."""
        told = {
            "date": utc_now().date().isoformat(),
            "address": "Bale's" if self._at_bale else "another",
            "whole": len(self.outcomes) == len(self.points),
            "contradicted": [one.point.id for one in self._contradicted()],
            "points": [self._entry(one) for one in self.told],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"

    def table(self) -> str:
        """Write a line for each point."""
        wide = max((len(point.id) for point in self.points), default=0)
        return "\n".join(f"{one.point.id:{wide}}  {one.verdict:11}  {self._short(one)}".rstrip() for one in self.told)

    def conclusion(self) -> str:
        """Say which assumptions of the simulator are contradicted, and where it has to change."""
        wrong = self._contradicted()
        if not wrong:
            return "Nothing that was seen contradicts the simulator."
        lines = [f"{len(wrong)} of the simulator's assumptions are contradicted:"]
        for one in wrong:
            lines += [f"- {one.point.asks}", f"  assumed: {one.point.assumes}", f"  seen: {self._short(one)}"]
            lines += [f"  to change: {one.point.change}"]
        return "\n".join(lines)

    def _contradicted(self) -> list[Outcome]:
        return [one for one in self.told if one.verdict is Verdict.CONTRADICTS]

    def _short(self, one: Outcome) -> str:
        if one.verdict is Verdict.AS_ASSUMED:
            return ""
        said = one.why or json.dumps(self.secrets.masked(one.seen), ensure_ascii=False)
        return said if len(said) <= LONGEST_LINE else f"{said[:LONGEST_LINE]}… (whole in the file)"

    def _entry(self, one: Outcome) -> dict[str, Any]:
        point = one.point
        told = {"id": point.id, "asks": point.asks, "assumes": point.assumes, "how": point.how}
        told |= {"verdict": one.verdict, "to_change": point.change}
        if one.why:
            return told | {"why": one.why}
        return told | {"seen": self.secrets.masked(one.seen)}
