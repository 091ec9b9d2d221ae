"""One row of each file of the starting directory, and what makes a row wrong by itself."""

import re
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from models.place import Audience, PlaceKind, Status
from texts.persian import ascii_digits, clean

CLOSED_KINDS = frozenset({PlaceKind.RECOVERY_CENTRE, PlaceKind.CUSTODIAL_CENTRE, PlaceKind.SAFE_HOUSE})
"""Entered by police, court or referral: nobody may be sent there as to a shelter."""

SAMPLE_MARK = "نمونه"
SAMPLE_KEY = "sample-"
_DAYS_IN_MONTH = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)
"""Of the Jalali year; Esfand has its 30th only in leap years."""


def _plain(text: str) -> str:
    if not text or clean(text) != text:
        raise ValueError("must be plain text: not empty, no Arabic ي or ك, no spaces at its ends")
    return text


def _key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError("must be small ASCII letters, digits and single hyphens")
    return text


def _dialled(number: str) -> str:
    if ascii_digits(number) != number:
        raise ValueError(f"must be written in ASCII digits: {ascii_digits(number)}")
    if not re.fullmatch(r"[0-9]{3,11}", number):
        raise ValueError("must be 3 to 11 digits as dialled, without spaces or signs")
    return number


def _clock(text: str) -> str:
    if not re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError('must be a time of day in ASCII digits from "00:00" to "23:59"')
    return text


def _season_day(text: str) -> str:
    month, _, day = text.partition("-") if re.fullmatch(r"[0-9]{2}-[0-9]{2}", text) else ("0", "", "0")
    if not (1 <= int(month) <= len(_DAYS_IN_MONTH) and 1 <= int(day) <= _DAYS_IN_MONTH[int(month) - 1]):
        raise ValueError('must be a Jalali month and day such as "09-01"')
    return text


def _each_once(weekdays: list[int]) -> list[int]:
    if not weekdays or len(set(weekdays)) != len(weekdays):
        raise ValueError("must name at least one day, each day once")
    return sorted(weekdays)


Plain = Annotated[str, AfterValidator(_plain)]
Key = Annotated[str, AfterValidator(_key)]
Dialled = Annotated[str, AfterValidator(_dialled)]
Clock = Annotated[str, AfterValidator(_clock)]
SeasonDay = Annotated[str, AfterValidator(_season_day)]
Weekdays = Annotated[list[Annotated[int, Field(ge=0, le=6)]], AfterValidator(_each_once)]
Latitude = Annotated[float, Field(ge=35.4, le=36.0)]
"""Degrees north; Tehran with Behesht-e Zahra and the hills lies between 35.4 and 36.0."""
Longitude = Annotated[float, Field(ge=51.0, le=51.8)]
"""Degrees east; Tehran lies between 51.0 and 51.8."""
Beds = Annotated[int, Field(ge=0, le=10_000)]


