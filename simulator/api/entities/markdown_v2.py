"""Reads Telegram's MarkdownV2: nested marks, every special sign escaped."""

import re

from simulator.api.entities.utf16 import byte_offset
from simulator.api.entities.writer import Writer
from simulator.api.errors import cannot_parse
from simulator.world.json import Json

_KINDS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_NAMES = {"*": "Bold", "_": "Italic", "__": "Underline", "~": "Strikethrough", "||": "Spoiler"}
_NAMES |= {"`": "Code", "```": "Pre", "[": "TextUrl", "![": "CustomEmoji", ">": "BlockQuote"}
_MARK = re.compile(r"```|`|\|\||__|!\[|[*_~\[\]]")
_RESERVED = "()>#+-=|{}.!"
_LANGUAGE = re.compile(r"([\w+-]+)\n|\n")


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """Turn MarkdownV2 into text and entities."""
    writer, index = Writer(), 0
    while index < len(source):
        index = _step(source, index, writer)
    _end_of_line(writer)
    if writer.open:
        raise _endless(source, writer.open[-1].name, writer.open[-1].source_index)
    return writer.finish()


def _step(source: str, index: int, writer: Writer) -> int:
    sign = source[index]
    if sign == "\\" and source[index + 1 : index + 2].isascii() and source[index + 1 : index + 2]:
        writer.write(source[index + 1])
        return index + 2
    if sign == ">" and (index == 0 or source[index - 1] == "\n"):
        if not _quoting(writer):
            writer.begin(">", index)
        return index + 1
    if sign == "\n" and source[index + 1 : index + 2] != ">":
        _end_of_line(writer)
    mark = _MARK.match(source, index)
    if mark:
        return _mark(source, index, mark[0], writer)
    if sign in _RESERVED:
        raise cannot_parse(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
    writer.write(sign)
    return index + 1


def _quoting(writer: Writer) -> bool:
    return any(one.name == ">" for one in writer.open)


def _end_of_line(writer: Writer) -> None:
    if writer.open and writer.open[-1].name == ">":
        writer.end("blockquote")


def _mark(source: str, index: int, mark: str, writer: Writer) -> int:
    if mark in ("`", "```"):
        return _code(source, index, mark, writer)
    if mark == "]":
        return _link(source, index, writer)
    after = index + len(mark)
    if mark in _KINDS and writer.open and writer.open[-1].name == mark:
        writer.end(_KINDS[mark])
    elif any(one.name == mark for one in writer.open):
        raise _endless(source, writer.open[-1].name, writer.open[-1].source_index)
    else:
        writer.begin(mark, index)
    return after


def _code(source: str, index: int, mark: str, writer: Writer) -> int:
    start = index + len(mark)
    end = start
    while end < len(source) and not source.startswith(mark, end):
        end += 2 if source[end] == "\\" else 1
    if end >= len(source):
        raise _endless(source, mark, index)
    language = _LANGUAGE.match(source, start) if mark == "```" else None
    body = source[language.end() if language else start : end]
    writer.begin(mark, index)
    writer.write(re.sub(r"\\([\x01-\x7e])", r"\1", body))
    details = {"language": language[1]} if language and language[1] else {}
    writer.end("pre" if mark == "```" else "code", details)
    return end + len(mark)


def _link(source: str, index: int, writer: Writer) -> int:
    opened = writer.open[-1].name if writer.open else ""
    if opened not in ("[", "!["):
        raise cannot_parse("Character ']' is reserved and must be escaped with the preceding '\\'")
    if source[index + 1 : index + 2] != "(":
        writer.end(None)
        return index + 1
    end = index + 2
    while end < len(source) and source[end] != ")":
        end += 2 if source[end] == "\\" else 1
    if end >= len(source):
        raise cannot_parse(f"Can't find end of a URL at byte offset {byte_offset(source, index)}")
    url = re.sub(r"\\([\x01-\x7e])", r"\1", source[index + 2 : end])
    if opened == "![":
        writer.end("custom_emoji", {"custom_emoji_id": url.rpartition("id=")[2]})
    else:
        writer.end("text_link", {"url": url})
    return end + 1


def _endless(source: str, mark: str, index: int) -> Exception:
    return cannot_parse(f"Can't find end of {_NAMES[mark]} entity at byte offset {byte_offset(source, index)}")
