"""The conversation engine: what holds everywhere, without a conversation writing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk import Alarm, Attended, Heard, Keyboard, Kind, State
from tests.talk.toy import Person


@pytest.fixture
def person() -> Person:
    """Somebody new."""
    return Person()


async def ordering(person: Person) -> None:
    """Bring somebody to the question for the size."""
    await person.writes("order")
    await person.taps("colour-red")


async def test_the_first_word_of_somebody_new_opens_the_menu(person: Person) -> None:
    """Nobody needs to know a command to begin, and nobody is told off for their first word."""
    await person.writes("?")
    assert person.told() == ["menu-greeting"]


async def test_words_open_an_errand_wherever_they_stand(person: Person) -> None:
    """«hello, I want to order» is an order, not a greeting: the house says which errand goes first."""
    await person.writes("hello, I want to order please")
    assert person.told() == ["colour"]


async def test_an_answer_is_taken_by_button_by_words_and_by_number(person: Person) -> None:
    """Typing the words of a button, or its place in the list in any digits, is as good as tapping."""
    await person.writes("order")
    await person.writes("colour-red")
    assert person.told() == ["size"]
    await person.writes("۲")
    assert person.told() == ["place"]
    await person.writes("Karaj")
    assert person.done == [("red", "small", "Karaj")]


async def test_effects_come_once_after_all_questions(person: Person) -> None:
    """The script runs anew at each turn, but acts only when the last answer is there."""
    await ordering(person)
    await person.taps("size-big")
    assert person.done == []
    await person.does(Heard(Kind.LOCATION, lat=35.7, lon=51.4))
    assert person.done == [("red", "big", [35.7, 51.4])]
    assert person.told() == ["thanks"]


async def test_back_takes_the_last_answer_back(person: Person) -> None:
    """Back asks the question before once more; at the first question it leads to the menu."""
    await ordering(person)
    await person.taps("nav-back")
    assert person.told() == ["colour"]
    await person.taps("nav-back")
    assert person.told() == ["menu-greeting"]


async def test_back_from_an_older_question_goes_back_from_there(person: Person) -> None:
    """Scrolling up and tapping the «back» of an earlier question leads to the one before it."""
    await person.writes("order")
    await person.taps("colour-red")
    back = person.data("nav-back")
    await person.taps("size-big")
    await person.taps_data(back)
    assert person.told() == ["keyboard-closed", "colour"]


@pytest.mark.parametrize("word", ["بازگشت", "back", "🔙 Back", "برگرد"])
async def test_back_works_in_words(person: Person, word: str) -> None:
    """A person who cannot find the button may write it."""
    await ordering(person)
    await person.writes(word)
    assert person.told() == ["colour"]


@pytest.mark.parametrize("word", ["/start", "منو", "منوی اصلی", "menu", "🏠 Main menu", "/start abc"])
async def test_menu_words_lead_to_the_menu_from_anywhere(person: Person, word: str) -> None:
    """The menu is one word away, and a deep link is no answer."""
    await ordering(person)
    await person.writes(word)
    assert person.told() == ["menu-greeting"]


async def test_cancel_leaves_and_says_so(person: Person) -> None:
    """«لغو» ends the talk with a word and the menu."""
    await ordering(person)
    await person.writes("لغو")
    assert person.told() == ["cancelled", "menu-greeting"]
    assert not person.state.asking


async def test_a_second_tap_on_the_same_button_does_nothing_more(person: Person) -> None:
    """A trembling thumb gives one answer."""
    await person.writes("order")
    tap = person.data("colour-red")
    await person.taps_data(tap)
    await person.taps_data(tap)
    assert person.told() == []
    assert person.state.log == [("colour", "red")]
    person.rests(minutes=5)
    await person.taps_data(tap)
    assert person.told() == []


@pytest.mark.parametrize("label", ["nav-back", "nav-menu"])
async def test_a_trembling_thumb_goes_back_once(person: Person, label: str) -> None:
    """The same button within three seconds was meant once, also where it leads to another talk."""
    await ordering(person)
    tap = person.data(label)
    await person.taps_data(tap)
    told = person.told()
    await person.taps_data(tap)
    assert told
    assert person.told() == []


async def test_another_answer_to_an_earlier_question_corrects_it(person: Person) -> None:
    """Scrolling up and tapping the other button changes the answer and asks on from there."""
    await person.writes("order")
    other = person.data("colour-blue")
    await person.taps("colour-red")
    await person.taps_data(other)
    assert person.told() == ["shade"]
    assert person.state.log == [("colour", "blue")]


async def test_a_button_of_an_old_talk_is_answered_with_a_way_on(person: Person) -> None:
    """A button from weeks ago says that it is old, and the open question stands again."""
    await person.writes("order")
    old = person.data("colour-red")
    await person.writes("menu")
    await person.writes("order")
    await person.taps_data(old)
    assert person.told() == ["button-stale", "colour"]


@pytest.mark.parametrize(
    "data", ["", "x", "a/", "a/1.0/green", "go/gone", "back/9.9", "a/-1.0/red", "lang/de", "a/٣.٠/x"]
)
async def test_a_button_nobody_knows_never_breaks_the_talk(person: Person, data: str) -> None:
    """Whatever a button carries, there is an answer and a way on."""
    await person.writes("order")
    await person.taps_data(data)
    assert person.told()
    assert person.buttons()


async def test_the_language_changes_in_the_middle_and_the_question_stands_again(person: Person) -> None:
    """Switching keeps the answers."""
    await ordering(person)
    await person.writes("English")
    assert person.language == "en"
    assert person.told() == ["language-changed", "size"]
    await person.taps_data("lang/fa")
    assert person.language == "fa"


async def test_unknown_words_are_answered_with_the_question_again(person: Person) -> None:
    """Nobody is left with silence or a dead end."""
    await ordering(person)
    await person.writes("purple monkey")
    assert person.told() == ["not-understood", "size"]


async def test_a_question_says_in_its_own_words_what_it_could_not_read(person: Person) -> None:
    """The question for a place says that the place is unknown."""
    await ordering(person)
    await person.taps("size-big")
    await person.writes("nowhere")
    assert person.told() == ["place-unknown", "place"]


@pytest.mark.parametrize(
    ("kind", "message"),
    [(Kind.VOICE, "voice-not-read"), (Kind.PHOTO, "picture-not-read"), (Kind.STICKER, "sticker-not-read")],
)
async def test_voice_photo_and_sticker_are_answered_kindly(person: Person, kind: Kind, message: str) -> None:
    """Where words were asked, other things are acknowledged and the question stands again; elsewhere the menu."""
    await person.does(Heard(kind))
    assert person.told() == [message, "menu-greeting"]
    await ordering(person)
    await person.does(Heard(kind))
    assert person.told() == [message, "size"]


async def test_other_errands_can_be_asked_for_in_the_middle(person: Person) -> None:
    """Words that are no answer but open an errand open it; a mere greeting does not end what is open."""
    await ordering(person)
    await person.writes("I want to complain")
    assert person.told() == ["about"]
    await person.writes("hello")
    assert person.told() == ["not-understood", "about"]
    await person.writes("complain complain")
    assert person.told() == ["not-understood", "about"], "words of the open errand do not start it over"


async def test_help_is_shown_at_once_and_the_talk_waits(person: Person) -> None:
    """The emergency card leaves the open question where it is and offers the way back to it."""
    await ordering(person)
    await person.taps("nav-emergency")
    assert person.told() == ["card", "aside-continue"]
    assert person.said[0].urgent
    await person.taps("nav-again")
    assert person.told() == ["size"]
    await person.writes("sos")
    assert person.told() == ["card", "aside-continue"]


async def test_danger_comes_before_everything(person: Person) -> None:
    """Words of danger are answered with the card, whatever question is open, and are no answer to it."""
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "give me the size-big one"), alarm=Alarm("danger"))
    assert person.told()[0] == "card"
    assert person.state.log == [("colour", "red")]


BROKEN_INTO = Alarm("check", {"how": "gravely"})


async def test_a_conversation_that_breaks_in_gives_back_what_was_open(person: Person) -> None:
    """Its words are urgent, it acts once, and afterwards the old question is open with all its answers."""
    await ordering(person)
    turn = await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    assert person.told() == ["card", "safe"]
    assert all(each.urgent for each in person.said)
    assert turn.done == [("checked", "gravely")]
    await person.taps("safe-yes")
    assert person.told() == ["noted", "aside-continue"]
    assert (person.state.script, person.state.log, person.state.asking) == ("order", [("colour", "red")], True)
    await person.taps("nav-again")
    assert person.told() == ["size"]
    await person.taps("size-big")
    assert person.told() == ["place"]


async def test_buttons_of_what_was_broken_into_work_again_and_those_of_the_interruption_are_stale(
    person: Person,
) -> None:
    """A run is never given twice, so no button means two things."""
    await ordering(person)
    size = person.data("size-big")
    await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    safe = person.data("safe-yes")
    await person.taps("safe-yes")
    person.rests(seconds=10)
    await person.does(Heard(Kind.TAP, data=safe))
    assert person.told()[0] == "button-stale"
    await person.does(Heard(Kind.TAP, data=size))
    assert person.told() == ["place"]
    await person.writes("/menu")
    await person.does(Heard(Kind.TAP, data=safe))
    assert person.told()[0] == "button-stale"


async def test_words_that_broke_in_are_taken_up_afterwards(person: Person) -> None:
    """Nothing a person wrote is lost: it answers the old question, opens an errand, or leads on."""
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "the big one, size-big"), alarm=Alarm("check", {"words": "size-big"}))
    await person.taps("safe-yes")
    assert person.told() == ["noted", "place"]
    await person.writes("/menu")
    await person.does(Heard(Kind.TEXT, "complain"), alarm=Alarm("check", {"words": "complain"}))
    await person.taps("safe-yes")
    assert person.told() == ["noted", "about"]
    await person.writes("/menu")
    await person.does(Heard(Kind.TEXT, "hm"), alarm=Alarm("check", {"words": "hm", "then": "order"}))
    await person.taps("safe-yes")
    assert person.told() == ["noted", "colour"]


async def test_what_breaks_in_twice_still_gives_back_the_first(person: Person) -> None:
    """A second alarm begins anew; what was open before the first is not forgotten."""
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    await person.does(Heard(Kind.TEXT, "help!"), alarm=BROKEN_INTO)
    await person.taps("safe-yes")
    assert person.state.script == "order"


async def test_back_from_the_first_question_gives_back_too(person: Person) -> None:
    """Nobody is held by a question about their safety."""
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    await person.taps("nav-back")
    assert person.told() == ["aside-continue"]
    assert person.state.script == "order"


async def test_what_is_asked_again_may_be_asked_in_other_words(person: Person) -> None:
    """The same text twice would sound as if nobody had read the answer."""
    await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    await person.writes("hm")
    assert person.told() == ["not-understood", "safe-again"]
    await person.taps("safe-yes")
    assert person.told() == ["noted"]


async def test_the_words_of_a_button_are_an_answer_whatever_they_were_read_as(person: Person) -> None:
    """Whoever types what a button says means the button; anything else breaks in."""
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "size-big"), alarm=BROKEN_INTO)
    assert person.told() == ["place"]
    await person.does(Heard(Kind.TEXT, "size-big"), alarm=BROKEN_INTO)
    assert person.told() == ["card", "safe"]


async def test_a_faint_alarm_gives_way_to_what_means_something_here(person: Person) -> None:
    """A command and an errand are obeyed; words that mean nothing else are heeded."""
    faint = Alarm("check", faint=True)
    await ordering(person)
    await person.does(Heard(Kind.TEXT, "back"), alarm=faint)
    assert person.told() == ["colour"]
    await person.does(Heard(Kind.TEXT, "complain"), alarm=faint)
    assert person.told() == ["about"]
    await person.does(Heard(Kind.TEXT, "so tired"), alarm=faint)
    assert person.told() == ["card", "safe"]


async def test_what_is_remembered_outlives_the_conversation(person: Person) -> None:
    """Another conversation finds it."""
    await person.does(Heard(Kind.TEXT, "help"), alarm=BROKEN_INTO)
    await person.taps("safe-yes")
    await person.writes("order")
    assert person.state.memory == {"safe": "yes"}


async def test_after_a_long_silence_the_person_is_asked_whether_to_go_on(person: Person) -> None:
    """Words after a break are met with «continue or start anew?», and both ways work."""
    await ordering(person)
    person.rests(hours=7)
    await person.writes("are you there")
    assert person.told() == ["continue-or-anew"]
    await person.taps("nav-again")
    assert person.told() == ["size"]
    person.rests(hours=7)
    await person.writes("well")
    await person.taps("nav-anew")
    assert person.told() == ["colour"]
    assert person.state.log == []


async def test_a_tap_after_a_long_silence_is_taken(person: Person) -> None:
    """Who taps the open question's button wants to go on."""
    await ordering(person)
    person.rests(days=3)
    await person.taps("size-big")
    assert person.told() == ["place"]


