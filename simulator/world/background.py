"""Work that goes on beside the calls, such as pushing updates to a webhook."""

from asyncio import Task, TaskGroup
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Background:
    """Runs work while the application runs."""

    group: TaskGroup | None = None
    running: set[Task[None]] = field(default_factory=set)

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Start work."""
        if self.group is None:
            work.close()
            raise RuntimeError("The application is not running: start it with its lifespan.")
        task = self.group.create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    def stop(self) -> None:
        """End all work."""
        for task in self.running:
            task.cancel()
