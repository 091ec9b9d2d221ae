"""The page of recall: how well danger was read, week by week, as staff judged it; few are hidden everywhere."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from console.charts import Chart, Series, chart
from console.database import acting
from console.house import House, house
from console.overview_export import BOM, safe
from console.pages import page
from console.rights import Member, Right, needs
from services import audit, recall, reviews
from services.recall import LEAST, Count, Recall
from texts.jalali import MONTHS, jalali, numeric
from texts.persian import PDI, persian_digits

Say = Callable[..., str]
RLI = "\u2067"
"""From here to PDI words run from right to left, also in a drawing that does not."""
Seeing = Annotated[Member, Depends(needs(Right.QUALITY))]

COLUMNS = (
    "recall-week",
    "recall-alarms",
    "recall-confirmed",
    "recall-false",
    "recall-false-rate",
    "recall-missed",
    "recall-read",
    "recall-of",
    "recall-found",
    "recall-estimate",
)

router = APIRouter()


@router.get("/recall")
async def shown(request: Request, me: Seeing) -> Response:
    """Show the last weeks that are over."""
    here, last = house(request), reviews.last_week(house(request).clock())
    async with acting(request, me.id) as database:
        weeks, whole = await recall.weeks(database, last)
    rows = [_cells(here.say, each) for each in weeks]
    return page(
        request,
        "recall.html",
        columns=COLUMNS,
        rows=rows[::-1],
        whole=_cells(here.say, whole),
        weeks=len(weeks),
        alarms=_alarms(here.say, weeks, rows),
        rates=_rates(here.say, weeks, rows),
        empty=not any(each.alarms.least or each.judged.least for each in weeks),
        sample=reviews.SAMPLE,
    )


@router.get("/recall.csv")
async def export(request: Request, me: Seeing) -> Response:
    """Give the same table as a file; what is hidden on the page is hidden there."""
    here, last = house(request), reviews.last_week(house(request).clock())
    async with acting(request, me.id) as database:
        weeks, whole = await recall.weeks(database, last)
        await audit.read(database, "review", f"csv {last}")
    headers = {"Content-Disposition": f'attachment; filename="yavar-recall-{numeric(last).replace("/", "-")}.csv"'}
    return Response(_file(here, [*weeks, whole]), media_type="text/csv; charset=utf-8", headers=headers)


def _file(here: House, found: Sequence[Recall]) -> str:
    written = io.StringIO()
    written.write(BOM)
    writer = csv.writer(written)
    writer.writerow([here.say(column) for column in COLUMNS])
    writer.writerows([safe(cell) for cell in _cells(here.say, each)] for each in found)
    return written.getvalue()


def _cells(say: Say, found: Recall) -> list[str]:
    """Put one week into words; the words for what is hidden do not depend on what it hides."""
    rate, least = found.false_rate, found.estimate
    known = found.judged.least >= LEAST
    return [
        _week(say, found.week) if found.week else say("recall-together"),
        _count(say, found.alarms),
        _count(say, found.confirmed),
        _count(say, found.false),
        say("overview-nothing") if rate is None else _share(say, rate.least, rate.most),
        _count(say, found.missed),
        _count(say, found.judged),
        persian_digits(str(found.people)) if known else say("overview-nothing"),
        _count(say, found.found),
        say("overview-nothing") if least is None else say("recall-at-least", count=least),
    ]


def _count(say: Say, count: Count) -> str:
    if not count.is_hidden:
        return persian_digits(str(count.least))
    if count == Count(0, LEAST - 1):
        return say("recall-few")
    return say("recall-between", least=count.least, most=count.most)


def _share(say: Say, least: int, most: int) -> str:
    if least == most:
        return say("recall-percent", count=least)
    return say("recall-percent-between", least=least, most=most)


def _week(say: Say, saturday: date) -> str:
    """Name a week by its first and last day: «۲۲ تا ۲۸ آبان»."""
    friday = saturday + timedelta(days=6)
    (_, month, first), (_, later, last) = jalali(saturday), jalali(friday)
    begins = say("recall-day", day=first, month=say(MONTHS[month - 1]))
    ends = say("recall-day", day=last, month=say(MONTHS[later - 1]))
    return (
        say("recall-week-within", first=first, ends=ends)
        if month == later
        else say("recall-week-across", begins=begins, ends=ends)
    )


def _below(say: Say, weeks: Sequence[Recall]) -> list[str]:
    """Give the words below the columns: every third week's first day, in its own direction."""
    days = [jalali(each.week) if each.week else (0, 1, 0) for each in weeks]
    said = [say("recall-day", day=day, month=say(MONTHS[month - 1])) for _, month, day in days]
    return [f"{RLI}{each}{PDI}" if at % 3 == 0 else "" for at, each in enumerate(said)]


def _alarms(say: Say, weeks: Sequence[Recall], rows: Sequence[Sequence[str]]) -> Chart:
    words = _below(say, weeks)
    alarms = Series("opened", [_known(each.alarms) for each in weeks], [f"{row[0]}: {row[1]}" for row in rows])
    right = Series("closed", [_known(each.confirmed) for each in weeks], [f"{row[0]}: {row[2]}" for row in rows])
    return chart([alarms, right], words)


def _rates(say: Say, weeks: Sequence[Recall], rows: Sequence[Sequence[str]]) -> Chart:
    """Draw how many alarms were false at the most: what is hidden is taken at its worst."""
    words = _below(say, weeks)
    most = [each.false_rate.most if each.false_rate else None for each in weeks]
    return chart([Series("ninety", most, [f"{row[0]}: {row[4]}" for row in rows])], words)


def _known(count: Count) -> int | None:
    return None if count.is_hidden else count.least