async def test_a_keyboard_at_the_bottom_is_closed_when_its_question_is_over(person: Person) -> None:
    """The location button does not stay behind."""
    await ordering(person)
    await person.taps("size-big")
    assert person.said[-1].keyboard is Keyboard.LOCATION
    await person.writes("menu")
    assert [said.keyboard for said in person.said] == [Keyboard.REMOVE, None]
    assert person.told() == ["keyboard-closed", "menu-greeting"]
    await person.writes("menu")
    assert person.told() == ["menu-greeting"]


async def test_the_longest_matching_prefix_is_kept_when_a_script_changed(person: Person) -> None:
    """Answers to questions that a new release no longer asks are dropped, the ones before them kept."""
    person.state = State("order", 1, [("colour", "red"), ("removed-question", 5), ("size", "big")], asking=True)
    await person.writes("continue")
    assert person.told() == ["size"]
    assert person.state.log == [("colour", "red")]


async def test_a_conversation_that_no_longer_exists_leads_to_the_menu(person: Person) -> None:
    """A talk in a script that a release removed does not trap anybody."""
    person.state = State("gone", 1, [("x", "y")], asking=True)
    await person.writes("hm")
    assert "menu-greeting" in person.told()


actions = st.one_of(
    st.sampled_from(["order", "colour-red", "colour-blue", "size-big", "1", "2", "back", "menu", "cancel", "English"]),
    st.sampled_from(["sos", "continue", "shade-dark", "Karaj", "nowhere", "hello", "", "سلام"]),
    st.integers(0, 40),
)


