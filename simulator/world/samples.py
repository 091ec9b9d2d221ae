"""Tiny files for citizens who send one without having one."""

import base64
import functools
import struct
import zlib

from simulator.world.ogg import silent_ogg

_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
_WIDTH, _HEIGHT = 320, 240


@functools.cache
def sample_voice() -> bytes:
    """Give two seconds of silence in Ogg Opus."""
    return silent_ogg(2)


@functools.cache
def sample_photo() -> bytes:
    """Give a PNG of an evening sky."""
    rows = b"".join(b"\0" + bytes((40 + y // 2, 60 + y // 3, 120 - y // 4)) * _WIDTH for y in range(_HEIGHT))
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def sample_sticker() -> bytes:
    """Give the smallest WebP."""
    return base64.b64decode(_WEBP)


def sample_document() -> bytes:
    """Give a text file."""
    return "این یک پروندهٔ نمونه است.\n".encode()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
