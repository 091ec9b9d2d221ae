"""The plan and the account of `./yavar bench surge`: the same evening every time, and eyes that see who overtakes."""

from datetime import UTC, datetime

from benchmarks.evening.account import UNANSWERED, Answer, Row, overtakers
from benchmarks.evening.plan import ERRANDS, NINE_FOLD, QUIET_SECONDS, SHELTER, SURGE_SECONDS, evening
from benchmarks.evening.table import half, share
from models import Lane
from triage import Alert, Context, read
from triage.protocol import ALERT

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
CONTEXT = Context(20, 9)


def row(number: int, lane: Lane, place: int | None) -> Row:
    """Give a message of ours that came to the simulator at a place."""
    return Row(number, 1, lane, "menu-greeting", number, NOW, place)


def test_the_same_seed_is_the_same_evening() -> None:
    """Two measurements of one seed differ by the machine alone."""
    assert evening(100, 5, NOW) == evening(100, 5, NOW)
    assert evening(100, 5, NOW) != evening(100, 6, NOW)


def test_nine_times_as_many_come_in_the_surge_and_three_of_a_hundred_are_in_danger() -> None:
    """The load is the issue's: so many a second, against what came in the quiet before."""
    quiet, surge = evening(1000, 1, NOW)
    assert len(surge) == 1000
    assert sum(visit.in_danger for visit in surge) == 30
    usual = [sum(not visit.in_danger for visit in part) for part in (quiet, surge)]
    assert round(usual[1] / SURGE_SECONDS / (usual[0] / QUIET_SECONDS)) == NINE_FOLD


def test_words_of_danger_are_such_for_the_reader_and_of_several_kinds() -> None:
    """Otherwise the figures would be those of ordinary words."""
    _, surge = evening(600, 1, NOW)
    found = [read(step.what, CONTEXT) for visit in surge for step in visit.steps if step.danger]
    assert all(each.alert is Alert.HARD and each.level >= ALERT for each in found)
    assert len({each.topic for each in found}) >= 6


def test_ordinary_words_alert_nobody() -> None:
    """Who only needs a door for the night is led to one, without the card."""
    found = [read(what, CONTEXT) for errand in ERRANDS for verb, what in errand if verb == "text"]
    assert all(each.alert is not Alert.HARD or each.topic == SHELTER for each in found)


def test_ordinary_words_that_waited_and_came_first_have_overtaken() -> None:
    """Whether they were written before or after the card; not so what was on its way, nor other urgent words."""
    before, on_its_way, after = row(1, Lane.REPLY, 7), row(2, Lane.REPLY, 4), row(8, Lane.BULK, 6)
    card, urgent, behind, unsent = (
        row(5, Lane.CRISIS, 8),
        row(3, Lane.CRISIS, 5),
        row(4, Lane.REPLY, 9),
        row(6, Lane.REPLY, None),
    )
    assert overtakers(card, [before, on_its_way, urgent, behind, card, unsent, after], {2}) == [1, 8]


def test_half_is_told_as_a_lower_bound_while_fewer_are_answered() -> None:
    """What still waits has waited at least so long."""
    waiting = Answer(danger=False, lane=2, seconds=UNANSWERED, waited=9.0, committed=0.1, overtaken_by=0)
    answered = Answer(danger=False, lane=2, seconds=1.0, waited=1.0, committed=0.1, overtaken_by=0)
    assert half([waiting, waiting, answered]) == ("over ", 9.0)
    assert half([waiting, answered, answered]) == ("", 1.0)
    assert share([3.0, 1.0, 2.0], 1.0) == 3.0
