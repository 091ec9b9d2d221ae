"""The other side of a link: the code is written here, and nothing moves before a yes."""

from handlers.link import AGAIN, START, WAYS, agrees
from handlers.services import Services
from services import link_codes
from services.link_codes import CodeState, Looked
from services.link_steps import LeaveCode, LinkByCode, MissCode, TakeCode
from services.sessions import hashed
from talk import Script, Talk
from texts.persian import ascii_digits

COMMAND = "/link"

REFUSALS = {
    CodeState.UNKNOWN: "link-code-unknown",
    CodeState.USED: "link-code-used",
    CodeState.EXPIRED: "link-code-expired",
    CodeState.OWN: "link-code-own",
    CodeState.ALREADY: "link-code-already",
    CodeState.ELSEWHERE: "link-code-elsewhere",
    CodeState.TOO_MANY: "link-code-too-many",
}


async def join(talk: Talk, services: Services) -> None:
    """Look at the code, ask, and link."""
    written = talk.text.lower().startswith(COMMAND)
    code = "".join(sign for sign in ascii_digits(talk.text) if sign.isdigit()) if written else ""
    if written and not code:
        talk.say("link-code-needed", buttons=AGAIN)
        return
    found = await (look(talk, services, code) if written else offered(talk, services))
    if found.state is not CodeState.GOOD:
        talk.say(REFUSALS[found.state], buttons=AGAIN)
    elif await agrees(talk, found.platform):
        talk.do(LinkByCode())
        talk.say("link-done", buttons=AGAIN)
    else:
        talk.do(LeaveCode())
        talk.say("link-left", buttons=WAYS)


async def look(talk: Talk, services: Services, code: str) -> Looked:
    """Look at a code that was just written; a right one is kept for this account, a wrong one counts."""
    found = await link_codes.look(services.database, code, talk.account, talk.now)
    if found.state is CodeState.GOOD:
        talk.do(TakeCode(hashed(code)))
    if found.state is CodeState.UNKNOWN:
        talk.do(MissCode())
    return found


async def offered(talk: Talk, services: Services) -> Looked:
    """Look again at the code that this account wrote before."""
    return await link_codes.offered(services.database, talk.account, talk.now)


LINK_CODE = Script("link-code", join, command=COMMAND, start=START)
