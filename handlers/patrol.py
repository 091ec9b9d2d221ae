"""The municipality's patrol, 137: said plainly that judicial officers ride along, and only on the person's choice."""

from handlers.services import Services
from services.lines import line
from talk import Option, Script, Talk

KEY = "municipality-137"
"""The line's key in data/tehran/lines.json."""


async def explain_patrol(talk: Talk, services: Services) -> None:
    """Explain first, and give the number only to whoever then still wants it."""
    choice = await talk.choose(
        "patrol-explained",
        (Option("number", "patrol-give-number"), Option("shelter", "patrol-find-door")),
    )
    if choice == "shelter":
        talk.go_to("shelter")
    known = await line(services.database, KEY, talk.now)
    if known is None:
        talk.say("patrol-number-unknown", buttons=talk.ways_out())
        return
    talk.say("patrol-number", buttons=talk.ways_out(), number=known.number)


PATROL = Script(
    "patrol",
    explain_patrol,
    words=("گشت 137", "شماره 137", "سامانه 137", "گشت شهرداری", "ماشین گشت شهرداری", "ون شهرداری", "patrol 137"),
)
