"""Specification: whatever comes in, the simulator answers and lives on."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.api.bale.markdown import parse_bale
from simulator.api.bale.personality import BALE
from simulator.api.entities.html import parse_html
from simulator.api.entities.markdown import parse_markdown
from simulator.api.entities.markdown_v2 import parse_markdown_v2
from simulator.api.entities.utf16 import units
from simulator.api.errors import ApiError
from simulator.api.personality import Personality
from simulator.api.telegram import TELEGRAM
from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
# Names that methods read; `timeout` is left out, so that no poll waits.
NAMES = st.sampled_from(
    [
        "text", "caption", "parse_mode", "entities", "reply_markup", "reply_parameters", "message_id",
        "message_ids", "from_chat_id", "media", "photo", "voice", "latitude", "longitude",
        "title", "address", "phone_number", "first_name", "action", "callback_query_id", "file_id",
        "commands", "scope", "name", "url", "secret_token", "allowed_updates", "offset",
        "limit", "menu_button", "user_id", "delay_seconds", "prices", "payload", "provider_token", "description",
    ]
)  # fmt: skip


@pytest.fixture
def plain(base: str) -> Iterator[httpx.Client]:
    """A plain client, and a citizen who has written."""
    with httpx.Client(base_url=base) as client:
        for platform in ("telegram", "bale"):
            client.post(f"/citizen/{platform}/sara/text", json={"text": "سلام"})
        yield client


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.sampled_from(
        [(one, name) for one in (TELEGRAM, BALE) for name in sorted(set(one.methods) - {"setwebhook"})]
    ),
    params=st.dictionaries(NAMES, VALUES, max_size=4),
)
def test_no_parameters_make_a_method_fail(
    plain: httpx.Client, where: tuple[Personality, str], params: dict[str, Any]
) -> None:
    """A bad call is a 400, never a 500, and the citizen can still read."""
    messenger, method = where
    answer = plain.post(f"{messenger.prefix}/bot{TOKEN}/{method}", json={"chat_id": id_of("sara")} | params)
    assert answer.status_code in (200, 400, 403, 404), answer.text
    assert answer.json()["ok"] is (answer.status_code == 200)
    assert plain.get(f"/citizen/{messenger.name}/sara/messages").status_code == 200


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    verb=st.sampled_from(["text", "edit", "tap", "location", "contact"]),
    body=st.dictionaries(st.sampled_from(["text", "id", "message", "lat", "lon", "phone"]), VALUES, max_size=3),
)
def test_no_body_makes_a_citizens_verb_fail(plain: httpx.Client, verb: str, body: dict[str, Any]) -> None:
    """A bad request is refused with a reason."""
    answer = plain.post(f"/citizen/telegram/sara/{verb}", json=body)
    assert answer.status_code in (200, 400, 404, 409), answer.text
    assert answer.status_code == 200 or answer.json()["error"]


@pytest.mark.parametrize("parse", [parse_html, parse_markdown, parse_markdown_v2, parse_bale])
@settings(max_examples=300, deadline=None)
@given(source=st.text(alphabet="<>/b*_~|`[]()!\\>=&;aا😀\n\"' ", max_size=30))
def test_entities_lie_within_the_text(parse: Any, source: str) -> None:
    """Any mark-up is either refused or gives offsets that exist."""
    try:
        text, entities = parse(source)
    except ApiError:
        return
    for entity in entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= units(text)
