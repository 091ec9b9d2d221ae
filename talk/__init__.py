"""The conversation engine: it knows no messenger, no SQL and no shelter.

A conversation is one straight-line `async def`. It is run again from the log of its answers at every turn,
so a talk survives restarts and deploys (docs/adr/0001-conversations-are-replayed.md).
"""

from talk.engine import Engine, Turn
from talk.heard import Alarm, Heard, Kind
from talk.person import Attended, Person
from talk.questions import Option, Refused, take_location
from talk.said import Button, Keyboard, Said, Venue
from talk.scripts import Script, Scripts
from talk.state import State
from talk.talk import Talk

__all__ = [
    "Alarm",
    "Attended",
    "Button",
    "Engine",
    "Heard",
    "Keyboard",
    "Kind",
    "Option",
    "Person",
    "Refused",
    "Said",
    "Script",
    "Scripts",
    "State",
    "Talk",
    "Turn",
    "Venue",
    "take_location",
]
