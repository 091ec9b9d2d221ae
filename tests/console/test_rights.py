"""Specification of rights: every route, for every role and for nobody; a route that is not listed here fails."""

import asyncio

import httpx
import pytest
from fastapi.routing import APIRoute

from console.app import ROUTERS
from console.rights import RIGHTS, Right
from models.staff import Role
from services import sessions
from tests.console.people import BASE, People
from tests.console.street import Street

OPEN = "open"
"""Nobody has to be signed in."""
CASE = "case"
"""Needs ANSWER and a case of one's desks; to others of the staff its number tells nothing: 404."""

EXPECTED: dict[tuple[str, str], str] = {
    ("GET", "/health"): OPEN,
    ("GET", "/static/fonts.css"): OPEN,
    ("GET", "/static/{name:path}"): OPEN,
    ("GET", "/invite/{code}"): OPEN,
    ("POST", "/invite/{code}"): OPEN,
    ("GET", "/sign-in"): OPEN,
    ("POST", "/sign-in"): OPEN,
    ("GET", "/sign-in/code"): OPEN,
    ("POST", "/sign-in/code"): OPEN,
    ("GET", "/sign-in/recovery"): OPEN,
    ("POST", "/sign-in/recovery"): OPEN,
    ("POST", "/sign-out"): OPEN,
    ("GET", "/second-factor"): Right.ACCOUNT,
    ("POST", "/second-factor"): Right.ACCOUNT,
    ("GET", "/locked"): Right.ACCOUNT,
    ("POST", "/locked"): Right.ACCOUNT,
    ("GET", "/locked/bell"): Right.ACCOUNT,
    ("POST", "/alive"): Right.ACCOUNT,
    ("GET", "/account"): Right.ACCOUNT,
    ("POST", "/account/password"): Right.ACCOUNT,
    ("POST", "/account/second-factor"): Right.ACCOUNT,
    ("POST", "/account/recovery-codes"): Right.ACCOUNT,
    ("POST", "/account/sessions/end-others"): Right.ACCOUNT,
    ("POST", "/account/sessions/{session_id}/end"): Right.ACCOUNT,
    ("POST", "/account/messenger"): Right.ACCOUNT,
    ("POST", "/account/messenger/unlink"): Right.ACCOUNT,
    ("POST", "/break"): Right.ACCOUNT,
    ("GET", "/live"): Right.ACCOUNT,
    ("GET", "/live/beat"): Right.ACCOUNT,
    ("GET", "/live/count"): Right.ACCOUNT,
    ("GET", "/live/messengers"): Right.ACCOUNT,
    ("GET", "/"): Right.ANSWER,
    ("GET", "/queue"): Right.ANSWER,
    ("POST", "/next"): Right.ANSWER,
    ("GET", "/alerts"): Right.ANSWER,
    ("GET", "/alerts/now"): Right.ANSWER,
    ("POST", "/alerts/{number}/acknowledge"): CASE,
    ("GET", "/search"): Right.ANSWER,
    ("GET", "/canned/find"): Right.ANSWER,
    ("GET", "/cases/{number}"): CASE,
    ("GET", "/cases/{number}/thread"): CASE,
    ("GET", "/cases/{number}/head"): CASE,
    ("GET", "/cases/{number}/answer"): CASE,
    ("GET", "/cases/{number}/viewers"): CASE,
    ("GET", "/cases/{number}/plan"): CASE,
    ("POST", "/cases/{number}/plan"): CASE,
    ("POST", "/cases/{number}/reply"): CASE,
    ("POST", "/cases/{number}/draft"): CASE,
    ("POST", "/cases/{number}/typing"): CASE,
    ("POST", "/cases/{number}/again/{message}"): CASE,
    ("POST", "/cases/{number}/link"): CASE,
    ("POST", "/cases/{number}/link/{proposal}/withdraw"): CASE,
    ("POST", "/cases/{number}/link/{link}/separate"): CASE,
    ("POST", "/cases/{number}/release"): CASE,
    ("POST", "/cases/{number}/transfer"): CASE,
    ("POST", "/cases/{number}/note"): CASE,
    ("POST", "/cases/{number}/level"): CASE,
    ("POST", "/cases/{number}/close"): CASE,
    ("POST", "/cases/{number}/claim"): CASE,
    ("POST", "/cases/{number}/take-over"): Right.SUPERVISE,
    ("POST", "/cases/{number}/reassign"): Right.SUPERVISE,
    ("GET", "/files/{message}"): CASE,
    ("POST", "/files/{message}"): CASE,
    ("GET", "/overview"): Right.SUPERVISE,
    ("GET", "/overview/now"): Right.SUPERVISE,
    ("GET", "/overview/figures"): Right.SUPERVISE,
    ("GET", "/overview.csv"): Right.SUPERVISE,
    ("POST", "/overview/cards/{number}/close"): Right.SUPERVISE,
    ("POST", "/overview/cards/{number}/again"): Right.SUPERVISE,
    ("GET", "/calls"): Right.ANSWER,
    ("GET", "/calls/now"): Right.ANSWER,
    ("POST", "/cases/{number}/call/{call}"): CASE,
    ("GET", "/surge/banner"): Right.ACCOUNT,
    ("GET", "/surge/switch"): Right.SUPERVISE,
    ("POST", "/surge/begin"): Right.SUPERVISE,
    ("POST", "/surge/renew"): Right.SUPERVISE,
    ("POST", "/surge/end"): Right.SUPERVISE,
    ("GET", "/canned"): Right.CANNED,
    ("POST", "/canned"): Right.CANNED,
    ("GET", "/canned/{number}"): Right.CANNED,
    ("POST", "/canned/{number}"): Right.CANNED,
    ("POST", "/canned/{number}/remove"): Right.CANNED,
    ("GET", "/lines"): Right.LINES,
    ("GET", "/lines/{number}"): Right.DIRECTORY,
    ("POST", "/lines/{number}"): Right.DIRECTORY,
    ("POST", "/lines/{number}/answers"): Right.DIRECTORY,
    ("POST", "/lines/{number}/stopped"): Right.DIRECTORY,
    ("GET", "/review"): Right.QUALITY,
    ("POST", "/review/{number}"): Right.REVIEW,
    ("GET", "/recall"): Right.QUALITY,
    ("GET", "/recall.csv"): Right.QUALITY,
    ("GET", "/training"): Right.TRAINING,
    ("GET", "/training.jsonl"): Right.EXPORT,
    ("GET", "/training/case/{number}"): Right.QUALITY,
    ("GET", "/training/message/{message}"): Right.QUALITY,
    ("POST", "/training/message/{message}"): Right.QUALITY,
    ("POST", "/training/{number}/decide"): Right.QUALITY,
    ("GET", "/shifts"): Right.SHIFTS,
    ("POST", "/shifts"): Right.SHIFTS,
    ("POST", "/shifts/{shift_id}/cancel"): Right.SHIFTS,
    ("GET", "/audit"): Right.ADMINISTER,
    ("GET", "/audit/chain"): Right.ADMINISTER,
    ("GET", "/audit/noted"): Right.ADMINISTER,
    ("GET", "/desks"): Right.ADMINISTER,
    ("GET", "/desks/{key}"): Right.ADMINISTER,
    ("POST", "/desks/{key}"): Right.ADMINISTER,
    ("POST", "/desks/holidays"): Right.ADMINISTER,
    ("POST", "/desks/holidays/{number}/remove"): Right.ADMINISTER,
    ("GET", "/people"): Right.ADMINISTER,
    ("GET", "/people/new"): Right.ADMINISTER,
    ("POST", "/people"): Right.ADMINISTER,
    ("GET", "/people/{staff_id}"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}/invite"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}/forget-second-factor"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}/end-sessions"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}/disable"): Right.ADMINISTER,
    ("POST", "/people/{staff_id}/enable"): Right.ADMINISTER,
}

