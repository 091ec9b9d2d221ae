"""What all tables share: names of constraints, column types, the words of an enum."""

import enum
from datetime import datetime
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Identity, MetaData, Text, func
from sqlalchemy.orm import DeclarativeBase, mapped_column

Id = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
"""A 64-bit key made by Postgres."""

Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
"""A moment, kept in UTC."""

CreatedAt = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
"""When the row was written, UTC."""


class Base(DeclarativeBase):
    """Every table; its metadata is what migrations are compared with."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map = {str: Text, int: BigInteger, datetime: DateTime(timezone=True)}  # noqa: RUF012 (SQLAlchemy reads this class attribute)


def one_of(column: str, words: type[enum.StrEnum]) -> str:
    """Write the CHECK that keeps a text column to the words of an enum."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return f"{column} in ({listed})"
