"""Alerts as staff see them: which cases alert people now, how often they did, and who was rung up in vain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import Database
from services.alerts import OVER

MOST = 100
"""Cases listed at once."""

_GOING_ON = f"""
SELECT a.case_id AS case, c.desk, c.level, (array_agg(a.id ORDER BY a.step DESC) FILTER (WHERE {{raised}}))[1] AS alert,
    (array_agg(a.rung ORDER BY a.step DESC) FILTER (WHERE {{raised}}))[1] AS rung,
    (array_agg(a.rung ORDER BY a.step) FILTER (WHERE NOT {{raised}}))[1] AS next_rung,
    count(*) FILTER (WHERE {{raised}}) AS times, max(a.raised_at) AS raised_at,
    min(a.due_at) FILTER (WHERE NOT {{raised}}) AS next_at,
    (SELECT coalesce((e.detail ->> 'told')::int, 0) FROM case_event e
        WHERE e.case_id = a.case_id AND e.kind = 'alerted' ORDER BY e.id DESC LIMIT 1) AS told
FROM alert a JOIN "case" c ON c.id = a.case_id
WHERE a.ended_at IS NULL AND ($1::text[] IS NULL OR c.desk = ANY($1)) AND ($2::bigint IS NULL OR a.case_id = $2)
    AND NOT {OVER}
GROUP BY a.case_id, c.id HAVING count(*) FILTER (WHERE {{raised}}) > 0
ORDER BY c.level DESC, min(a.raised_at), a.case_id LIMIT {MOST}
""".format(raised="(a.raised_at IS NOT NULL)")  # noqa: S608 (only constants of this module)

_IN_VAIN = """
SELECT DISTINCT ON (e.detail ->> 'to') (e.detail ->> 'to')::bigint AS whom, e.at, s.name AS by
FROM case_event e LEFT JOIN staff s ON s.id = e.staff_id
WHERE e.case_id = $1 AND e.kind = 'acknowledged' AND e.detail -> 'reached' = 'false'
    AND (e.detail ->> 'round')::int = (SELECT max(round) FROM alert WHERE case_id = $1)
ORDER BY e.detail ->> 'to', e.id DESC
"""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The ladder of one case that alerts people now; moments in UTC."""

    case: int
    desk: str
    level: int
    alert: int
    """The newest step that was raised: acknowledging it ends the ladder."""
    rung: str
    """Whom that one was for."""
    next_rung: str | None
    """Whom the next step is for; empty: that was the last."""
    times: int
    """Steps that were raised, of this round."""
    raised_at: datetime
    next_at: datetime | None
    told: int | None
    """How many people the newest step reached, in their messenger or at an open page."""


@dataclass(frozen=True, slots=True)
class InVain:
    """Somebody was rung up and did not answer."""

    whom: int
    at: datetime
    by: str | None


async def going_on(database: Database, desks: Sequence[str]) -> list[GoingOn]:
    """Give the cases of some desks that alert people now: the gravest first, of two alike the one alerted longer."""
    return [GoingOn(**row) for row in await database.fetch(_GOING_ON, list(desks), None)]


async def of_case(database: Database, case: int) -> GoingOn | None:
    """Give the ladder of one case; None when nobody is alerted of it now."""
    row = await database.fetchrow(_GOING_ON, None, case)
    return GoingOn(**row) if row else None


async def in_vain(database: Database, case: int) -> dict[int, InVain]:
    """Give who was rung up in the newest round and did not answer, by the number of the member of staff."""
    return {row["whom"]: InVain(**row) for row in await database.fetch(_IN_VAIN, case)}
