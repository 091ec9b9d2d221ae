"""Specification: the first pass takes out what tells whose a message is, and leaves what it says."""

import pytest

from services.personal import tells, without_names, without_people


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("زنگ بزنید ۰۹۱۲ ۳۴۵ ۶۷۸۹", "زنگ بزنید …"),
        ("شماره‌ام +98 (21) 8888-1234 است", "شماره‌ام … است"),
        ("کد ملی 0012345678 دارم", "کد ملی … دارم"),
        ("کارت 6037-9911-1111-2222", "کارت …"),
        ("شبا IR06 0120 0000 0000 1234 5678 90", "شبا …"),
        ("ایمیل a.b@gmail.com یا @sara_x", "ایمیل … یا …"),
        ("نگاه کنید https://t.me/x یا sara.ir/y", "نگاه کنید … یا …"),
        ("اسمم سارا احمدی و ۱۵ سالمه", "اسمم … و ۱۵ سالمه"),
        ("من رضا کریمی هستم", "من … هستم"),
        ("esmam sara ast", "esmam … ast"),
        ("آقای احمدی منو می‌زنه", "آقای … منو می‌زنه"),
        ("خیابون آزادی کوچه لاله پلاک ۱۲ واحد ۳", "خیابون … کوچه … پلاک … واحد …"),
    ],
)
def test_what_tells_whose_it_is_is_taken_out(said: str, left: str) -> None:
    """Phones, identity numbers, cards, mail, @names, links, names and addresses, in any digits."""
    assert without_people(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "۳۰ تا قرص خوردم ساعت ۵",
        "من خیلی خسته هستم",
        "امشب تو خیابون می‌خوابم",
        "به ۱۲۳ زنگ زدم جواب ندادن",
        "می‌خوام بمیرم",
        "اسمم رو نمی‌گم",
    ],
)
def test_what_it_says_stays(said: str) -> None:
    """Danger, ages, doses and the numbers of help lines are no personal data."""
    assert without_people(said) == said


def test_a_psychologist_who_judges_still_sees_places() -> None:
    """Whoever sleeps in a street is judged by that word; names are gone there, too."""
    assert without_names("اسمم سارا ، خیابون خوابیدم") == "اسمم … ، خیابون خوابیدم"


@pytest.mark.parametrize(
    ("said", "is_left"), [("۰۹۱۲۳۴۵۶۷۸۹", True), ("@x_y", True), ("t.me/x", True), ("۱۵ سالمه", False)]
)
def test_what_no_line_may_keep_is_seen(said: str, is_left: bool) -> None:  # noqa: FBT001 (a row of the table)
    """A number, a link or an @name is never a matter of judgement."""
    assert tells(said) is is_left
