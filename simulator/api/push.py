"""One HTTP POST to a webhook, over plain streams."""

import asyncio
import json
import re
import ssl
from urllib.parse import SplitResult, urlsplit

from simulator.world.json import Json

_PATIENCE_SECONDS = 60
_OK = range(200, 300)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d{1,6})\r\n", re.IGNORECASE)


async def push(url: str, secret: str, update: Json) -> str:
    """Hand one update over; give the error in Telegram's words, empty when it was taken."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            status, reason = await _post(urlsplit(url), secret, json.dumps(update).encode())
    except TimeoutError:
        return "Read timeout expired"
    except (OSError, ValueError, EOFError, asyncio.LimitOverrunError):
        return "Connection failed"
    return "" if status in _OK else f"Wrong response from the webhook: {status} {reason}"


async def _post(address: SplitResult, secret: str, body: bytes) -> tuple[int, str]:
    secure = ssl.create_default_context() if address.scheme == "https" else None
    port = address.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(address.hostname, port, ssl=secure)
    try:
        writer.write(_head(address, secret, len(body)) + body)
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        await reader.read(int(length[1]) if length else 0)
    finally:
        writer.close()
    _version, status, *reason = head.decode("latin-1").splitlines()[0].split(maxsplit=2)
    return int(status), "".join(reason)


def _head(address: SplitResult, secret: str, length: int) -> bytes:
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    lines = [f"POST {target} HTTP/1.1", f"Host: {address.netloc.rpartition('@')[2]}", "Connection: close"]
    lines += ["Content-Type: application/json", f"Content-Length: {length}"]
    lines += [f"X-Telegram-Bot-Api-Secret-Token: {secret}"] if secret else []
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
