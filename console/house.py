"""What every request of one console shares: settings, database, clock, words."""

from dataclasses import dataclass

import asyncpg
from fastapi import Request
from jinja2 import Environment

from console.settings import Settings
from texts.clock import Clock
from texts.fluent import Words


@dataclass(slots=True)
class House:
    """One running console; the pool is there once its lifespan has begun."""

    settings: Settings
    clock: Clock
    words: Words
    templates: Environment
    pool: asyncpg.Pool

    def say(self, message: str, **args: object) -> str:
        """Put a message into Persian words."""
        return self.words.label("fa", message, args)


def house(request: Request) -> House:
    """Give the console that a request came to."""
    found: House = request.app.state.house
    return found
