"""Files: under which name they may come, and how large they may be."""

from typing import Any

from bot.probe.live import Live
from bot.probe.person import part
from bot.probe.point import Finding, NotSeenError, Point
from bot.probe.wire import NoAnswerError

MEGABYTE = 1024 * 1024
SIZES = (21, 49, 51)
"""Megabytes: above one of the two limits that were told (20 and 50), and on both sides of the other."""

SECONDS_A_FILE = 900.0
SMALL = b"Yavar tries how files may be sent.\n"
UPLOADS = "simulator/api/bale/personality.py (uploads)"


async def own_name(live: Live) -> Finding:
    """Send a file as the part `document` of the form."""
    answer = await live.to_chat("sendDocument", files={"document": SMALL})
    return Finding(part(answer.result, "document", "file_id") is not None, answer.told())


async def attached(live: Live) -> Finding:
    """Send a file as another part, to which `document` points."""
    answer = await live.to_chat("sendDocument", document="attach://part", files={"part": SMALL})
    return Finding(not answer.ok, answer.told())


async def upload_cap(live: Live) -> Finding:
    """Send ever larger files until one is refused."""
    seen: list[dict[str, Any]] = []
    for megabytes in SIZES:
        seen.append(await _uploaded(live, megabytes))
        if not seen[-1]["taken"]:
            break
    if "no answer" in seen[-1]:
        raise NotSeenError(f"no answer to {seen[-1]['megabytes']} megabytes")
    return Finding([one["taken"] for one in seen] == [True, True, False], seen)


async def _uploaded(live: Live, megabytes: int) -> dict[str, Any]:
    try:
        answer = await live.to_chat(
            "sendDocument", files={"document": bytes(megabytes * MEGABYTE)}, patience=SECONDS_A_FILE
        )
    except NoAnswerError as trouble:
        return {"megabytes": megabytes, "taken": False, "no answer": str(trouble)}
    return {"megabytes": megabytes, "taken": answer.ok, **answer.told()}


POINTS = (
    Point(
        "file_by_own_name",
        "May a file come as a part named for its parameter?",
        "yes",
        "sendDocument with the part `document`",
        UPLOADS,
        own_name,
    ),
    Point(
        "file_by_attach",
        "May a single file come by attach://?",
        "no, it is refused: only an album's may",
        "sendDocument with `document` pointing at another part",
        UPLOADS,
        attached,
    ),
    Point(
        "upload_cap",
        "How large may a file be?",
        "50 megabytes",
        "documents of 21, 49 and 51 megabytes",
        f"{UPLOADS}; as_seen_live plays 20",
        upload_cap,
        "--uploads",
    ),
)
