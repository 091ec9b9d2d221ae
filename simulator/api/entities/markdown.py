"""Reads Telegram's old Markdown: no nesting, few marks."""

from simulator.api.entities.utf16 import byte_offset
from simulator.api.entities.writer import Writer
from simulator.api.errors import cannot_parse
from simulator.world.json import Json

_MARKS = {"*": "bold", "_": "italic", "`": "code", "```": "pre"}
_ESCAPABLE = "_*`["


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Turn old Markdown into text and entities."""
    writer, index = Writer(), 0
    while index < len(source):
        index = _step(source, index, writer)
    return writer.finish()


def _step(source: str, index: int, writer: Writer) -> int:
    sign = source[index]
    if sign == "\\" and source[index + 1 : index + 2] and source[index + 1] in _ESCAPABLE:
        writer.write(source[index + 1])
        return index + 2
    if sign == "[":
        return _link(source, index, writer)
    if sign in _MARKS:
        return _marked(source, index, "```" if source.startswith("```", index) else sign, writer)
    writer.write(sign)
    return index + 1


def _marked(source: str, index: int, mark: str, writer: Writer) -> int:
    end = source.find(mark, index + len(mark))
    if end < 0:
        raise _endless(source, index)
    writer.begin(mark, index)
    writer.write(source[index + len(mark) : end])
    writer.end(_MARKS[mark])
    return end + len(mark)


def _link(source: str, index: int, writer: Writer) -> int:
    end = source.find("]", index)
    if end < 0:
        raise _endless(source, index)
    writer.begin("[", index)
    writer.write(source[index + 1 : end])
    if source[end + 1 : end + 2] != "(":
        writer.end(None)
        return end + 1
    closed = source.find(")", end)
    if closed < 0:
        raise _endless(source, index)
    writer.end("text_link", {"url": source[end + 2 : closed]})
    return closed + 1


def _endless(source: str, index: int) -> Exception:
    return cannot_parse(f"Can't find end of the entity starting at byte offset {byte_offset(source, index)}")
