"""Methods that change or take back messages."""

from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.api.markup import inline_markup
from simulator.api.text import caption, message_text
from simulator.world.json import Json
from simulator.world.message import Message
from simulator.world.numbers import now

_MOST_DELETED = 100
_DELETED_WITHIN_SECONDS = 48 * 60 * 60
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    """Change the words of a text message."""
    content = message_text(call)
    message = _editable(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _change(call, message, _without(message, "text", "entities", "text_source") | content)


def edit_caption(call: Call) -> Json:
    """Change the words under a file."""
    content = caption(call)
    message = _editable(call)
    if "text" in message.content or "location" in message.content:
        raise bad_request("there is no caption in the message to edit")
    return _change(call, message, _without(message, "caption", "caption_entities", "caption_source") | content)


def edit_reply_markup(call: Call) -> Json:
    """Change the buttons under a message."""
    message = _editable(call)
    return _change(call, message, message.content)


def _without(message: Message, *names: str) -> Json:
    return {name: value for name, value in message.content.items() if name not in names}


def _editable(call: Call) -> Message:
    message = call.message(call.open_chat(), "edit")
    # Telegram refuses to edit a message that brought or took away a reply keyboard.
    if not message.by_bot or (message.markup and not message.inline_rows):
        raise bad_request("message can't be edited")
    return message


def _change(call: Call, message: Message, content: Json) -> Json:
    markup = inline_markup(call)
    if (content, markup) == (message.content, message.markup):
        raise bad_request(_SAME)
    # Changed buttons alone leave no mark, as on Telegram.
    if content != message.content:
        message.edit_date = now()
    message.content, message.markup = content, markup
    call.chat().changed(message)
    return message.wire()


def delete_message(call: Call) -> bool:
    """Take a message away for both sides: the bot's own or the citizen's, unless it is too old."""
    chat = call.chat()
    message = call.message(chat, "delete")
    _not_too_old(message)
    chat.remove(message)
    return True


def delete_messages(call: Call) -> bool:
    """Take several messages away; those already gone are passed over, and with one that is too old none goes."""
    chat, numbers = call.chat(), call.params.parsed("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= _MOST_DELETED:
        raise bad_request("message identifiers are not specified")
    named = [chat.messages.get(number) for number in dict.fromkeys(numbers) if isinstance(number, int)]
    found = [message for message in named if message]
    for message in found:
        _not_too_old(message)
    for message in found:
        chat.remove(message)
    return True


def _not_too_old(message: Message) -> None:
    if message.date <= now() - _DELETED_WITHIN_SECONDS:
        raise bad_request("message can't be deleted for everyone")


METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