@given(st.lists(actions, max_size=25))
async def test_no_sequence_of_words_and_taps_breaks_a_talk(sequence: list[str | int]) -> None:
    """After any sequence there is an answer (or a repeated tap), and each order was made of real answers."""
    person = Person()
    hanging: list[str] = []
    for action in sequence:
        if isinstance(action, str):
            await person.writes(action)
            assert person.told()
        elif hanging:
            await person.taps_data(hanging[action % len(hanging)])
        hanging += [each.data for each in person.buttons()]
    for colour, size, place in person.done:
        assert colour in {"red", "blue"}
        assert size in {"big", "small"}
        assert place


async def test_calling_a_person_takes_along_what_was_answered(person: Person) -> None:
    """An aside sees the open conversation, and what it does comes out of the turn once."""
    await person.writes("I want to order")
    await person.taps("colour-red")
    turn = await person.does(Heard(Kind.TEXT, "a person"))
    assert turn.done == [("called", "order", ["red"])]
    assert (await person.does(Heard(Kind.TAP, data=f"again/{person.state.run}.1"))).done == []


async def test_what_answers_no_question_is_for_whoever_attends(person: Person) -> None:
    """After a hand-over words are theirs, and the question stays open; whoever goes on by a button is asked again."""
    await person.writes("I want to order")
    await person.writes("a person")
    person.attended = Attended.WAITING
    turn = await person.does(Heard(Kind.TEXT, "my head aches"))
    assert turn.joins
    assert person.state.asking
    await person.taps_data(f"a/{person.state.run}.0/red")
    assert "size" in person.told()
    turn = await person.does(Heard(Kind.TEXT, "my head aches"))
    assert (turn.joins, person.told()) == (True, ["not-understood", "size"])


