"""Lengths as Telegram counts them."""


def units(text: str) -> int:
    """Count UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, index: int) -> int:
    """Give the UTF-8 byte position of a character, as error messages name it."""
    return len(text[:index].encode("utf-8", "surrogatepass"))
