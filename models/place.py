"""Where help is: districts, neighbourhoods, places, what each offers to whom, when, and how many beds."""

import enum
from datetime import time

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, SmallInteger, Text, Time, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class PlaceKind(enum.StrEnum):
    """What a place is. Only the first two are doors for tonight."""

    SHELTER = "shelter"  # مددسرا، گرمخانه
    MOBILE_SHELTER = "mobile_shelter"  # اتوبوس پناه گرم
    COMPANION_HOUSE = "companion_house"  # همراه‌سرا
    SOCIALISATION_CENTRE = "socialisation_centre"  # مرکز جامعه‌پذیری
    RECOVERY_CENTRE = "recovery_centre"  # یاورشهر
    CUSTODIAL_CENTRE = "custodial_centre"  # سامان‌سرا
    SAFE_HOUSE = "safe_house"  # خانهٔ امن
    CHILDREN_CENTRE = "children_centre"  # پرتو، پویاشهر
    WOMEN_CENTRE = "women_centre"  # کوثر
    SOCIAL_SERVICE_BASE = "social_service_base"  # پایگاه خدمات اجتماعی
    JOB_CENTRE = "job_centre"  # مرکز کاریابی
    LEGAL_AID = "legal_aid"  # معاضدت حقوقی


class Status(enum.StrEnum):
    """Whether a place, service or line works today, as far as staff know."""

    ACTIVE = "active"
    UNCONFIRMED = "unconfirmed"
    """Read in a public source, not yet confirmed by staff: never shown to a citizen as open."""
    PLANNED = "planned"
    TEMPORARILY_CLOSED = "temporarily_closed"
    STOPPED = "stopped"


class Audience(enum.StrEnum):
    """Whom a service takes in."""

    MEN = "men"
    WOMEN = "women"
    FAMILIES = "families"


class District(Base):
    """One of the 22 districts of Tehran, with the centroid of its area."""

    __tablename__ = "district"

    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    lat: Mapped[float] = mapped_column(Float)
    lon: Mapped[float] = mapped_column(Float)
    source: Mapped[str]
    as_of: Mapped[str]


class Neighbourhood(Base):
    """A name people call a part of the city by; the same name may stand in two districts."""

    __tablename__ = "neighbourhood"

    id: Mapped[Id]
    name: Mapped[str]
    district: Mapped[int] = mapped_column(SmallInteger, ForeignKey("district.number"))
    also: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Other spellings and names; the first that differs only in spaces is the one shown."""
    source: Mapped[str]

    __table_args__ = (UniqueConstraint("name", "district"),)


class Place(Base):
    """A site, as published or as staff confirmed it."""

    __tablename__ = "place"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True)
    """ASCII name in the directory's files, the same for ever."""
    name: Mapped[str]
    kind: Mapped[str]
    district: Mapped[int | None] = mapped_column(SmallInteger, ForeignKey("district.number"))
    address: Mapped[str | None]
    lat: Mapped[float | None] = mapped_column(Float)
    lon: Mapped[float | None] = mapped_column(Float)
    phone: Mapped[str | None]
    """ASCII digits; shown only while the place is verified and unexpired."""
    public_walk_in: Mapped[bool] = mapped_column(server_default="false")
    """A person may enter of their own will. False for whatever police, court or referral opens."""
    status: Mapped[str] = mapped_column(server_default=Status.UNCONFIRMED)
    verified_at: Mapped[Instant | None]
    verified_by: Mapped[str | None]
    """A role, not a person's name."""
    expires_at: Mapped[Instant | None]
    """From this moment on the verification counts no more."""
    source: Mapped[str]
    as_of: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")
    sample: Mapped[bool] = mapped_column(server_default="false")
    """Made up for demonstrations; its words always say so."""

    __table_args__ = (
        CheckConstraint(one_of("kind", PlaceKind), name="kind"),
        CheckConstraint(one_of("status", Status), name="status"),
        CheckConstraint("(lat is null) = (lon is null)", name="both_coordinates"),
        CheckConstraint("(verified_at is null) = (expires_at is null)", name="verification_expires"),
        CheckConstraint(
            "not public_walk_in or kind not in ('recovery_centre', 'custodial_centre', 'safe_house')",
            name="closed_places_have_no_door",
        ),
    )


class Service(Base):
    """What one place offers to one audience: beds for men, beds for women."""

    __tablename__ = "service"

    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"))
    audience: Mapped[str]
    status: Mapped[str] = mapped_column(server_default=Status.UNCONFIRMED)
    open_24h_when_cold: Mapped[bool] = mapped_column(server_default="false")
    """Stays open day and night during a cold spell."""
    sample: Mapped[bool] = mapped_column(server_default="false")

    __table_args__ = (
        UniqueConstraint("place_id", "audience"),
        CheckConstraint(one_of("audience", Audience), name="audience"),
        CheckConstraint(one_of("status", Status), name="status"),
    )


class Schedule(Base):
    """Hours of a service in Tehran time; closing before or at the opening hour means the next day."""

    __tablename__ = "schedule"

    id: Mapped[Id]
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default="{0,1,2,3,4,5,6}")
    """Days it opens on: 0 Saturday … 6 Friday."""
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)
    """Equal to `opens`: round the clock."""
    season_from: Mapped[str | None]
    """First Jalali day of the season as MM-DD, each year; empty: all year."""
    season_until: Mapped[str | None]
    """Last Jalali day of the season as MM-DD; may lie before `season_from`, across Nowruz."""

    __table_args__ = (CheckConstraint("(season_from is null) = (season_until is null)", name="both_ends_of_season"),)


class BedCount(Base):
    """How many beds were free when somebody counted; rows are added, never changed."""

    __tablename__ = "bed_count"

    id: Mapped[Id]
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    available: Mapped[int] = mapped_column(SmallInteger)
    maximum: Mapped[int | None] = mapped_column(SmallInteger)
    counted_at: Mapped[Instant]
    counted_by: Mapped[str]
    """A role, not a person's name."""
    sample: Mapped[bool] = mapped_column(server_default="false")
    created_at: Mapped[CreatedAt]

    __table_args__ = (
        CheckConstraint("available >= 0", name="available"),
        CheckConstraint("maximum is null or available <= maximum", name="available_within_maximum"),
        Index("ix_bed_count_latest", "service_id", "counted_at"),
    )


class ColdSpell(Base):
    """Nights that staff declared cold: some shelters then stay open round the clock."""

    __tablename__ = "cold_spell"

    id: Mapped[Id]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    note: Mapped[str] = mapped_column(server_default="")
    sample: Mapped[bool] = mapped_column(server_default="false")

    __table_args__ = (
        UniqueConstraint("starts_at", "ends_at"),
        CheckConstraint("starts_at < ends_at", name="starts_before_it_ends"),
    )
