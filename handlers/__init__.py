"""What is said: one conversation per file, named for the citizen's errand."""

from handlers.colleague import COLLEAGUE
from handlers.courtesy import COURTESY
from handlers.emergency import DANGER, EMERGENCY, LINES
from handlers.hamrahsara import HAMRAHSARA
from handlers.human import HUMAN, JOINED, RATINGS, REOPENED, SAFE, UNSAFE
from handlers.link import LINK
from handlers.link_asked import LINK_NO, LINK_YES
from handlers.link_code import LINK_CODE
from handlers.menu import MENU, MORE, STANDING
from handlers.messenger import MESSENGER
from handlers.patrol import PATROL
from handlers.shelter import SHELTER
from talk import Scripts

SCRIPTS = Scripts(
    (
        *(HUMAN, SHELTER, PATROL, EMERGENCY, DANGER, HAMRAHSARA, LINES, SAFE, UNSAFE, JOINED, REOPENED, *RATINGS),
        *(MESSENGER, LINK, LINK_CODE, LINK_YES, LINK_NO, COLLEAGUE, COURTESY, MORE, MENU),
    ),
    STANDING,
)
"""Every conversation of the house; where words ask for two, the one named first is meant."""
