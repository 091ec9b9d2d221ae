"""Methods that set where updates are pushed."""

import re
from urllib.parse import urlsplit

from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.api.methods.updates import ask_for
from simulator.api.postman import deliver
from simulator.world.bot import Webhook
from simulator.world.json import Json

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(call: Call) -> bool:
    """Push updates to an address from now on; an empty address ends it."""
    params, url = call.params, call.params.text("url")
    if not url:
        return delete_webhook(call)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    ask_for(call)
    _drop_pending(call)
    hook = call.bot.webhook = Webhook(url, secret, max(1, min(params.integer("max_connections", 40), 100)))
    call.bot.queue.bell.ring()
    call.world.background.run(deliver(call.world, call.bot, hook))
    return True


def delete_webhook(call: Call) -> bool:
    """End the pushing; what waits is kept for getUpdates."""
    _drop_pending(call)
    call.bot.webhook = None
    call.bot.queue.bell.ring()
    return True


def get_webhook_info(call: Call) -> Json:
    """Tell where updates are pushed and how that goes."""
    bot, hook = call.bot, call.bot.webhook
    waiting = len(bot.queue.pending)
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": waiting}
    if bot.allowed_updates:
        told["allowed_updates"] = bot.allowed_updates
    if hook:
        told |= {"url": hook.url, "max_connections": hook.max_connections}
    if hook and hook.last_error:
        told |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    return told


def _drop_pending(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.bot.queue.clear()


METHODS: dict[str, Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
