"""A bell that wakes everybody who waits for news."""

import asyncio


class Bell:
    """Rung when something changed; whoever hears it looks again.

    A listener takes `next_ring` before looking, so that no ring between looking and waiting is missed.
    """

    def __init__(self) -> None:
        self.next_ring = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait now; those who come later wait for the next ring."""
        self.next_ring.set()
        self.next_ring = asyncio.Event()


async def heard(ring: asyncio.Event, seconds: float) -> bool:
    """Wait for a ring, at most so many seconds; tell whether it came."""
    try:
        async with asyncio.timeout(seconds):
            await ring.wait()
    except TimeoutError:
        return False
    return True
