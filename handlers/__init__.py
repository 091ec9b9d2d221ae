"""What is said: one conversation per file, named for the citizen's errand."""

from handlers.colleague import COLLEAGUE
from handlers.courtesy import COURTESY
from handlers.emergency import DANGER, EMERGENCY, LINES
from handlers.hamrahsara import HAMRAHSARA
from handlers.human import HUMAN, RATINGS, SAFE, UNSAFE
from handlers.menu import MENU
from handlers.patrol import PATROL
from handlers.shelter import SHELTER
from talk import Scripts

SCRIPTS = Scripts(
    (HUMAN, SHELTER, PATROL, EMERGENCY, DANGER, HAMRAHSARA, LINES, SAFE, UNSAFE, *RATINGS, COLLEAGUE, COURTESY, MENU)
)
"""Every conversation of the house; where words ask for two, the one named first is meant."""
