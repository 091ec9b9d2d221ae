"""Locales: every message exists in both languages, is used, and can be said."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Comment,
    FunctionReference,
    GroupComment,
    Junk,
    Message,
    ResourceComment,
    VariableReference,
)
from fluent.syntax.visitor import Visitor
from jinja2 import Environment
from jinja2.nodes import Const

from texts.fluent import FOLDER, LANGUAGES, Words, WordsError

ROOT = FOLDER.parent
SPEAKING = ("bot", "console", "handlers", "talk", "texts")
TEMPLATES = ROOT / "console" / "templates"
ID = re.compile(r"[a-z]+(-[a-z0-9]+)+|nothing|cancelled|door")

# Ids that other code builds a sentence around: chosen by value, and listed here on purpose.
BY_TABLE = {"clock-midnight"}


def files(language: str) -> list[Path]:
    """The message files of a language."""
    return sorted((FOLDER / language).glob("*.ftl"))


def entries(language: str) -> list[Message]:
    """All messages of a language, in order."""
    parser = FluentParser()
    bodies = (parser.parse(file.read_text(encoding="utf-8")).body for file in files(language))
    return [entry for body in bodies for entry in body if isinstance(entry, Message)]


class Variables(Visitor):
    """Collects the variables and functions a message uses."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.functions: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 (Fluent's visitor)
        """Note a variable."""
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 (Fluent's visitor)
        """Note a function, and look at what it is given."""
        self.functions.add(node.id.name)
        self.generic_visit(node)


def used(message: Message) -> Variables:
    """What a message uses."""
    found = Variables()
    found.visit(message)
    return found


def spelled_out() -> set[str]:
    """Every string in our code that could be a message id."""
    found: set[str] = set()
    for folder in SPEAKING:
        for file in (ROOT / folder).glob("**/*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
                    found.add(node.value)
    return found


def in_templates() -> set[str]:
    """Every string in the console's templates that could be a message id."""
    parse = Environment(autoescape=True).parse
    trees = [parse(file.read_text(encoding="utf-8")) for file in TEMPLATES.glob("*.html")]
    strings = {node.value for tree in trees for node in tree.find_all(Const) if isinstance(node.value, str)}
    return {string for string in strings if ID.fullmatch(string)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_holds_junk(language: str) -> None:
    """Fluent reads past what it cannot parse, silently; here it is an error."""
    for file in files(language):
        body = FluentParser().parse(file.read_text(encoding="utf-8")).body
        assert not [entry for entry in body if isinstance(entry, Junk)], file


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_id_stands_twice(language: str) -> None:
    """The first of two would win silently."""
    ids = [entry.id.name for entry in entries(language)]
    assert len(ids) == len(set(ids))


def test_both_languages_say_the_same_messages_with_the_same_variables() -> None:
    """A message of one language exists in the other, in the same file, and needs the same values."""
    persian = {entry.id.name: used(entry).variables for entry in entries("fa")}
    english = {entry.id.name: used(entry).variables for entry in entries("en")}
    assert persian == english
    assert [file.name for file in files("fa")] == [file.name for file in files("en")]


def test_every_message_is_used_and_every_used_id_exists() -> None:
    """Nothing is left over in locales/, and no code asks for what is not there."""
    known = {entry.id.name for entry in entries("fa")}
    spoken = spelled_out() | in_templates()
    assert known - spoken == set(), "unused messages"
    like_ours = {each.partition("-")[0] for each in known if "-" in each}
    asked = {each for each in spoken if each.partition("-")[0] in like_ours and "-" in each}
    assert asked - known - {"door-code"} == set(), "unknown messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fluents_own_number_and_date_functions_are_not_used(language: str) -> None:
    """For fa they write Latin digits and Gregorian dates."""
    for entry in entries(language):
        assert used(entry).functions <= {"NUM", "LTR"}, entry.id.name


def test_variables_are_explained() -> None:
    """A message or its group says in a comment what its variables are."""
    for file in files("fa"):
        explained: set[str] = set()
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, GroupComment | ResourceComment | Comment):
                explained |= set(re.findall(r"\$(\w+)", entry.content or ""))
            if isinstance(entry, Message):
                explained |= set(re.findall(r"\$(\w+)", entry.comment.content or "") if entry.comment else ())
                assert used(entry).variables <= explained, f"{file.name}: {entry.id.name}"


def test_a_missing_message_or_value_is_an_error(tmp_path: Path) -> None:
    """Words that are not there are never replaced by an id or a bare variable name."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text("hello = Hello { $name }\n", encoding="utf-8")
    words = Words(tmp_path)
    with pytest.raises(WordsError):
        words.say("fa", "good-bye")
    with pytest.raises(WordsError):
        words.say("fa", "hello")


def test_a_file_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    """A broken file is found when the bot starts, not when a person waits for its words."""
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.ftl").write_text("hello = Hello { $name\n", encoding="utf-8")
    with pytest.raises(WordsError):
        Words(tmp_path)


POLITE = re.compile(r"(?<![\u0600-\u06ff])(تو|برو|بگو|بزن|بنویس|عزیزم|کاربر گرامی|آیا مایل)(?![\u0600-\u06ff\u200c])")


@pytest.mark.parametrize("file", files("fa"), ids=lambda file: file.stem)
def test_persian_is_polite_and_well_spelled(file: Path) -> None:
    """شما throughout, no Arabic letters, half-spaces where an editor would put them (voice guide)."""
    text = "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    assert not re.search("[يكىة٠-٩]", text)
    assert not POLITE.search(text), POLITE.search(text)
    assert not re.search(r"(?<![\u0600-\u06ff])(می|نمی) (?=[\u0600-\u06ff])", text), "می needs a half-space"
    assert not re.search(r"[\u0600-\u06ff] (ها|های|تر|ترین)(?![\u0600-\u06ff\u200c])", text)
    assert "!" not in text, "no exclamation marks in anything serious"