REFUSED = {403}
STREAM_STAYS_OPEN = 200


def test_every_route_is_listed() -> None:
    """Whoever adds a route says here who may use it."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert {(method, route.path) for route in routes for method in route.methods or ()} == set(EXPECTED)
    assert sum(len(router.routes) for router in ROUTERS) == len(routes)


def test_every_role_has_its_rights() -> None:
    """A role that is added gets a line in the table."""
    assert set(RIGHTS) == set(Role)
    assert Right.ANSWER not in RIGHTS[Role.ADMINISTRATOR]
    assert all(Right.ADMINISTER not in RIGHTS[role] for role in Role if role is not Role.ADMINISTRATOR)


@pytest.fixture
async def filled(street: Street, staff: People) -> dict[str, str]:
    """What stands in the addresses: a case of the counselling desk with a message, and one row of each noun."""
    waiting = await street.case("counselling")
    message = await staff.pool.fetchval("SELECT min(id) FROM message WHERE account_id = $1", waiting.account)
    other = await staff.account("lawyer", ["legal"])
    return {
        "{number}": str(waiting.number),
        "{message}": str(message),
        "{staff_id}": str(other),
        "{session_id}": "1",
        "{proposal}": "1",
        "{call}": "1",
        "{link}": "1",
        "{shift_id}": "1",
        "{key}": "counselling",
        "{code}": "x",
        "{name:path}": "console.css",
    }


def address(path: str, filled: dict[str, str]) -> str:
    """Fill a route's address in."""
    for name, value in filled.items():
        path = path.replace(name, value)
    assert "{" not in path, f"{path} needs a value in the fixture"
    return path


