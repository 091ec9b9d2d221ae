"""What is said: one conversation per file, named for the citizen's errand."""

from handlers.courtesy import COURTESY
from handlers.emergency import DANGER, EMERGENCY, LINES
from handlers.hamrahsara import HAMRAHSARA
from handlers.menu import MENU
from handlers.patrol import PATROL
from handlers.shelter import SHELTER
from talk import Scripts

SCRIPTS = Scripts((SHELTER, PATROL, EMERGENCY, DANGER, HAMRAHSARA, LINES, COURTESY, MENU))
"""Every conversation of the house; where words ask for two, the one named first is meant."""
