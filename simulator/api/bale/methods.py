"""Bale's methods: most are Telegram's own, the rest stand here."""

from simulator.api.attachments import attached
from simulator.api.bale.payments import (
    answer_pre_checkout_query,
    create_invoice_link,
    inquire_transaction,
    send_invoice,
)
from simulator.api.bale.schema import METHODS
from simulator.api.call import Call, Method
from simulator.api.errors import ApiError, bad_request
from simulator.api.methods import account, copying, editing, media, people, sending, updates, webhooks
from simulator.api.posting import post
from simulator.world import contents
from simulator.world.json import Json

_OLD_APP = "1"


def send_animation(call: Call) -> Json:
    """Send a silent film or GIF."""
    return post(call, contents.animation(attached(call, "animation", "animations")))


def answer_callback_query(call: Call) -> bool:
    """Answer a tap; apps of before Khordad 1404, whose ids begin with 1, show nothing (bale.md 2)."""
    query_id = call.params.text("callback_query_id")
    known = call.bot.callbacks.get(query_id)
    if known and query_id.startswith(_OLD_APP):
        known[0].waiting.discard(query_id)
        return True
    return people.answer_callback_query(call)


def ask_review(call: Call) -> bool:
    """Ask a person to rate the bot; whether they are shown the form, Bale decides."""
    if "delay_seconds" not in call.params or call.params.integer("delay_seconds") < 0:
        raise bad_request("delay_seconds is not specified")
    call.chat("user_id")
    return True


def pin(call: Call) -> bool:
    """Pin or unpin a message; the simulator shows no pins."""
    call.message(call.chat(), "pin")
    return True


def unpin_all(call: Call) -> bool:
    """Unpin all messages."""
    call.chat()
    return True


def no_administrators(call: Call) -> list[Json]:
    """Tell that a private chat has no administrators."""
    call.chat()
    return []


def two_members(call: Call) -> int:
    """Tell that two talk in a private chat."""
    call.chat()
    return 2


def groups_only(call: Call) -> bool:
    """Refuse what needs a group: the simulator has private chats only."""
    call.chat()
    raise ApiError(403, "permission_denied")


def upload_sticker_file(call: Call) -> Json:
    """Keep a picture for a set of stickers."""
    return attached(call, "sticker", "stickers").as_file()


_GROUPS = (account, updates, webhooks, sending, media, copying, editing, people)
_SHARED = {name.lower(): method for group in _GROUPS for name, method in group.METHODS.items()}

_OWN: dict[str, Method] = {
    "sendAnimation": send_animation,
    "answerCallbackQuery": answer_callback_query,
    "askReview": ask_review,
    "getChatAdministrators": no_administrators,
    "getChatMembersCount": two_members,
    "pinChatMessage": pin,
    "unPinChatMessage": pin,
    "unpinAllChatMessages": unpin_all,
    "uploadStickerFile": upload_sticker_file,
    "createNewStickerSet": account.done,
    "addStickerToSet": account.done,
    "sendInvoice": send_invoice,
    "createInvoiceLink": create_invoice_link,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
    "inquireTransaction": inquire_transaction,
}
_IN_GROUPS = [
    "banChatMember", "unbanChatMember", "promoteChatMember", "setChatPhoto", "leaveChat", "setChatTitle",
    "setChatDescription", "deleteChatPhoto", "createChatInviteLink", "revokeChatInviteLink", "exportChatInviteLink",
]  # fmt: skip

_ALL = _SHARED | {name.lower(): groups_only for name in _IN_GROUPS} | {name.lower(): one for name, one in _OWN.items()}

BALE_METHODS: dict[str, Method] = {name.lower(): _ALL[name.lower()] for name in METHODS}
"""The documented methods and nothing else."""
