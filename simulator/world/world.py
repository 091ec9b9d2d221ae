"""The whole simulated world: one town of bots and citizens for each messenger."""

import itertools
from collections.abc import Mapping

from simulator.faults.log import Log
from simulator.faults.rules import Faults
from simulator.safir.post import SafirPost
from simulator.world.background import Background
from simulator.world.bell import Bell
from simulator.world.bot import Bot
from simulator.world.platform import Habits, Platform


class Town:
    """The bots of one messenger."""

    def __init__(self, platform: Platform, everywhere: Bell) -> None:
        self.platform = platform
        self._everywhere = everywhere
        self._bots: dict[int, Bot] = {}
        self._calls = itertools.count(1)
        # Takes what citizens write before any bot has called; the first bot to call becomes it.
        self._expected: Bot | None = Bot(platform, everywhere)

    @property
    def bots(self) -> list[Bot]:
        """Every bot that has called."""
        return list(self._bots.values())

    def bot_that_calls(self, bot_id: int) -> Bot:
        """Give the bot with this id, new if it never called before."""
        bot = self._bots.get(bot_id)
        if bot is None:
            bot = self._bots[bot_id] = self._expected or Bot(self.platform, self._everywhere)
            bot.id = bot_id
            bot.username = "yavar_demo_bot" if self._expected else f"yavar_demo_{bot_id}_bot"
            self._expected = None
        bot.last_seen = next(self._calls)
        return bot

    def bot_for_citizens(self, bot_id: int | None = None) -> Bot | None:
        """Give the bot that citizens mean: the one they name, or the one that called last."""
        if bot_id is not None:
            return self._bots.get(bot_id)
        return self._expected or max(self._bots.values(), key=lambda bot: bot.last_seen)


class World:
    """Everything the simulator knows; it forgets when the process ends."""

    def __init__(self, platforms: Mapping[str, tuple[Habits, Habits]], webhook_backoff: float) -> None:
        self.bell = Bell()
        self.webhook_backoff = webhook_backoff
        self._platforms = platforms
        self._begin()
        self.closing = False
        self.background = Background()

    def _begin(self) -> None:
        self.towns = {name: Town(Platform(name, *faces), self.bell) for name, faces in self._platforms.items()}
        self.faults = Faults()
        self.log = Log()
        self.safir = SafirPost()

    def begin_anew(self) -> None:
        """Forget all bots and citizens, end all trouble; polls of before end with a conflict."""
        self.background.stop()
        for town in self.towns.values():
            for bot in town.bots:
                bot.poll_turn += 1
        self.wake_everybody()
        self._begin()
        self.bell.ring()

    def wake_everybody(self) -> None:
        """Let all long polls look again."""
        self.bell.ring()
        for town in self.towns.values():
            for bot in [*town.bots, town.bot_for_citizens()]:
                self._wake(bot)

    def close(self) -> None:
        """Let all long polls end, so that the server can stop."""
        self.closing = True
        self.wake_everybody()
        self.background.stop()

    @staticmethod
    def _wake(bot: Bot | None) -> None:
        if bot:
            bot.queue.bell.ring()
            for chat in bot.chats.values():
                chat.bell.ring()
