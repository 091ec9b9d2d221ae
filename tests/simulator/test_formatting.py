"""Specification: HTML and Markdown become words with entities, or an error that names the place."""

from typing import Any

import pytest

from simulator.api.entities.detect import detect
from simulator.api.entities.html import parse_html
from simulator.api.entities.markdown import parse_markdown
from simulator.api.entities.markdown_v2 import parse_markdown_v2
from simulator.api.errors import ApiError

Short = list[tuple[str, int, int]]


def short(entities: list[dict[str, Any]]) -> Short:
    """Give kind, offset and length only."""
    return [(one["type"], one["offset"], one["length"]) for one in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("سلام", "سلام", []),
        ("<b>الف</b>", "الف", [("bold", 0, 3)]),
        ("😀<i>ب</i>", "😀ب", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp;&#1587;&quot; &nbsp;", '<b> &س" &nbsp;', []),
        ("<a href='https://a.ir/?x=1&amp;y=2'>a</a>", "a", [("text_link", 0, 1)]),
        ("<a>a</a>", "a", []),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<b></b>a", "a", []),
    ],
)
def test_html_is_read(source: str, text: str, entities: Short) -> None:
    """Tags and character references as Telegram knows them, offsets in UTF-16."""
    told, found = parse_html(source)
    assert (told, short(found)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("آ</b>", "Unexpected end tag at byte offset 2"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("3 < 5", "Unsupported start tag"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
def test_wrong_html_is_refused(source: str, reason: str) -> None:
    """The reason is the one that a bot's author knows from Telegram."""
    with pytest.raises(ApiError, match="can't parse entities") as refused:
        parse_html(source)
    assert reason in refused.value.description


def test_a_code_block_keeps_its_language_and_a_link_its_address() -> None:
    """What an entity needs beside its place is kept."""
    assert parse_html('<pre><code class="language-sql">a</code></pre>')[1][0]["language"] == "sql"
    assert parse_html('<a href="https://a.ir/">a</a>')[1][0]["url"] == "https://a.ir/"
    assert parse_markdown_v2("```sql\na```")[1][0]["language"] == "sql"
    assert parse_markdown_v2(r"[a](https://a.ir/\))")[1][0]["url"] == "https://a.ir/)"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        ("__a__ ~b~ ||c||", "a b c", [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)]),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (r"a\.b\!", "a.b!", []),
        ("[الف](https://a.ir)", "الف", [("text_link", 0, 3)]),
        ("```\na*b```", "a*b", [("pre", 0, 3)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 3)]),
    ],
)
def test_markdown_v2_is_read(source: str, text: str, entities: Short) -> None:
    """Marks nest, escapes vanish."""
    told, found = parse_markdown_v2(source)
    assert (told, short(found)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("*a _b* c_", "Can't find end of Italic entity at byte offset 3"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("a]", "Character ']' is reserved"),
        ("[a](b", "Can't find end of a URL"),
    ],
)
def test_wrong_markdown_v2_is_refused(source: str, reason: str) -> None:
    """A bare full stop is the classic."""
    with pytest.raises(ApiError) as refused:
        parse_markdown_v2(source)
    assert reason in refused.value.description


def test_old_markdown_is_read_and_refused() -> None:
    """It does not nest; an open mark is an error."""
    text, entities = parse_markdown(r"*a* _b_ `c` [d](https://a.ir) \*e [f]")
    assert text == "a b c d *e f"
    assert [kind for kind, _, _ in short(entities)] == ["bold", "italic", "code", "text_link"]
    with pytest.raises(ApiError, match="byte offset 2"):
        parse_markdown("a _b")


def test_links_commands_and_tags_are_found_in_plain_words() -> None:
    """What Telegram marks by itself is marked here too, but not inside code."""
    text = "/start نگاه کنید به https://a.ir/b، @yavar_bot و #سرپناه یا a@b.ir"
    kinds = [kind for kind, _, _ in short(detect(text, []))]
    assert kinds == ["bot_command", "url", "mention", "hashtag", "email"]
    assert short(detect("/start", [{"type": "code", "offset": 0, "length": 6}])) == [("code", 0, 6)]
