"""Bale's wallet, as far as a bot can start it: invoices are shown, nobody pays them."""

import secrets
from typing import Any

from simulator.api.call import Call
from simulator.api.errors import ApiError, bad_request
from simulator.api.posting import post
from simulator.world.json import Json

_LONGEST_TITLE, _LONGEST_DESCRIPTION, _LONGEST_PAYLOAD = 32, 255, 128


def send_invoice(call: Call) -> Json:
    """Ask for money in the chat."""
    return post(call, {"invoice": _invoice(call)})


def create_invoice_link(call: Call) -> str:
    """Make a payment's id for a mini app."""
    _invoice(call)
    return secrets.token_hex(8)


def answer_pre_checkout_query(call: Call) -> bool:
    """Let a payment go on, or stop it with a reason."""
    if "pre_checkout_query_id" not in call.params or "ok" not in call.params:
        raise bad_request("pre_checkout_query_id and ok must be specified")
    return True


def inquire_transaction(call: Call) -> Json:
    """Tell how a payment stands: here there are none."""
    wanted = call.params.text("transaction_id") or "(none)"
    raise ApiError(404, f"transaction not found: {wanted}")


def _invoice(call: Call) -> Json:
    title, description = call.params.text("title"), call.params.text("description")
    if not 1 <= len(title) <= _LONGEST_TITLE:
        raise bad_request("title must be 1-32 characters long")
    if not 1 <= len(description) <= _LONGEST_DESCRIPTION:
        raise bad_request("description must be 1-255 characters long")
    if not 1 <= len(call.params.text("payload").encode()) <= _LONGEST_PAYLOAD:
        raise bad_request("payload must be 1-128 bytes long")
    if "provider_token" not in call.params:
        raise bad_request("provider_token is not specified")
    return {"title": title, "description": description, "total_amount": _total(call.params.parsed("prices"))}


def _total(prices: Any) -> int:
    if not isinstance(prices, list) or not prices or not all(_is_price(one) for one in prices):
        raise bad_request("prices must be an Array of LabeledPrice")
    return sum(one["amount"] for one in prices)


def _is_price(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("label"), str) and type(one.get("amount")) is int
