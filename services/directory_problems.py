"""What is wrong with the starting directory, said so that whoever edited the file can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import ErrorDetails

SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this file",
    "model_type": "must be an object in braces",
    "string_type": "must be text in double quotes",
    "int_type": "must be a whole number without quotes",
    "int_from_float": "must be a whole number without quotes",
    "float_type": "must be a number without quotes",
    "bool_type": "must be true or false without quotes",
    "list_type": "must be a list in square brackets",
    "timezone_aware": "must name its offset from UTC, like 2026-01-05T00:00:00+03:30",
    "datetime_type": "must be a moment in quotes, like 2026-01-05T00:00:00+03:30",
    "datetime_parsing": "must be a moment in quotes, like 2026-01-05T00:00:00+03:30",
    "datetime_from_date_parsing": "must be a moment in quotes, like 2026-01-05T00:00:00+03:30",
    "enum": "must be one of {expected}",
    "greater_than_equal": "must not be below {ge}",
    "less_than_equal": "must not be above {le}",
    "value_error": "{error}",
}
"""Plain English for the kinds of error that pydantic finds; `{…}` is filled from the error."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the file, the row counted from 1 (0: the file as a whole), the field, the reason."""

    file: str
    row: int
    field: str
    reason: str

    def __str__(self) -> str:
        """Write it as one line."""
        row = f", row {self.row}" if self.row else ""
        field = f", {self.field}" if self.field else ""
        return f"{self.file}{row}{field}: {self.reason}"


class BadDirectory(ValueError):  # noqa: N818 (it names what was found, as the staff say it)
    """The folder was refused whole; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def problem_from(file: str, row: int, error: ErrorDetails) -> Problem:
    """Turn one error of pydantic's into ours."""
    sentence = SENTENCES.get(error["type"])
    reason = sentence.format(**error.get("ctx", {})) if sentence else error["msg"]
    return Problem(file, row, field_name(error["loc"]), reason)


def field_name(path: Sequence[int | str]) -> str:
    """Write a path into a row as staff would count it: `hours[1].opens`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")
