"""Telegram's personality."""

from simulator.api.methods import account, copying, editing, media, people, sending, updates, webhooks
from simulator.api.personality import Personality

_GROUPS = (account, updates, webhooks, sending, media, copying, editing, people)

TELEGRAM = Personality(
    name="telegram",
    prefix="",
    methods={name.lower(): method for group in _GROUPS for name, method in group.METHODS.items()},
)