class Row(BaseModel):
    """What all rows share: exact types, no unknown fields, never changed."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid", frozen=True)


class DistrictRow(Row):
    """A row of districts.json."""

    number: Annotated[int, Field(ge=1, le=22)]
    lat: Latitude
    lon: Longitude
    source: Plain
    as_of: Plain


class NeighbourhoodRow(Row):
    """A row of neighbourhoods.json or landmarks.json."""

    name: Plain
    district: int
    also: list[Plain] = []
    source: Plain


class LineHoursRow(Row):
    """Hours of a phone line: weekdays 0 Saturday … 6 Friday, Tehran time."""

    weekdays: Weekdays = list(range(7))
    opens: Clock
    closes: Clock


class HoursRow(LineHoursRow):
    """Hours of a service, perhaps only in a season of the Jalali year."""

    season_from: SeasonDay | None = None
    season_until: SeasonDay | None = None

    @model_validator(mode="after")
    def _whole_season(self) -> Self:
        if (self.season_from is None) != (self.season_until is None):
            raise ValueError("a season needs both its first and its last day")
        return self


class VerifiedRow(Row):
    """What staff, or a published source, confirmed, and until when that counts."""

    verified_at: AwareDatetime | None
    verified_by: Plain | None
    expires_at: AwareDatetime | None

    @model_validator(mode="after")
    def _whole_verification(self) -> Self:
        stated = [value is not None for value in (self.verified_at, self.verified_by, self.expires_at)]
        if any(stated) and not all(stated):
            raise ValueError("verified_at, verified_by and expires_at stand together or are all null")
        if self.verified_at and self.expires_at and self.expires_at <= self.verified_at:
            raise ValueError("expires_at must be later than verified_at")
        return self


class SiteRow(Row):
    """What a real and a made-up place have in common."""

    key: Key
    name: Plain
    kind: PlaceKind
    district: int | None
    address: Plain | None
    lat: Latitude | None
    lon: Longitude | None
    phone: Dialled | None
    public_walk_in: bool
    status: Status
    source: Plain
    as_of: Plain
    note: str
    sample: bool = False

    @model_validator(mode="after")
    def _both_coordinates(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon stand together or are both null")
        return self

    @model_validator(mode="after")
    def _closed_places_stay_closed(self) -> Self:
        if self.public_walk_in and self.kind in CLOSED_KINDS:
            raise ValueError(f"public_walk_in must be false: a {self.kind} is not entered of one's own will")
        if self.kind == PlaceKind.SAFE_HOUSE and (self.address or self.phone or self.lat is not None):
            raise ValueError("a safe house is written down without address, phone and coordinates")
        return self


class PlaceRow(SiteRow, VerifiedRow):
    """A row of tehran/places.json."""


class SamplePlaceRow(SiteRow):
    """A row of sample/places.json; its verification is told in days from the moment of loading."""

    verified_days_ago: Annotated[int, Field(ge=0, le=3650)]
    verified_by: Plain
    expires_in_days: Annotated[int, Field(ge=-3650, le=3650)]

    @model_validator(mode="after")
    def _says_it_is_made_up(self) -> Self:
        if SAMPLE_MARK not in self.name or not self.key.startswith(SAMPLE_KEY):
            raise ValueError(f'must have "{SAMPLE_MARK}" in its name and begin its key with "{SAMPLE_KEY}"')
        if -self.expires_in_days >= self.verified_days_ago:
            raise ValueError("its verification must expire after it was made")
        return self

    def at(self, now: datetime) -> PlaceRow:
        """Give the same place with its verification counted from `now` (UTC)."""
        return PlaceRow(
            **self.model_dump(exclude={"verified_days_ago", "expires_in_days"}),
            verified_at=now - timedelta(days=self.verified_days_ago),
            expires_at=now + timedelta(days=self.expires_in_days),
        )


class ServiceRow(Row):
    """A row of services.json: what one place offers to one audience."""

    place: Key
    audience: Audience
    status: Status
    open_24h_when_cold: bool
    hours: list[HoursRow]
    sample: bool = False


class BedCountRow(Row):
    """A row of sample/bed_counts.json; its age is told in minutes before the moment of loading."""

    place: Key
    audience: Audience
    available: Beds
    maximum: Annotated[int, Field(ge=1, le=10_000)] | None
    minutes_ago: Annotated[int, Field(ge=0, le=525_600)]
    counted_by: Plain
    sample: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.maximum is not None and self.available > self.maximum:
            raise ValueError(f"available {self.available} is more than maximum {self.maximum}")
        return self


class LineRow(VerifiedRow):
    """A row of lines.json."""

    key: Key
    number: Dialled
    name: Plain
    name_en: Plain
    emergency: bool
    rank: Annotated[int, Field(ge=0, le=1000)]
    pair: Key | None = None
    status: Status
    hours: list[LineHoursRow]
    source: Plain
    as_of: Plain
    note: str

    @field_validator("pair", mode="after")
    @classmethod
    def _emergencies_stand_alone(cls, pair: str | None, row: ValidationInfo) -> str | None:
        if pair is not None and row.data.get("emergency"):
            raise ValueError("an emergency line has no pair: it must never wait for another line")
        return pair