async def test_words_for_a_person_are_acknowledged_once_in_a_while(person: Person) -> None:
    """The first of a burst is, the next are not."""
    person.attended = Attended.WAITING
    await person.writes("my head aches")
    assert person.told() == ["joined"]
    await person.writes("since yesterday")
    assert person.told() == []


async def test_while_somebody_talks_with_the_person_the_house_keeps_still(person: Person) -> None:
    """After a hand-over words are heard by the one who holds the case; a button brings the house back."""
    await person.writes("a person")
    person.attended = Attended.HELD
    turn = await person.does(Heard(Kind.TEXT, "I want to order"))
    assert (turn.joins, turn.said) == (True, [])
    await person.taps_data("go/order")
    assert person.told() == ["colour"]
    await person.writes("colour-red")
    assert person.told() == ["size"]


async def test_a_tap_is_for_the_house_alone(person: Person) -> None:
    """Nobody owes an answer to a menu button."""
    person.attended = Attended.HELD
    assert not (await person.does(Heard(Kind.TAP, data="go/order"))).joins


async def test_after_a_case_was_closed_only_words_nobody_else_understands_open_it(person: Person) -> None:
    """An errand is an errand, and its unclear answers are its own; what is none is for a person again."""
    person.attended = Attended.CLOSED
    assert not (await person.does(Heard(Kind.TEXT, "I want to order"))).joins
    assert not (await person.does(Heard(Kind.TEXT, "my head aches"))).joins
    await person.writes("cancel")
    turn = await person.does(Heard(Kind.TEXT, "my head aches"))
    assert (turn.joins, person.told()) == (True, ["reopened"])


async def test_changed_words_mend_an_answer_and_begin_nothing(person: Person) -> None:
    """An edit may answer the open question; it opens no errand and gets no «not understood»."""
    assert (await person.does(Heard(Kind.TEXT, "I want to order", edited=True))).said == []
    await person.writes("I want to order")
    await person.does(Heard(Kind.TEXT, "colour-red", edited=True))
    assert person.told() == ["size"]


async def test_mere_thanks_are_owed_no_answer(person: Person) -> None:
    """They join, and nobody's clock starts."""
    person.attended = Attended.HELD
    turn = await person.does(Heard(Kind.TEXT, "many thanks"))
    assert (turn.joins, turn.owed) == (True, False)
    assert (await person.does(Heard(Kind.TEXT, "thanks but my head still aches since yesterday"))).owed
