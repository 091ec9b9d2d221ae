"""What is said: one conversation per file, named for the citizen's errand."""

from handlers.emergency import EMERGENCY, LINES
from handlers.hamrahsara import HAMRAHSARA
from handlers.menu import MENU
from handlers.patrol import PATROL
from handlers.shelter import SHELTER
from talk import Scripts

SCRIPTS = Scripts((MENU, SHELTER, HAMRAHSARA, PATROL, LINES, EMERGENCY))
"""Every conversation of the house."""
