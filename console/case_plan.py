"""What the page of a case says of its person's care plan, and how often they have turned to us lately."""

from typing import Any

from console.house import House
from services import care_plans
from services.cases import CaseView


async def shown(here: House, case: CaseView) -> dict[str, Any]:
    """Give what the head of the page says of it."""
    lately = await care_plans.lately(here.pool, case.citizen_id, here.clock())
    return {
        "plan": await care_plans.plan(here.pool, case.citizen_id),
        "lately": lately,
        "turns_often": lately >= care_plans.OFTEN,
    }
