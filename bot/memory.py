"""What can be said without Postgres: that the fault is ours, and the checked emergency numbers."""

from services.lines import FALLBACK
from texts.fluent import Words


def card_from_memory(words: Words, language: str) -> str:
    """Give the apology and the emergency card with the numbers that are always at hand."""
    persian = language == "fa"
    lines = [
        {"message": "line-open", "name": line.name if persian else line.name_en, "number": line.number}
        for line in FALLBACK
    ]
    card = words.say(language, "emergency-card", {"lines": lines})
    return f"{words.say(language, 'our-fault')}\n\n{card}"
