"""Through which messengers the person of a case writes, and what was asked about that."""

from typing import Any

from console.house import House
from services import link_proposals, links, reachability
from services.cases import CaseView


async def shown(here: House, case: CaseView) -> dict[str, Any]:
    """Give what the head of the page says of the person's accounts."""
    reached = {each.id: each for each in await reachability.accounts(here.pool, case.citizen_id)}
    return {
        "reached": reached,
        "goes_elsewhere": [each for each in reached.values() if each.id != case.account_id and not each.is_stopped],
        "accounts": await links.accounts(here.pool, case.citizen_id),
        "proposals": await link_proposals.of_citizen(here.pool, case.citizen_id, here.clock()),
    }
