"""A member of staff links their own messenger account, by the code the console showed them."""

from handlers.services import Services
from models import CodePurpose
from services import one_time_codes
from services.hand_over import Linked
from services.one_time_codes import State
from talk import Button, Script, Talk
from texts.persian import ascii_digits

ANSWERS = {State.USED: "colleague-code-used", State.EXPIRED: "colleague-code-expired"}


async def link(talk: Talk, services: Services) -> None:
    """Take the code, once."""
    code = "".join(sign for sign in ascii_digits(talk.text) if sign.isdigit())
    found = await one_time_codes.look(services.database, code, CodePurpose.MESSENGER, talk.now)
    answer = "colleague-code-unknown" if found is None else ANSWERS.get(found.state, "colleague-linked")
    if found is not None and found.state is State.GOOD:
        talk.do(Linked(code))
    talk.say(answer, buttons=((Button("nav-menu", "go/menu"),),))


COLLEAGUE = Script("colleague", link, aside=True, command="/staff")
