"""Updates: their numbers, their fields, how long one may wait for them, and whether they can be thrown away."""

from itertools import pairwise
from typing import Any

from bot.probe.live import Live
from bot.probe.person import AGAIN, WRITE, part
from bot.probe.point import Finding, NotSeenError, Point
from bot.probe.shape import shape
from bot.probe.wire import NoAnswerError

LONGEST_WAIT = 50
"""Seconds after which the simulator answers a poll, whatever was asked for."""

TOLERANCE = 3
TRIES = 2
"""Polls of one length: somebody may write, or press a button, during the first."""

ID_BITS = 52
SMALL_BITS = 10
FIELDS = {
    "message": (
        frozenset(["message_id", "from", "date", "chat", "text"]),
        frozenset(["entities", "sender_chat", "reply_to_message"]),
    ),
    "from": (
        frozenset(["id", "is_bot", "first_name"]),
        frozenset(["last_name", "username", "language_code"]),
    ),
    "chat": (
        frozenset(["id", "type"]),
        frozenset(["title", "username", "first_name", "last_name"]),
    ),
}
"""Object: fields that the simulator always gives, and fields that it may give."""

TABLE = "simulator/api/bale/schema.py"


async def drop_pending(live: Live) -> Finding:
    """Ask to throw waiting updates away while the first message is not acknowledged yet."""
    number = (await live.person.did(WRITE))["update_id"]
    answer = await live.wire.call("deleteWebhook", drop_pending_updates=True)
    kept = await live.inbox.still_there(number)
    return Finding(answer.ok and kept, {"answer": answer.told(), "kept": kept})


async def chat_type(live: Live) -> Finding:
    """Look at the chat of the first message."""
    chat = part(await live.person.did(WRITE), "message", "chat")
    return Finding(part(chat, "type") == "private", shape(chat))


async def text_fields(live: Live) -> Finding:
    """Compare the fields of the first message, its sender and chat with those that the simulator gives."""
    message = (await live.person.did(WRITE))["message"]
    objects = {"message": message, "from": part(message, "from"), "chat": part(message, "chat")}
    return Finding(all(fits(name, held) for name, held in objects.items()), shape(message))


def fits(name: str, held: Any) -> bool:
    """Tell whether an object has all the fields that it must have and no other than it may."""
    needed, possible = FIELDS[name]
    return isinstance(held, dict) and needed <= set(held) <= needed | possible


async def id_sizes(live: Live) -> Finding:
    """Measure ids in bits."""
    message = (await live.person.did(WRITE))["message"]
    ids = {
        "bot": live.bot_id,
        "chat": part(message, "chat", "id"),
        "person": part(message, "from", "id"),
        "message": part(message, "message_id"),
    }
    small = all(isinstance(each, int) and 0 <= each < 2**ID_BITS for each in ids.values())
    return Finding(small, shape(ids))


async def start_of_ids(live: Live) -> Finding:
    """Look at the number of the first update that ever came."""
    if not live.inbox.ids:
        raise NotSeenError("no update came")
    first = live.inbox.ids[0]
    if first.bit_length() > SMALL_BITS:
        raise NotSeenError(f"the first had {first.bit_length()} bits: a contradiction only if this bot is new")
    return Finding(as_assumed=True, seen=shape(first))


async def step_of_ids(live: Live) -> Finding:
    """Look at the distances between the numbers of all updates that came."""
    steps = sorted({after - before for before, after in pairwise(live.inbox.ids)})
    if not steps:
        raise NotSeenError("fewer than two updates came")
    return Finding(steps == [1], {"updates": len(live.inbox.ids), "steps": shape(steps) if steps != [1] else [1]})


async def allowed_updates(live: Live) -> Finding:
    """Ask for taps only, while the person writes."""
    update = await live.person.did(AGAIN, {"remove_keyboard": True}, allowed_updates=["callback_query"])
    return Finding(as_assumed=True, seen=shape(update))


async def longest_poll(live: Live) -> Finding:
    """Ask for long waits while nobody writes."""
    took = [await _waited(live, asked) for asked in live.options.polls]
    if max(live.options.polls, default=0) <= LONGEST_WAIT:
        raise NotSeenError(f"only with --polls above {LONGEST_WAIT}")
    as_assumed = all(ends_in_time(one["asked"], one["answered"]) for one in took)
    return Finding(as_assumed, took)


def ends_in_time(asked: int, answered: object) -> bool:
    """Tell whether a poll was answered when the simulator would answer it; both in seconds."""
    return isinstance(answered, int) and abs(answered - min(asked, LONGEST_WAIT)) <= TOLERANCE


async def _waited(live: Live, asked: int) -> dict[str, Any]:
    for _ in range(TRIES):
        try:
            answer = await live.inbox.poll(asked)
        except NoAnswerError as trouble:
            return {"asked": asked, "answered": f"never: {trouble}"}
        if not answer.result:
            return {"asked": asked, "answered": round(answer.seconds) if answer.ok else answer.told()}
    raise NotSeenError("somebody wrote meanwhile")


FIRST = (
    Point(
        "drop_pending",
        "Does drop_pending_updates throw waiting updates away?",
        "no, it has no effect",
        "deleteWebhook with it while a message waits, then getUpdates",
        "simulator/api/methods/webhooks.py (and its line in simulator/api/bale/schema.py)",
        drop_pending,
    ),
    Point(
        "chat_type",
        "Has every chat a type?",
        "yes, and a person's is private",
        "a message of the person",
        f"{TABLE} (Chat)",
        chat_type,
    ),
    Point(
        "text_fields",
        "Which fields has a text message?",
        "those of the documents and no others",
        "a message of the person",
        f"{TABLE} (Message, User, Chat)",
        text_fields,
    ),
    Point(
        "id_sizes",
        "How large are ids?",
        f"positive, at most {ID_BITS} bits",
        "ids of bot, chat, person and message",
        "simulator/world/citizen.py (HIGHEST_ID)",
        id_sizes,
    ),
)
LAST = (
    Point(
        "allowed_updates",
        "Is allowed_updates passed over?",
        "yes: a message comes although only taps were asked for",
        "getUpdates with it while the person writes",
        f"{TABLE} (getUpdates)",
        allowed_updates,
    ),
    Point(
        "start_of_ids",
        "Where do update ids begin?",
        "at 0 for a new bot",
        "the first update that came",
        "simulator/api/bale/personality.py (first_update_id)",
        start_of_ids,
    ),
    Point(
        "step_of_ids",
        "Do update ids go up by one?",
        "yes",
        "all updates that came",
        "simulator/world/queue.py",
        step_of_ids,
    ),
)
WAITING = (
    Point(
        "longest_poll",
        "How long may getUpdates wait?",
        f"it answers after {LONGEST_WAIT} seconds at the latest",
        "getUpdates with timeout 60 and 90 (--polls) while nobody writes",
        "simulator/api/methods/updates.py (_LONGEST_WAIT)",
        longest_poll,
    ),
)