async def ask(staff: People, staff_id: int | None, method: str, path: str) -> httpx.Response:
    """Ask once, from a browser of its own; a stream that stays open counts as 200."""
    browser = await staff.signed_in(staff_id) if staff_id else await staff.browser()
    if method == "POST":
        return await browser.post(path, {})
    try:
        return await asyncio.wait_for(browser.get(path), 0.5 if path == "/live" else 30)
    except TimeoutError:
        return httpx.Response(STREAM_STAYS_OPEN, request=httpx.Request(method, BASE + path))


@pytest.mark.parametrize("role", Role)
async def test_every_route_for_a_role(staff: People, filled: dict[str, str], role: Role) -> None:
    """Everybody of the role sits at the desk of the case; what the role lacks is refused, the rest is answered."""
    person = await staff.account(role, ["counselling"])
    wrong: list[str] = []
    for (method, path), needed in EXPECTED.items():
        answer = await ask(staff, person, method, address(path, filled))
        right = Right.ANSWER if needed == CASE else needed
        may = right == OPEN or right in RIGHTS[role]
        led_home = path == "/" and answer.headers.get("location") == "/people"
        refused = answer.status_code in REFUSED or led_home
        signed_out = needed != OPEN and answer.headers.get("location", "").startswith("/sign-in")
        if refused == may or signed_out or answer.status_code in {401, 405, 500, 503}:
            wrong.append(f"{method} {path} as {role}: {answer.status_code}")
        if may and needed == CASE and method == "GET" and answer.status_code == 404 and "/files" not in path:
            wrong.append(f"{method} {path} as {role}: not found at one's own desk")
    assert wrong == []


async def test_every_route_for_nobody(staff: People, filled: dict[str, str]) -> None:
    """Whoever is not signed in is sent to sign in, whatever they ask."""
    wrong: list[str] = []
    for (method, path), needed in EXPECTED.items():
        answer = await ask(staff, None, method, address(path, filled))
        sent = answer.headers.get("location", "").startswith("/sign-in")
        if (needed != OPEN and not sent) or answer.status_code in {403, 405, 500, 503}:
            wrong.append(f"{method} {path}: {answer.status_code}")
    assert wrong == []


async def test_every_route_for_somebody_without_a_token(staff: People, filled: dict[str, str]) -> None:
    """No route that changes something forgets to look for it."""
    mina = await staff("supervisor", ["counselling"])
    for method, path in EXPECTED:
        if method == "POST":
            answer = await mina.client.post(address(path, filled))
            assert answer.status_code == 403, path


async def test_a_case_of_another_desk_does_not_exist(staff: People, filled: dict[str, str]) -> None:
    """Not even as a refusal: 404, for every route about cases."""
    stranger = await staff.account("counsellor", ["legal"])
    for (method, path), needed in EXPECTED.items():
        if needed == CASE:
            answer = await ask(staff, stranger, method, address(path, filled))
            assert answer.status_code == 404, path


async def test_somebody_half_signed_in_gets_nowhere(staff: People, filled: dict[str, str]) -> None:
    """The password alone opens no route but those that sign in."""
    person = await staff.account("supervisor", ["counselling"])
    for (method, path), needed in EXPECTED.items():
        if needed in {OPEN, Right.ACCOUNT} and path.startswith(("/static", "/health", "/invite", "/sign-", "/second")):
            continue
        token = await sessions.begin(staff.pool, person, "", sessions.PASSWORD, staff.now())
        browser = await staff.browser()
        browser.client.cookies.set("__Host-yavar", token, domain="console.test")
        there = address(path, filled)
        answer = await (browser.post(there) if method == "POST" else browser.get(there))
        assert answer.headers.get("location", "").startswith(("/sign-in", "/second-factor")), path
