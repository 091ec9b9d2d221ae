"""A member of staff asks whether two accounts are one person: the buttons under that question."""

from handlers.link import AGAIN, WAYS
from handlers.services import Services
from services import link_proposals
from services.link_steps import Agree, Refuse
from talk import Script, Talk


async def agree(talk: Talk, services: Services) -> None:
    """Take the yes; when the other side said it too, the two are one."""
    asked = await link_proposals.asked(services.database, talk.account, talk.now)
    if asked is None:
        talk.say("link-nothing-asked", buttons=AGAIN)
        return
    talk.do(Agree(asked.id, asked.other_agrees))
    talk.say("link-done" if asked.other_agrees else "link-waits", buttons=AGAIN)


async def refuse(talk: Talk, services: Services) -> None:
    """Take the no: nothing happens, and nobody asks why."""
    asked = await link_proposals.asked(services.database, talk.account, talk.now)
    if asked is not None:
        talk.do(Refuse(asked.id))
    talk.say("link-left" if asked else "link-nothing-asked", buttons=WAYS)


LINK_YES = Script("link-yes", agree, aside=True)
LINK_NO = Script("link-no", refuse, aside=True)
