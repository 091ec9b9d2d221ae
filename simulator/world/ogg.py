"""Just enough of Ogg Opus to make a silent voice message and to tell how long one is."""

import struct

_RATE = 48_000
_FRAMES_A_SECOND = 50
_SILENCE = b"\xf8\xff\xfe"
_SERIAL = 0x59617661
_FIRST, _LAST = 2, 4


def ogg_seconds(data: bytes) -> int:
    """Tell the length of an Ogg Opus file from its last page; one second when it is something else."""
    page = data.rfind(b"OggS")
    if page < 0 or len(data) < page + 14:
        return 1
    samples = int.from_bytes(data[page + 6 : page + 14], "little", signed=True)
    return max(1, round(samples / _RATE))


def silent_ogg(seconds: int) -> bytes:
    """Make a voice message in which nobody speaks."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, _RATE, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 5) + b"yavar" + struct.pack("<I", 0)
    pages = [_page(0, 0, _FIRST, [head]), _page(1, 0, 0, [tags])]
    for second in range(1, seconds + 1):
        flag = _LAST if second == seconds else 0
        pages.append(_page(second + 1, second * _RATE, flag, [_SILENCE] * _FRAMES_A_SECOND))
    return b"".join(pages)


def _page(number: int, samples: int, flag: int, packets: list[bytes]) -> bytes:
    sizes = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flag, samples, _SERIAL, number, 0, len(sizes))
    page = head + sizes + b"".join(packets)
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(page: bytes) -> int:
    # Ogg's CRC-32 runs the other way round than zlib's and starts at 0.
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = ((value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value
