"""The page on which staff write a person's care plan; of two who write at once, neither loses a word."""

from dataclasses import dataclass, field
from datetime import datetime

from fastapi import APIRouter, Request, Response

from console.case_access import find_case
from console.database import acting
from console.forms import Form, sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Answering, Member
from console.roles import ROLES
from models.staff import Role
from services import audit, care_plans
from services.care_plans import LONGEST, Agreed, CarePlan
from services.cases import CaseView

KEPT = 4 * LONGEST
"""Signs that are read of each text: what is too long is shown again and not cut."""

router = APIRouter(prefix="/cases/{number}/plan")


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A plan as typed."""

    agreed: Agreed
    seen: datetime | None
    """Which text the writer had before them; None: there was none."""
    errors: dict[str, str] = field(default_factory=dict)
    """Field -> message id of what is wrong with it."""


@router.get("")
async def written(request: Request, me: Answering, number: Number) -> Response:
    """Show the form with what stands there; that it was read is written down with the case."""
    here = house(request)
    case = await find_case(here, me, number)
    plan = await care_plans.plan(here.pool, case.citizen_id)
    return await _form(request, me, case, _of(plan))


@router.post("")
async def write(request: Request, me: Answering, number: Number) -> Response:
    """Keep what was typed; if somebody else wrote meanwhile, show theirs beside it first."""
    here, form = house(request), await sent(request)
    case = await find_case(here, me, number)
    typed = _typed(form, {str(each.id): each.id for each in await care_plans.answerers(here.pool)})
    if typed.errors:
        return await _form(request, me, case, typed, status=422)
    stands = await care_plans.plan(here.pool, case.citizen_id)
    if typed.agreed != (stands.says if stands else Agreed()):
        async with acting(request, me.id) as database:
            done = await care_plans.write(database, number, me.id, typed.agreed, typed.seen, here.clock())
        if not done:
            return await _outrun(request, me, await find_case(here, me, number), typed)
    return see(request, f"/cases/{number}", "plan-removed" if typed.agreed.is_empty else "plan-kept")


async def _outrun(request: Request, member: Member, case: CaseView, typed: PlanForm) -> Response:
    """Show what stands there now, and below it what was typed: sent once more, that takes its place."""
    plan = await care_plans.plan(house(request).pool, case.citizen_id)
    again = PlanForm(typed.agreed, plan.written_at if plan else None)
    return await _form(request, member, case, again, status=409, theirs=plan, outrun=True)


async def _form(
    request: Request,
    member: Member,
    case: CaseView,
    form: PlanForm,
    *,
    status: int = 200,
    theirs: CarePlan | None = None,
    outrun: bool = False,
) -> Response:
    async with acting(request, member.id) as database:
        await audit.read(database, "case", str(case.id))
    known = [(each.id, each.name, ROLES[Role(each.role)]) for each in await care_plans.answerers(house(request).pool)]
    values = {"case": case, "form": form, "theirs": theirs, "outrun": outrun, "answerers": known, "longest": LONGEST}
    return page(request, "plan.html", status, **values)


def _of(plan: CarePlan | None) -> PlanForm:
    return PlanForm(plan.says, plan.written_at) if plan else PlanForm(Agreed(), None)


def _typed(form: Form, known: dict[str, int]) -> PlanForm:
    errors: dict[str, str] = {}
    named = form.plain("answered_by")
    agreed = Agreed(known.get(named), form.text("helps", KEPT), form.text("avoid", KEPT))
    if named and named not in known:
        errors["answered_by"] = "plan-error-answerer"
    if len(agreed.helps) > LONGEST:
        errors["helps"] = "plan-error-long"
    if len(agreed.avoid) > LONGEST:
        errors["avoid"] = "plan-error-long"
    seen = _moment(form.text("seen"))
    if seen is None and agreed.is_empty and not errors:
        errors["helps"] = "plan-error-empty"
    return PlanForm(agreed, seen, errors)


def _moment(text: str) -> datetime | None:
    """Read which text the writer had before them; what nobody of ours wrote is taken for none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
