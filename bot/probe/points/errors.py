"""Refusals: their codes, their words, and the HTTP status they come under."""

from dataclasses import dataclass, field
from typing import Any

from bot.probe.live import Live
from bot.probe.point import Finding, Point

NOBODY = 2**52 - 1
"""A chat id that no one has."""

TOO_LONG = 4097
WORDS = "simulator/api/bale/personality.py"
OURS = f"{WORDS} (words)"


@dataclass(frozen=True)
class Refusal:
    """A call that must fail, with the code and words that the simulator gives it."""

    id: str
    of: str
    method: str
    code: int
    words: str
    params: dict[str, Any] = field(default_factory=dict)
    in_chat: bool = False
    token: str = ""

    async def tried(self, live: Live) -> Finding:
        """Make the call."""
        chat: dict[str, Any] = {"chat_id": await live.person.chat()} if self.in_chat else {}
        token = self.token.format(live.bot_id)
        answer = await live.wire.call(self.method, token=token, **chat, **self.params)
        return Finding(not answer.ok and (answer.code, answer.words) == (self.code, self.words), answer.told())

    def point(self) -> Point:
        """Describe it as a point."""
        return Point(
            f"refused_{self.id}",
            f"Which code and words refuse {self.of}?",
            f"{self.code} {self.words}",
            f"{self.method} that must fail",
            OURS,
            self.tried,
        )


REFUSALS = (
    Refusal("method", "a method that does not exist", "yavarTriesNothing", 404, "Not Found"),
    Refusal("token", "a wrong token", "getMe", 403, "Bad Request: Token not found", token="{}:~wrong~token~"),  # noqa: S106 (no token)
    Refusal("no_token", "a token without colon", "getMe", 404, "Not Found", token="wrong"),  # noqa: S106 (no token)
    Refusal("chat", "an unknown chat", "sendMessage", 404, "no such group or user", {"chat_id": NOBODY, "text": "1"}),
    Refusal("no_chat", "a message without chat", "sendMessage", 400, "Bad Request: chat_id is empty", {"text": "1"}),
    Refusal("file", "an unknown file", "getFile", 400, "Bad Request: invalid file_id", {"file_id": "1"}),
    Refusal(
        "tap",
        "an answer to an unknown tap",
        "answerCallbackQuery",
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        {"callback_query_id": "2"},
    ),
    Refusal(
        "empty_text",
        "a text without words",
        "sendMessage",
        400,
        "Bad Request: message text is empty",
        {"text": ""},
        True,
    ),
    Refusal(
        "long_text",
        "a text of 4097 letters",
        "sendMessage",
        400,
        "Bad Request: message is too long",
        {"text": "1" * TOO_LONG},
        True,
    ),
    Refusal(
        "edit",
        "an edit of an unknown message",
        "editMessageText",
        400,
        "Bad Request: message to edit not found",
        {"message_id": 2**31 - 1, "text": "1"},
        True,
    ),
)


async def status_of_errors(live: Live) -> Finding:
    """Make four calls that fail in different ways, and compare HTTP status and body."""
    calls = {
        "method": live.wire.call("yavarTriesNothing"),
        "token": live.wire.call("getMe", token=f"{live.bot_id}:~wrong~token~"),
        "chat": live.wire.call("sendMessage", chat_id=NOBODY, text="1"),
        "long text": live.wire.call("sendMessage", chat_id=NOBODY, text="1" * TOO_LONG),
    }
    answers = {name: await call for name, call in calls.items()}
    same = all(not answer.ok and answer.http == answer.code for answer in answers.values())
    return Finding(same, {name: {"http": answer.http, "error_code": answer.code} for name, answer in answers.items()})


POINTS = (
    *(refusal.point() for refusal in REFUSALS),
    Point(
        "status_of_errors",
        "Does an error's HTTP status say what its body says, or is it 200?",
        "the HTTP status is the body's error_code",
        "a wrong method, token, chat and a text too long",
        "simulator/world/platform.py (errors_in_200 plays the other way)",
        status_of_errors,
    ),
)
