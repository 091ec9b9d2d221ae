"""The file of cases for a span of days: figures and words of ours, never words of citizens."""

import csv
import io
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from console import labels
from console.database import acting
from console.forms import tidy
from console.house import house
from console.overview import overview
from console.rights import Supervising
from models.case import Outcome, Topic
from services import audit, reports
from texts.clock import TEHRAN
from texts.jalali import numeric, parse, tehran_day

LONGEST = timedelta(days=366)
ROWS_AT_ONCE = 200
"""Rows that are handed to the browser together."""
BOM = "\ufeff"
"""By this Excel knows that it is UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "overview-csv-number",
    "overview-csv-desk",
    "overview-csv-level",
    "overview-csv-true-level",
    "overview-csv-topic",
    "overview-csv-outcome",
    "overview-csv-platform",
    "overview-csv-language",
    "overview-csv-opened",
    "overview-csv-opened-iso",
    "overview-csv-answered",
    "overview-csv-answered-iso",
    "overview-csv-minutes",
    "overview-csv-closed",
    "overview-csv-closed-iso",
    "overview-csv-closed-by",
    "overview-csv-returned",
    "overview-csv-reopened",
    "overview-csv-rating",
)

router = APIRouter()
Say = Callable[..., str]


@router.get("/overview.csv")
async def export(request: Request, me: Supervising, first: str = "", last: str = "") -> Response:
    """Give the file, or say what is wrong with the days."""
    typed = {"first": tidy(first)[:30], "last": tidy(last)[:30]}
    begins, ends = parse(typed["first"]), parse(typed["last"])
    wrong = _wrong(begins, ends)
    if begins is None or ends is None or wrong:
        return await overview(request, 422, **typed, wrong=wrong)
    async with acting(request, me.id) as database:
        await audit.read(database, "case", f"csv {begins} {ends}")
    name = f"yavar-{numeric(begins)}-{numeric(ends)}.csv".replace("/", "-")
    lines = _lines(request, begins, ends)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)


def _wrong(begins: date | None, ends: date | None) -> str:
    if begins is None or ends is None:
        return "overview-error-days"
    if ends < begins:
        return "overview-error-order"
    return "overview-error-long" if ends - begins >= LONGEST else ""


async def _lines(request: Request, begins: date, ends: date) -> AsyncIterator[str]:
    here, said = house(request), _Said(house(request).say)
    page = io.StringIO()
    page.write(BOM)
    writer = csv.writer(page)
    writer.writerow([here.say(column) for column in COLUMNS])
    count = 0
    async for row in reports.export(here.pool, begins, ends):
        writer.writerow([safe(cell) for cell in said.row(dict(row))])
        count += 1
        if count % ROWS_AT_ONCE == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def safe(cell: object) -> str:
    """Write a cell so that no spreadsheet takes it for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Said:
    """Puts a row into words; an enum's words are looked up once a file."""

    def __init__(self, say: Say) -> None:
        self._levels = [say(level) for level in labels.LEVELS]
        self._topics = {topic.value: say(labels.TOPICS[topic]) for topic in Topic}
        self._outcomes = {outcome.value: say(labels.OUTCOMES[outcome]) for outcome in Outcome}
        self._platforms = {name: say(message) for name, message in labels.PLATFORMS.items()}
        self._languages = {name: say(message) for name, message in labels.LANGUAGES.items()}
        self._ratings = {number: say(message) for number, message in labels.RATINGS.items()}

    def row(self, row: Mapping[str, object]) -> list[object]:
        """Give the cells of one case, in the order of COLUMNS."""
        opened, answered, closed = (row[name] for name in ("opened_at", "first_reply_at", "closed_at"))
        assert isinstance(opened, datetime)
        minutes = round((answered - opened) / timedelta(minutes=1), 1) if isinstance(answered, datetime) else ""
        return [
            row["id"],
            row["desk"],
            self._level(row["level"]),
            self._level(row["true_level"]),
            self._topics.get(str(row["topic"]), row["topic"]),
            self._outcomes.get(str(row["outcome"]), ""),
            self._platforms.get(str(row["platform"]), row["platform"]),
            self._languages.get(str(row["language"]), row["language"]),
            *_both(opened),
            *_both(answered),
            minutes,
            *_both(closed),
            row["closed_by"],
            row["returned"],
            row["reopened"],
            self._ratings.get(row["rating"], "") if isinstance(row["rating"], int) else "",
        ]

    def _level(self, level: object) -> str:
        return self._levels[level] if isinstance(level, int) else ""


def _both(moment: object) -> tuple[str, str]:
    """Write a moment as people read it, and as programs do."""
    if not isinstance(moment, datetime):
        return "", ""
    local = moment.astimezone(TEHRAN)
    return f"{numeric(tehran_day(moment))} {local:%H:%M}", local.isoformat(timespec="minutes")
