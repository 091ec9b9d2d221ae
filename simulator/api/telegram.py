"""Telegram's personality."""

import secrets

from simulator.api.attachments import Uploads
from simulator.api.formatting import read_by_mode, with_detected
from simulator.api.markup import Buttons
from simulator.api.methods import account, copying, editing, media, people, sending, updates, webhooks
from simulator.api.personality import Personality
from simulator.api.text import Writing
from simulator.world.json import Json
from simulator.world.numbers import first_update_id
from simulator.world.platform import Habits

_GROUPS = (account, updates, webhooks, sending, media, copying, editing, people)


def _query_id(_old_app: bool) -> str:  # noqa: FBT001 (the sign of a `Habits` value)
    return str(secrets.randbits(62))


def _as_it_is(update: Json) -> Json:
    return update


TELEGRAM = Personality(
    name="telegram",
    prefix="",
    methods={name.lower(): method for group in _GROUPS for name, method in group.METHODS.items()},
    habits=Habits(
        first_update_id=first_update_id,
        new_query_id=_query_id,
        compose=with_detected,
        shape_update=_as_it_is,
    ),
    writing=Writing(read_by_mode, longest_caption=1024, longest_album_caption=1024),
    buttons=Buttons(
        inline_actions=(
            "url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text",
            "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game", "pay",
        ),
        others=("remove_keyboard", "force_reply"),
    ),
    uploads=Uploads(),
    actions=frozenset(
        [
            "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
            "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
        ]
    ),
)  # fmt: skip
