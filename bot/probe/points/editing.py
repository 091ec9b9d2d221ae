"""Edits of the bot's own messages."""

from bot.probe.live import Live
from bot.probe.person import part
from bot.probe.point import Finding, Point


async def edit_stub(live: Live) -> Finding:
    """Change the words of a message of the bot."""
    sent = await live.sent()
    answer = await live.to_chat("editMessageText", message_id=part(sent, "message_id"), text=f"{live.sample} 2")
    return Finding(answer.result == {"message_id": 0}, answer.told())


async def same_edit(live: Live) -> Finding:
    """Change a message to what it already says."""
    sent = await live.sent()
    answer = await live.to_chat("editMessageText", message_id=part(sent, "message_id"), text=live.sample)
    return Finding(not answer.ok and answer.words.startswith("Bad Request: message is not modified"), answer.told())


POINTS = (
    Point(
        "edit_stub",
        "What does an edit give?",
        "message_id 0 and nothing else",
        "editMessageText of a message of the bot",
        "simulator/api/bale/schema.py (EditStub; as_seen_live plays date and chat too)",
        edit_stub,
    ),
    Point(
        "same_edit",
        "Is an edit that changes nothing refused?",
        "yes: message is not modified",
        "editMessageText with the words that are there",
        "simulator/api/methods/editing.py (_SAME)",
        same_edit,
    ),
)
