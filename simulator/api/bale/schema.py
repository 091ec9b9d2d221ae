"""The documents of Bale's Bot API as data: 50 methods with their parameters and results, and every object's fields.

Source: docs.bale.ai as of 1404-12-19, read whole; Bale publishes nothing machine-readable.
"""

_RIGHTS = (
    "can_change_info can_post_messages can_edit_messages can_delete_messages can_manage_video_chats"
    " can_invite_users can_restrict_members"
)

METHODS: dict[str, tuple[str, str]] = {
    "getUpdates": ("offset limit timeout", ""),
    "setWebhook": ("url", ""),
    "deleteWebhook": ("", ""),
    "getWebhookInfo": ("", "WebhookInfo"),
    "getMe": ("", "User"),
    "sendMessage": ("chat_id text reply_to_message_id reply_markup", "Message"),
    "forwardMessage": ("chat_id from_chat_id message_id", "Message"),
    "copyMessage": ("chat_id from_chat_id message_id", "MessageId"),
    "sendPhoto": ("chat_id from_chat_id photo caption reply_to_message_id reply_markup", "Message"),
    "sendAudio": ("chat_id audio caption reply_to_message_id reply_markup", "Message"),
    "sendDocument": ("chat_id document caption reply_to_message_id reply_markup", "Message"),
    "sendVideo": ("chat_id video caption reply_to_message_id reply_markup", "Message"),
    "sendAnimation": ("chat_id animation reply_to_message_id reply_markup", "Message"),
    "sendVoice": ("chat_id voice caption reply_to_message_id reply_markup", "Message"),
    "sendMediaGroup": ("chat_id media reply_to_message_id", "Message"),
    "sendLocation": (
        "chat_id latitude longitude horizontal_accuracy reply_to_message_id reply_markup",
        "Message",
    ),
    "sendContact": ("chat_id phone_number first_name last_name reply_to_message_id reply_markup", "Message"),
    "sendChatAction": ("chat_id action", ""),
    "getFile": ("file_id", "File"),
    "answerCallbackQuery": ("callback_query_id text show_alert", ""),
    "askReview": ("user_id delay_seconds", ""),
    "banChatMember": ("chat_id user_id", ""),
    "unbanChatMember": ("chat_id user_id only_if_banned", ""),
    "promoteChatMember": (f"chat_id user_id {_RIGHTS}", ""),
    "setChatPhoto": ("chat_id photo", ""),
    "leaveChat": ("chat_id", ""),
    "getChat": ("chat_id", "ChatFullInfo"),
    "getChatAdministrators": ("chat_id", "ChatMember"),
    "getChatMembersCount": ("chat_id", ""),
    "getChatMember": ("chat_id user_id", "ChatMember"),
    "pinChatMessage": ("chat_id message_id", ""),
    "unPinChatMessage": ("chat_id message_id", ""),
    "unpinAllChatMessages": ("chat_id", ""),
    "setChatTitle": ("chat_id title", ""),
    "setChatDescription": ("chat_id description", ""),
    "deleteChatPhoto": ("chat_id", ""),
    "createChatInviteLink": ("chat_id", ""),
    "revokeChatInviteLink": ("chat_id invite_link", ""),
    "exportChatInviteLink": ("chat_id", ""),
    # What an edit gives back is not documented; live it is a stub (bale.md 2).
    "editMessageText": ("chat_id message_id text reply_markup", "EditStub"),
    "editMessageCaption": ("chat_id message_id caption reply_markup", "EditStub"),
    "editMessageReplyMarkup": ("chat_id message_id reply_markup", "EditStub"),
    "deleteMessage": ("chat_id message_id", ""),
    "uploadStickerFile": ("user_id sticker", "File"),
    "createNewStickerSet": ("user_id name title sticker", ""),
    "addStickerToSet": ("user_id name sticker", ""),
    "sendInvoice": (
        "chat_id title description payload provider_token prices photo_url reply_to_message_id",
        "Message",
    ),
    "createInvoiceLink": ("title description payload provider_token prices", ""),
    "answerPreCheckoutQuery": ("pre_checkout_query_id ok error_message", ""),
    "inquireTransaction": ("transaction_id", "Transaction"),
}
"""Name: its parameters, and the object that it gives (one or a list); nothing for plain values."""

_FILE = "file_id file_unique_id"

OBJECTS: dict[str, str] = {
    "Update": "update_id message:Message edited_message:Message callback_query:CallbackQuery"
    " pre_checkout_query:PreCheckoutQuery",
    "WebhookInfo": "url",
    "User": "id is_bot first_name last_name username language_code",
    "Chat": "id type title username first_name last_name",
    "ChatFullInfo": "id type title username first_name last_name photo bio description invite_link linked_chat_id",
    "Message": "message_id from:User date chat:Chat sender_chat:Chat forward_from:User forward_from_chat:Chat"
    " forward_from_message_id forward_date reply_to_message:Message edit_date media_group_id text"
    " entities:MessageEntity animation:Animation audio:Audio document:Document photo:PhotoSize sticker:Sticker"
    " video:Video voice:Voice caption caption_entities:MessageEntity contact:Contact location:Location"
    " new_chat_members:User left_chat_member:User invoice:Invoice successful_payment:SuccessfulPayment"
    " web_app_data:WebAppData reply_markup:InlineKeyboardMarkup",
    "MessageId": "message_id",
    "MessageEntity": "type offset length",
    "PhotoSize": f"{_FILE} width height file_size",
    "Animation": f"{_FILE} width height duration thumbnail:PhotoSize file_name mime_type file_size",
    "Audio": f"{_FILE} duration title file_name mime_type file_size",
    "Document": f"{_FILE} thumbnail:PhotoSize file_name mime_type file_size",
    "Video": f"{_FILE} width height duration file_name mime_type file_size",
    "Voice": _FILE,
    "Sticker": f"{_FILE} type width height file_size",
    "File": f"{_FILE} file_size file_path",
    "Contact": "phone_number first_name last_name user_id",
    "Location": "longitude latitude",
    "Invoice": "title description total_amount",
    "InlineKeyboardMarkup": "inline_keyboard:InlineKeyboardButton",
    "InlineKeyboardButton": "text url callback_data web_app copy_text",
    "CallbackQuery": "id from:User message:Message data",
    "WebAppData": "data",
    "ChatMember": "status user:User",
    "PreCheckoutQuery": "id from:User currency total_amount invoice_payload",
    "SuccessfulPayment": "currency total_amount invoice_payload telegram_payment_charge_id provider_payment_charge_id",
    "Transaction": "id status userID amount createdAt",
    "EditStub": "message_id",
}
"""Object: its fields, each with the object that stands in it."""

LIVE_OBJECTS: dict[str, str] = OBJECTS | {
    # Libraries that work on the live platform read these without asking (bale.md 3a).
    "CallbackQuery": f"{OBJECTS['CallbackQuery']} chat_instance",
    "Voice": f"{OBJECTS['Voice']} duration",
    # The other stub that was tried: `message_id` 0 and no text (bale.md 3a, 8).
    "EditStub": "message_id date chat:Chat",
}
"""The same as seen live, where more than the documents say is known."""
