"""Marks in a text: what comes back, and what a person sees; that takes eyes."""

from dataclasses import dataclass

from bot.probe.live import Live
from bot.probe.person import MARKS, part
from bot.probe.point import Finding, Point
from bot.probe.shape import shape
from texts.persian import persian_digits

WORD_JOINER = "\u2060"
WRITING = "simulator/api/bale/markdown.py"
DONE = "done"
DETECTED = frozenset(["bot_command", "mention"])
"""Entities that are found in any text, marked or not."""

IN_A_ROW = 4


@dataclass(frozen=True)
class Marked:
    """A way to mark a word, `{}`, and whether the simulator shows the word formatted."""

    id: str
    pattern: str
    formatted: bool = False


MARKED = (
    Marked("star", "*{}*", formatted=True),
    Marked("underscore", "_{}_", formatted=True),
    Marked("link", "[{}](https://bale.ai)", formatted=True),
    Marked("fence with title", "```[{}]{}```", formatted=True),
    Marked("two stars", "**{}**"),
    Marked("backtick", "`{}`"),
    Marked("tilde", "~{}~"),
    Marked("HTML", "<b>{}</b>"),
    Marked("stars after backslashes", r"\*{}\*"),
    Marked("stars with word joiners outside", f"{WORD_JOINER}*{{}}*{WORD_JOINER}"),
    Marked("stars within a word", "{}*{}*{}"),
    Marked("link with a word joiner", f"[{{}}]{WORD_JOINER}(https://bale.ai)"),
)


def lines(word: str) -> list[str]:
    """Write the word in every way, one a line, numbered."""
    return [f"{persian_digits(str(at))}. {each.pattern.replace('{}', word)}" for at, each in enumerate(MARKED, 1)]


async def marks_back(live: Live) -> Finding:
    """Send all marks and compare what comes back line by line."""
    sent = lines(live.person.words.label("fa", "probe-word"))
    message = await live.sent(text="\n".join(sent))
    back = str(part(message, "text") or "").split("\n")
    changed = [each.id for each, line in zip(MARKED, sent, strict=True) if line not in back]
    kinds = sorted({str(shape(part(one, "type"), "type")) for one in part(message, "entities") or ()})
    return Finding(not changed and DETECTED.issuperset(kinds), {"changed": changed, "entities": kinds})


async def marks_seen(live: Live) -> Finding:
    """Let the person tap the numbers of the lines that look formatted, then the last button."""
    numbers = [persian_digits(str(at)) for at in range(1, len(MARKED) + 1)]
    keys = [{"text": number, "callback_data": f"mark {at}"} for at, number in enumerate(numbers)]
    rows = [keys[at : at + IN_A_ROW] for at in range(0, len(keys), IN_A_ROW)]
    words = live.person.words
    rows.append([{"text": words.label("fa", "probe-no-more"), "callback_data": DONE}])
    more = "\n".join(lines(words.label("fa", "probe-word")))
    await live.person.ask(MARKS, {"inline_keyboard": rows}, more)
    tapped = await _tapped(live)
    looked = [each.id for at, each in enumerate(MARKED) if f"mark {at}" in tapped]
    return Finding(looked == [each.id for each in MARKED if each.formatted], {"looked formatted": looked})


async def _tapped(live: Live) -> set[str]:
    tapped: set[str] = set()
    while DONE not in tapped:
        query = (await live.person.wait(MARKS))["callback_query"]
        await live.wire.call("answerCallbackQuery", callback_query_id=str(part(query, "id")))
        tapped.add(str(part(query, "data")))
    return tapped


POINTS = (
    Point(
        "marks_back",
        "Does the bot get its marks back?",
        "yes, every sign, and no entities for them",
        "sendMessage with twelve ways to mark a word",
        "simulator/api/bale/presenting.py",
        marks_back,
    ),
    Point(
        "marks_seen",
        "Which marks format a word, and what keeps them from it?",
        "stars and underscores with a space outside, links, fences with a title; nothing else, no backslash",
        "the same lines, of which the person taps those that look formatted",
        WRITING,
        marks_seen,
    ),
)
