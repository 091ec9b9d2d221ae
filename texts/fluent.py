"""Every word people see, from locales/: loud when a message is missing or broken, right to left where it must be."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message, Resource

from texts.marks import Marked, laid_out, seal, unsealed
from texts.persian import LRI, PDI, RLM, persian_digits
from texts.time_of_day import clock_words

FOLDER = Path(__file__).parent.parent / "locales"
LANGUAGES = ("fa", "en")

_STARTS_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f]")


class WordsError(Exception):
    """A message is missing, or could not be put into words."""


class Words:
    """All messages of all languages."""

    def __init__(self, folder: Path = FOLDER) -> None:
        # Words without values are the same each time: most of what a turn says.
        self._said: dict[tuple[str, str], Marked] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._ids: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        self._bundles = {language: self._read(folder / language, language) for language in LANGUAGES}

    def say(self, language: str, message: str, args: Mapping[str, Any] | None = None) -> str:
        """Put a message into words; each line of Persian begins right to left.

        A value that is a mapping with "message" is a message within the message; a list of such, one a line.
        Raises WordsError when message or variable is missing.
        """
        return self.marked(language, message, args).text

    def marked(self, language: str, message: str, args: Mapping[str, Any] | None = None) -> Marked:
        """Put a message into the same words as `say`, and tell which of them stand out."""
        if not args and (known := self._said.get((language, message))) is not None:
            return known
        begun = right_to_left if language == "fa" else str
        said = laid_out(unsealed(self._format(language, message, args or {})), begun)
        if not args:
            self._said[language, message] = said
        return said

    def label(self, language: str, message: str, args: Mapping[str, Any] | None = None) -> str:
        """Put the words on a button: one line, no direction marks, so that they compare when they come back."""
        if args:
            return unsealed(self._format(language, message, args)).text.strip()
        known = self._labels.get((language, message))
        if known is None:
            known = self._labels[language, message] = unsealed(self._format(language, message, {})).text.strip()
        return known

    def ids(self, language: str) -> set[str]:
        """Give the ids of all messages of a language."""
        return set(self._ids[language])

    def _format(self, language: str, message: str, args: Mapping[str, Any]) -> str:
        bundle = self._bundles[language]
        if not bundle.has_message(message):
            raise WordsError(f"{language} has no message {message}")
        pattern = bundle.get_message(message).value
        if pattern is None:
            raise WordsError(f"{message} has no text in {language}")
        values = {name: self._value(language, value) for name, value in args.items()}
        said, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise WordsError(f"{message} in {language}: {errors[0]}")
        return str(said)

    def _value(self, language: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            inner = {name: each for name, each in value.items() if name != "message"}
            return self._format(language, value["message"], inner)
        if isinstance(value, list):
            return "\n".join(self._value(language, each) for each in value)
        if isinstance(value, datetime):
            return self._clock(language, value)
        return seal(value) if isinstance(value, str) else value

    def _clock(self, language: str, moment: datetime) -> str:
        part, hour, minute = clock_words(moment)
        shown = f"{hour}:{minute:02}" if minute else str(hour)
        return self._format(language, part, {"time": number(language, shown)})

    def _read(self, folder: Path, language: str) -> FluentBundle:
        functions: dict[str, Callable[[Any], Any]] = {
            "NUM": lambda value: number(language, str(value)),
            "LTR": left_to_right,
        }
        bundle = FluentBundle([language], use_isolating=False, functions=functions)
        for file in sorted(folder.glob("*.ftl")):
            resource = parsed(file.read_text(encoding="utf-8"))
            for entry in junk(resource):
                raise WordsError(f"{file.name} of {language} cannot be read at: {entry.content!r}")
            self._ids[language] += [entry.id.name for entry in resource.body if isinstance(entry, Message)]
            bundle.add_resource(resource)
        return bundle


@cache
def parsed(text: str) -> Resource:
    """Read a text of messages, once a process: each messenger's house has the same words."""
    return FluentResource(text)


def junk(resource: Any) -> Iterator[Junk]:
    """Give the parts of a file that Fluent could not read."""
    return (entry for entry in resource.body if isinstance(entry, Junk))


def number(language: str, value: str) -> str:
    """Write digits in the language's own script."""
    return persian_digits(value).replace(".", "٫") if language == "fa" else value


def left_to_right(value: object) -> str:
    """Isolate a Latin run (a link, a code) within Persian text."""
    return f"{LRI}{value}{PDI}"


def right_to_left(line: str) -> str:
    """Begin a line with a right-to-left mark unless a right-to-left letter already does."""
    return line if not line or _STARTS_RIGHT_TO_LEFT.match(line[0]) else RLM + line
