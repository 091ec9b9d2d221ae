"""What is said: one conversation per file, named for the citizen's errand."""

from handlers.call_back import CALL_OFF
from handlers.colleague import COLLEAGUE
from handlers.counselling import COUNSELLING, WAY
from handlers.courtesy import COURTESY
from handlers.emergency import EMERGENCY, LINES
from handlers.hamrahsara import HAMRAHSARA
from handlers.human import HUMAN, JOINED, RATINGS, REOPENED, SAFE, UNSAFE
from handlers.link import LINK
from handlers.link_asked import LINK_NO, LINK_YES
from handlers.link_code import LINK_CODE
from handlers.menu import MENU, MORE, STANDING
from handlers.messenger import MESSENGER
from handlers.patrol import PATROL
from handlers.quick_exit import EXIT, EXIT_BACK, EXIT_SAFE, EXIT_UNSAFE
from handlers.safety import DANGER, SAFETY, UNREAD
from handlers.shelter import SHELTER
from talk import Scripts

SCRIPTS = Scripts(
    (
        *(EXIT, EXIT_BACK, EXIT_SAFE, EXIT_UNSAFE),
        *(SAFETY, DANGER, UNREAD, HUMAN, SHELTER, PATROL, EMERGENCY),
        *(HAMRAHSARA, LINES, SAFE, UNSAFE, JOINED, REOPENED, *RATINGS),
        *(CALL_OFF, WAY, COUNSELLING),
        *(MESSENGER, LINK, LINK_CODE, LINK_YES, LINK_NO, COLLEAGUE, COURTESY, MORE, MENU),
    ),
    STANDING,
)
"""Every conversation of the house; where words ask for two, the one named first is meant."""
