"""Bale's two faces: as documented, and as seen live. Numbers in brackets are sections of bale.md."""

import secrets
from dataclasses import replace

from simulator.api.attachments import Uploads
from simulator.api.bale.markdown import compose, read_always
from simulator.api.bale.methods import BALE_METHODS
from simulator.api.bale.presenting import Presenter
from simulator.api.bale.schema import LIVE_OBJECTS, METHODS, OBJECTS
from simulator.api.markup import Buttons
from simulator.api.personality import Personality
from simulator.api.text import Writing
from simulator.world.platform import Habits

_DAY = 24 * 60 * 60
_DOCUMENTED, _LIVE = Presenter(OBJECTS), Presenter(LIVE_OBJECTS)


def _from_zero() -> int:
    return 0


def _query_id(old_app: bool) -> str:  # noqa: FBT001 (the sign of a `Habits` value)
    """Begin with 1 for an app of before Khordad 1404, which shows no answer to a tap [2]."""
    return f"{1 if old_app else 2}{secrets.randbits(50):016d}"


_HABITS = Habits(
    first_update_id=_from_zero,  # [2] update queue
    new_query_id=_query_id,
    compose=compose,
    shape_update=_DOCUMENTED.update,
    kinds=frozenset(["message", "edited_message", "callback_query", "pre_checkout_query"]),  # [2] update kinds
    keeps_updates=2000,  # [2] update queue
    keeps_seconds=_DAY,  # [2] update queue
    action_seconds=6,  # [2] sendChatAction
)

_AS_DOCUMENTED = Personality(
    name="bale",
    prefix="/bale",
    methods=BALE_METHODS,
    habits=_HABITS,
    parameters={name.lower(): frozenset(names.split()) for name, (names, _) in METHODS.items()},
    writing=Writing(read_always, longest_caption=4096, longest_album_caption=1024),  # [2] sendPhoto
    buttons=Buttons(
        inline_actions=("url", "callback_data", "web_app", "copy_text"),
        others=("remove_keyboard",),
        keyboard_fields=frozenset(["keyboard"]),
    ),
    uploads=Uploads(largest=50, largest_photo=10, by_name_anywhere=False),  # [2] sendPhoto, [3d] uploads
    actions=frozenset(
        ["typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "choose_sticker"]
    ),
    # [2] error strings. Which code goes with which words is told by libraries, not by the documents.
    words={
        "Bad Request: chat not found": (404, "no such group or user"),
        "Forbidden: bot was blocked by the user": (403, "permission_denied"),
        "Unauthorized": (403, "Bad Request: Token not found"),
        "Too Many Requests": (429, "bot limit exceed"),
    },
    present=_DOCUMENTED.result,
)

BALE = replace(
    _AS_DOCUMENTED,
    live=replace(
        _AS_DOCUMENTED,
        habits=replace(_HABITS, shape_update=_LIVE.update),
        uploads=replace(_AS_DOCUMENTED.uploads, largest=20),  # [2] sendPhoto: failures above that were measured
        present=_LIVE.result,
    ),
)
