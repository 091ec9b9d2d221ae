"""Logs: one line an event, with causes and ids, never with anybody's words, number or token."""

import logging

import structlog


def set_up() -> None:
    """Write events as key=value lines with UTC time; keep libraries that log addresses quiet."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    # aiohttp and aiogram would write the bot's address, which holds its token.
    for name in ("aiohttp", "aiogram", "uvicorn", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # asyncpg would write a traceback each time Postgres goes away; we log the cause ourselves.
    logging.getLogger("asyncpg").setLevel(logging.CRITICAL)
