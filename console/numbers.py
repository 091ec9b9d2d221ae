"""Row numbers in addresses, as far as Postgres can hold them."""

from typing import Annotated

from fastapi import Path

Number = Annotated[int, Path(ge=1, le=2**63 - 1)]
"""Anything else is an address that is not there."""
