"""The shape in which objects of the Bot API are kept and sent, and how they are read."""

import json
import math
from typing import Any, NoReturn

Json = dict[str, Any]


def read_json(text: str | bytes) -> Any:
    """Read JSON, and only what can be written as JSON again; raises ValueError."""
    try:
        told = json.loads(text, parse_constant=_no_number, parse_float=_finite)
        json.dumps(told, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("too deep") from None
    return told


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("too large")
    return number
