"""The tolerant reader: what it takes from a raw update, and what it sets aside."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import Read, Unreadable, read
from models import Reading
from talk import Heard, Kind

CHAT = {"id": 7, "type": "private"}


def message(**parts: Any) -> dict[str, Any]:
    """A raw update with a message."""
    return {"update_id": 1, "message": {"message_id": 5, "date": 0, "chat": CHAT, **parts}}


def test_text_is_cleaned() -> None:
    """Arabic letters and unstorable signs are gone before anything is stored."""
    assert read(message(text="كجا\x00 ")).heard == Heard(Kind.TEXT, "کجا", number=5)


def test_update_id_zero_is_valid() -> None:
    """Ids are never tested by truthiness: Bale's begin at 0."""
    assert read({**message(text="x"), "update_id": 0}).update_id == 0


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"voice": {"file_id": "a"}}, Kind.VOICE),
        ({"voice": None}, Kind.VOICE),
        ({"photo": []}, Kind.PHOTO),
        ({"sticker": {}}, Kind.STICKER),
        ({"document": {}}, Kind.DOCUMENT),
        ({"contact": {"phone_number": 912}}, Kind.CONTACT),
        ({"dice": {}}, Kind.OTHER),
        ({}, Kind.OTHER),
    ],
)
def test_what_is_not_text_is_known_by_its_field(parts: dict[str, Any], kind: Kind) -> None:
    """Nothing inside a file is needed, so nothing inside can be wrong: a voice without duration is a voice."""
    heard = read(message(**parts)).heard
    assert heard is not None
    assert heard.kind is kind


def test_of_a_file_is_kept_what_fetches_it() -> None:
    """Its id, and size and name where they are said; of a photo the largest size."""
    document = {"file_id": "BQ", "file_size": 70, "file_name": "نامه.pdf"}
    heard = read(message(document=document)).heard
    assert heard is not None
    assert heard.file == {"id": "BQ", "size": 70, "name": "نامه.pdf"}
    heard = read(message(photo=[{"file_id": "s"}, {"file_id": "l", "file_size": True}])).heard
    assert heard is not None
    assert heard.file == {"id": "l", "size": None, "name": ""}


@pytest.mark.parametrize("sent", [None, [], [5], {}, {"file_id": 5}, "x"])
def test_a_file_that_cannot_be_read_is_none(sent: object) -> None:
    """The message is heard all the same."""
    heard = read(message(voice=sent)).heard
    assert heard is not None
    assert heard.file is None


def test_a_caption_is_read_as_words() -> None:
    """Danger may be written under a photo."""
    assert read(message(photo=[{}], caption="کمک")).heard == Heard(Kind.PHOTO, "کمک", number=5)


def test_a_location_is_two_numbers() -> None:
    """Degrees come as finite numbers; a point that cannot be read is a thing that cannot be read, and answered so."""
    assert read(message(location={"latitude": 35, "longitude": 51.5})).heard == Heard(
        Kind.LOCATION, lat=35, lon=51.5, number=5
    )
    for broken in ({}, {"latitude": "35", "longitude": 51}, {"latitude": True, "longitude": math.inf}, 5, None):
        assert read(message(location=broken, caption="کمک")).heard == Heard(Kind.OTHER, "کمک", number=5)


def test_a_tap_carries_its_data_its_id_and_the_words_of_its_button() -> None:
    """The thread shows what the person saw on the button."""
    keyboard = {"inline_keyboard": [[{"text": "الف", "callback_data": "a/1.0/x"}]]}
    query = {"id": "9", "from": {"id": 7}, "data": "a/1.0/x", "message": {"chat": CHAT, "reply_markup": keyboard}}
    seen = read({"update_id": 2, "callback_query": query})
    assert seen == Read(2, 7, Reading.PENDING, Heard(Kind.TAP, "الف", "a/1.0/x"), "9")


def test_a_tap_on_a_message_the_messenger_forgot_is_read() -> None:
    """Old messages come without their text, or not at all."""
    query = {"id": "9", "from": {"id": 7}, "data": "x"}
    assert read({"update_id": 2, "callback_query": query}).chat_id == 7
    assert read({"update_id": 2, "callback_query": {**query, "message": {"chat": CHAT}}}).heard == Heard(
        Kind.TAP,
        data="x",
    )


def test_an_edited_message_is_heard_again() -> None:
    """Who mends a misspelled neighbourhood by editing has answered anew."""
    update = {"update_id": 3, "edited_message": message(text="نازی آباد")["message"]}
    assert read(update).heard == Heard(Kind.TEXT, "نازی آباد", number=5, edited=True)


def test_a_live_location_that_moves_is_not_heard_again() -> None:
    """It is edited every few seconds for hours: nobody wants an answer to each."""
    moved = message(location={"latitude": 35.7, "longitude": 51.4})["message"]
    assert read({"update_id": 3, "edited_message": moved}).reading is Reading.IGNORED


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_groups_and_channels_are_ignored(kind: str) -> None:
    """Nobody's errand is discussed before others."""
    assert read(message(text="x", chat={"id": -5, "type": kind})).reading is Reading.IGNORED


def test_other_kinds_of_update_are_ignored() -> None:
    """What we did not ask for is stored and left alone."""
    assert read({"update_id": 4, "poll": {}}).reading is Reading.IGNORED


STRANGE: list[Any] = [5, None, [], {"chat": 7}, {"chat": {}}, {"chat": {"id": "7"}}, {"chat": {"id": 10**30}}]


@pytest.mark.parametrize("message", STRANGE)
def test_a_shape_that_cannot_be_read_is_set_aside_with_the_place_of_the_fault(message: Any) -> None:
    """The error names the field, never what stood in it."""
    seen = read({"update_id": 5, "message": message})
    assert seen.reading is Reading.QUARANTINED
    assert seen.error


@pytest.mark.parametrize(
    "update", [5, None, [], {}, {"update_id": "1"}, {"update_id": None}, {"update_id": True}, {"update_id": 2**63}]
)
def test_only_an_update_without_an_id_cannot_even_be_set_aside(update: Any) -> None:
    """There would be no key to store it under."""
    with pytest.raises(Unreadable):
        read(update)


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["chat", "id", "type", "text", "location", "latitude", "from", "data", "message", "voice"]),
            inner,
            max_size=5,
        )
    ),
)


@given(st.sampled_from(["message", "callback_query", "edited_message"]), json)
def test_no_shape_at_all_breaks_the_reader(kind: str, shape: Any) -> None:
    """Whatever comes with an id is read, ignored or set aside."""
    assert read({"update_id": 1, kind: shape}).update_id == 1


@pytest.mark.parametrize(
    ("contact", "phone"),
    [
        ({"phone_number": "+98912", "user_id": 42}, "+98912"),
        ({"phone_number": 98912, "user_id": 42}, "98912"),
        ({"phone_number": "+98912", "user_id": 43}, ""),
        ({"phone_number": "+98912"}, ""),
        ({"phone_number": None, "user_id": 42}, ""),
        ({"user_id": 42}, ""),
        ("+98912", ""),
    ],
)
def test_only_the_senders_own_phone_is_read(contact: object, phone: str) -> None:
    """Whose it is, the messenger says by the same user id; Bale may leave it out, and then it is nobody's."""
    message = {"message_id": 1, "chat": {"id": 42, "type": "private"}, "from": {"id": 42}, "contact": contact}
    heard = read({"update_id": 1, "message": message}).heard
    assert heard is not None
    assert heard.phone == phone
