"""Fifty updates in Bale's shapes, each under a name, to be put into a bot's queue (bale.md 3a).

Thirty-five are as the documents have them, fifteen are what a careful bot should survive.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.world.json import Json

_DAY = 24 * 60 * 60
_ABOVE_53_BITS = 2**53 + 1
_HIGHEST_INT64 = 2**63 - 1


@dataclass(frozen=True)
class Scene:
    """Who writes to which bot, under which message id, with which file."""

    user: Json
    chat: Json
    bot: Json
    message: int
    date: int
    file: Json

    def base(self, **more: Any) -> Json:
        """Write what every message has, and more."""
        told: Json = {"message_id": self.message, "from": self.user, "date": self.date, "chat": self.chat}
        return told | more

    def without(self, *names: str, **more: Any) -> Json:
        """Write a text message that lacks something."""
        return {name: value for name, value in self.base(text="سلام", **more).items() if name not in names}

    def by_bot(self, **more: Any) -> Json:
        """Write a message of the bot, as a tap brings it back."""
        return self.base(text="امن هستید؟", **more) | {"from": self.bot}


Shape = Callable[[Scene], Json]


def _message(**fields: Any) -> Shape:
    return lambda scene: {"message": scene.base(**fields)}


def _file(kind: str, **fields: Any) -> Shape:
    return lambda scene: {"message": scene.base(**{kind: scene.file | fields})}


def _bare(scene: Scene) -> Json:
    return {name: scene.file[name] for name in ("file_id", "file_unique_id")}


def _group(scene: Scene, **fields: Any) -> Json:
    return {"message": scene.base(**fields) | {"chat": {"id": 4700000001, "type": "group", "title": "همکاران"}}}


def _channel(scene: Scene, **fields: Any) -> Json:
    chat = {"id": 4700000002, "type": "channel", "title": "خبرها", "username": "khabar"}
    told = scene.base(text="امشب همه‌جا باز است", sender_chat=chat, **fields) | {"chat": chat}
    return {"message": {name: value for name, value in told.items() if name != "from"}}


def _tap(scene: Scene, message: Json, **fields: Any) -> Json:
    return {"callback_query": {"id": "2700000001", "from": scene.user, "message": message, "data": "safe"} | fields}


def _photo(scene: Scene) -> list[Json]:
    return [scene.file | {"width": 320, "height": 240}]


_FILM = {"width": 320, "height": 240, "duration": 3, "file_name": "film.mp4", "mime_type": "video/mp4"}
_PAYMENT = {"currency": "IRR", "total_amount": 50000, "invoice_payload": "class-7"}
_OWN_NAME = {"phone_number": "989120000000", "first_name": "سارا"}

DOCUMENTED: dict[str, Shape] = {
    "text": _message(text="امشب جایی برای خواب ندارم"),
    "start_payload": _message(text="/start kharid-7", entities=[{"type": "bot_command", "offset": 0, "length": 6}]),
    "mention": _message(text="@yavar سلام", entities=[{"type": "mention", "offset": 0, "length": 6}]),
    "contact": lambda scene: {"message": scene.base(contact=_OWN_NAME | {"user_id": scene.user["id"]})},
    "contact_without_user_id": _message(contact=_OWN_NAME),
    "contact_without_first_name": _message(contact={"phone_number": "989120000000"}),
    "location": _message(location={"longitude": 51.42, "latitude": 35.66}),
    "photo": lambda scene: {"message": scene.base(photo=_photo(scene))},
    "photo_with_caption": lambda scene: {"message": scene.base(photo=_photo(scene), caption="نامهٔ دادگاه")},
    "album": lambda scene: {"message": scene.base(photo=_photo(scene), media_group_id="77001")},
    "document": _file("document", file_name="نامه.pdf", mime_type="application/pdf"),
    "document_with_thumbnail": lambda scene: {
        "message": scene.base(document=scene.file | {"thumbnail": _photo(scene)[0], "file_name": "a.pdf"})
    },
    "audio": _file("audio", duration=12, title="آرامش", file_name="a.mp3", mime_type="audio/mpeg"),
    "video": _file("video", **_FILM),
    "animation": lambda scene: {
        "message": scene.base(animation=scene.file | _FILM, document=scene.file | {"file_name": "film.mp4"})
    },
    "voice": lambda scene: {"message": scene.base(voice=_bare(scene))},
    "sticker": _file("sticker", type="regular", width=512, height=512),
    "forward_from_user": lambda scene: {
        "message": scene.base(text="سلام", forward_from=scene.user, forward_date=scene.date - 60)
    },
    "forward_from_channel": lambda scene: {
        "message": scene.base(
            text="سلام",
            forward_from_chat={"id": 4700000002, "type": "channel", "title": "خبرها"},
            forward_from_message_id=12,
            forward_date=scene.date - _DAY,
        )
    },
    "reply": lambda scene: {
        "message": scene.base(text="بله", reply_to_message=scene.by_bot() | {"message_id": scene.message - 1})
    },
    "group": lambda scene: _group(scene, text="سلام"),
    "channel": _channel,
    "joined": lambda scene: _group(scene, new_chat_members=[scene.user]),
    "left": lambda scene: _group(scene, left_chat_member=scene.user),
    "edited": lambda scene: {"edited_message": scene.base(text="منطقه ۱۱", edit_date=scene.date)},
    "callback_query": lambda scene: _tap(scene, scene.by_bot()),
    # The message is too old: its content and date are not told. A parser that knows `chat_instance` takes it.
    "callback_query_of_an_old_message": lambda scene: _tap(
        scene, {"message_id": scene.message, "chat": scene.chat}, chat_instance="1"
    ),
    "reply_keyboard_in_message": lambda scene: {
        "message": scene.by_bot(reply_markup={"keyboard": [[{"text": "خانه"}]]})
    },
    "empty_reply_markup": lambda scene: {"message": scene.by_bot(reply_markup={})},
    "web_app_data": _message(web_app_data={"data": '{"day": 3}'}),
    "invoice": _message(invoice={"title": "کلاس", "description": "دورهٔ دوخت", "total_amount": 50000}),
    "successful_payment": _message(
        successful_payment=_PAYMENT | {"telegram_payment_charge_id": "c1", "provider_payment_charge_id": "p1"}
    ),
    "pre_checkout_query": lambda scene: {"pre_checkout_query": {"id": "c1", "from": scene.user} | _PAYMENT},
    "date_zero": lambda scene: {"message": scene.base(text="سلام") | {"date": 0}},
    "long_text": _message(text="سلام 😀 " * 512),
}

DEFENSIVE: dict[str, Shape] = {
    "voice_duration_null": lambda scene: {"message": scene.base(voice=_bare(scene) | {"duration": None})},
    "contact_phone_number_as_number": _message(contact=_OWN_NAME | {"phone_number": 989120000000}),
    "user_without_is_bot": lambda scene: {
        "message": scene.base(text="سلام") | {"from": {"id": scene.user["id"], "first_name": "سارا"}}
    },
    "user_without_first_name": lambda scene: {
        "message": scene.base(text="سلام") | {"from": {"id": scene.user["id"], "is_bot": False}}
    },
    "chat_without_type": lambda scene: {"message": scene.base(text="سلام") | {"chat": {"id": scene.chat["id"]}}},
    "message_without_date": lambda scene: {"message": scene.without("date")},
    "date_as_string": lambda scene: {"message": scene.base(text="سلام") | {"date": str(scene.date)}},
    "date_in_milliseconds": lambda scene: {"message": scene.base(text="سلام") | {"date": scene.date * 1000}},
    "ids_as_strings": lambda scene: {
        "message": scene.base(text="سلام")
        | {
            "message_id": str(scene.message),
            "from": scene.user | {"id": str(scene.user["id"])},
            "chat": scene.chat | {"id": str(scene.chat["id"])},
        }
    },
    "ids_of_54_bits": lambda scene: {
        "message": scene.base(text="سلام")
        | {"from": scene.user | {"id": _ABOVE_53_BITS}, "chat": scene.chat | {"id": _ABOVE_53_BITS}}
    },
    "message_id_of_64_bits": lambda scene: {"message": scene.base(text="سلام") | {"message_id": _HIGHEST_INT64}},
    "unknown_chat_type": lambda scene: {"message": scene.base(text="سلام") | {"chat": scene.chat | {"type": "saved"}}},
    "unknown_kind": lambda scene: {"story": {"id": 1, "from": scene.user}},
    "unknown_field": _message(text="سلام", gift_packet={"amount": 7}),
    "poll": lambda _scene: {"poll": {"id": "1", "question": "کدام روز؟", "options": ["شنبه", "دوشنبه"]}},
}

SHAPES = DOCUMENTED | DEFENSIVE
