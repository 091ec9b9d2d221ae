"""Made-up people who write to the bot when the demo starts, so that its staff find somebody waiting."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from launcher.folder import ROOT

PEOPLE = ROOT / "data" / "sample" / "guests.json"
PATIENCE = 10.0
SECONDS_A_REQUEST = 15


def visit(port: int, *, back: bool) -> None:
    """Let everybody do what they do; `back`: they were here before a restart, and only greet.

    The messenger of the demo forgets its chats when it stops: without a word of theirs nobody could answer them.
    """
    if not PEOPLE.exists():
        return
    for guest in json.loads(PEOPLE.read_text(encoding="utf-8")):
        for act in [{"text": "هنوز این‌جا هستم."}] if back else guest["does"]:
            do(port, guest["user"], act)


def do(port: int, user: str, act: dict[str, Any]) -> None:
    """Do one thing and wait for an answer; a button is tapped as soon as it is there."""
    seen = newest(port, user)
    late = time.monotonic() + PATIENCE
    while not sent(port, user, act) and time.monotonic() < late:
        time.sleep(0.2)
    while newest(port, user) <= seen + 1 and time.monotonic() < late:
        time.sleep(0.1)


def sent(port: int, user: str, act: dict[str, Any]) -> bool:
    """Send one thing; False when the screen does not offer it (yet)."""
    ((what, value),) = act.items()
    body = b"" if what == "voice" else json.dumps({"text": value}).encode()
    try:
        ask(port, user, what, body)
    except urllib.error.HTTPError as refusal:
        if refusal.code != 409:  # noqa: PLR2004 (documented: no such button)
            raise
        return False
    return True


def newest(port: int, user: str) -> int:
    """Give the number of the newest message in a chat."""
    found = json.loads(ask(port, user, "messages"))
    return max((each["id"] for each in found), default=0)


def ask(port: int, user: str, what: str, body: bytes | None = None) -> bytes:
    """Ask the citizen's side of the messenger."""
    address = f"http://127.0.0.1:{port}/citizen/telegram/{urllib.parse.quote(user)}/{what}"
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS_A_REQUEST) as answer:  # noqa: S310 (loopback)
        content: bytes = answer.read()
    return content
