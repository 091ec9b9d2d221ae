"""Reads the HTML that bots may send."""

import html
import re

from simulator.api.entities.utf16 import byte_offset
from simulator.api.entities.writer import Writer
from simulator.api.errors import cannot_parse
from simulator.world.json import Json

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre",
}  # fmt: skip
_OTHERS = frozenset({"span", "a", "blockquote", "tg-emoji"})
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_PLAIN = re.compile(r"[^<]+")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Turn HTML into text and entities."""
    writer, index = Writer(), 0
    while index < len(source):
        plain = _PLAIN.match(source, index)
        if plain:
            writer.write(_REFERENCE.sub(lambda found: html.unescape(found[0]), plain[0]))
            index = plain.end()
        else:
            index = _read_tag(source, index, writer)
    if writer.open:
        raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{writer.open[-1].name}"')
    return writer.finish()


def _read_tag(source: str, index: int, writer: Writer) -> int:
    tag = _TAG.match(source, index)
    at = byte_offset(source, index)
    if tag is None:
        raise cannot_parse(f'Unsupported start tag "{source[index + 1 : index + 12]}" at byte offset {at}')
    name = tag[2].lower()
    if tag[1]:
        _close(name, at, writer)
    elif name in _SIMPLE or name in _OTHERS:
        writer.begin(name, index, _entity(name, _attributes(tag[3]), at, writer))
    else:
        raise cannot_parse(f'Unsupported start tag "{name}" at byte offset {at}')
    return tag.end()


def _attributes(source: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(source)
    }


def _entity(name: str, given: dict[str, str], at: int, writer: Writer) -> Json:
    match name:
        case "span":
            if given.get("class") != "tg-spoiler":
                raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
            return {"type": "spoiler"}
        case "a":
            return {"type": "text_link", "url": given["href"]} if given.get("href") else {"type": ""}
        case "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"}
        case "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": given.get("emoji-id", "")}
        case "code" if writer.open and writer.open[-1].name == "pre":
            language = given.get("class", "").removeprefix("language-")
            writer.open[-1].details |= {"language": language} if language else {}
            return {"type": ""}
    return {"type": _SIMPLE[name]}


def _close(name: str, at: int, writer: Writer) -> None:
    if not writer.open:
        raise cannot_parse(f"Unexpected end tag at byte offset {at}")
    expected = writer.open[-1].name
    if expected != name:
        raise cannot_parse(f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{name}>"')
    details = writer.open[-1].details
    writer.end(details["type"], {key: value for key, value in details.items() if key != "type"})
