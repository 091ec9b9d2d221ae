"""How one door is shown: name, distance, address, hours, beds and their age, phone, maps."""

from datetime import datetime, timedelta

from services.shelters import TRUE_FOR, Door
from talk import Button, Talk, Venue

Part = dict[str, object]
"""A message within a message: its id under "message", beside its values."""

HOURS_UP_TO = timedelta(hours=48)
"""Ages above this are said in days."""


def say_door(talk: Talk, door: Door, district: int | None) -> None:
    """Say one door, with links to two map services and a native point where its coordinates are known."""
    until = talk.now + TRUE_FOR
    talk.say(
        "door",
        until=until,
        buttons=maps(door),
        name=door.name,
        sample={"message": "door-sample" if door.sample else "nothing"},
        distance=distance(door, district),
        address=address(door),
        hours=hours(door, talk.now),
        beds=beds(door, talk.now),
        phone={"message": "door-phone", "number": door.phone} if door.phone else {"message": "nothing"},
    )
    if door.lat is not None and door.lon is not None:
        talk.say(
            "door-on-map",
            until=until,
            venue=Venue(door.lat, door.lon, door.name, door.address or door.name),
            name=door.name,
        )


def maps(door: Door) -> list[list[Button]]:
    """Link the door in Neshan and Balad, the map services people here use."""
    if door.lat is None or door.lon is None:
        return []
    neshan = f"https://neshan.org/maps/@{door.lat},{door.lon},17z"
    balad = f"https://balad.ir/location?latitude={door.lat}&longitude={door.lon}&zoom=17"
    return [[Button("door-neshan", url=neshan), Button("door-balad", url=balad)]]


def distance(door: Door, district: int | None) -> Part:
    """Say how far it is, and from what that was reckoned: the person, or the middle of the district they named."""
    if door.km is None:
        return {"message": "door-in-district", "district": door.district} if door.district else {"message": "nothing"}
    if door.km_is_by_district and door.lat is None:
        return {"message": "door-km-by-district", "district": door.district, "km": rounded(door.km)}
    if district:
        return {"message": "door-km-from-district", "district": district, "km": rounded(door.km)}
    if door.km < 1:
        return {"message": "door-metres", "metres": max(100, round(door.km * 10) * 100)}
    return {"message": "door-km", "km": rounded(door.km)}


def rounded(km: float) -> int:
    """Round to whole kilometres: a straight line is no more exact than that."""
    return max(1, round(km))


def address(door: Door) -> Part:
    """Say the address, or that it is not known."""
    return {"message": "door-address", "address": door.address} if door.address else {"message": "door-no-address"}


def hours(door: Door, now: datetime) -> Part:
    """Say whether it is open now, and until or from when."""
    if door.closes is None:
        return {"message": "door-open-always"}
    if door.opens > now:
        return {"message": "door-opens", "opens": door.opens, "closes": door.closes}
    return {"message": "door-open-until", "closes": door.closes}


def beds(door: Door, now: datetime) -> Part:
    """Say how many beds were free and how long ago that was counted."""
    if door.beds_free is None or door.beds_counted_at is None:
        return {"message": "door-beds-unknown"}
    age = now - door.beds_counted_at
    ago = said_ago(age)
    if door.beds_free == 0:
        return {"message": "door-beds-were-full", "ago": ago}
    return {"message": "door-beds", "ago": ago, "count": door.beds_free}


def said_ago(age: timedelta) -> Part:
    """Say an age in minutes, hours or days."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return {"message": "ago-now"}
    if age < timedelta(hours=1):
        return {"message": "ago-minutes", "count": minutes}
    if age < HOURS_UP_TO:
        return {"message": "ago-hours", "count": minutes // 60}
    return {"message": "ago-days", "count": minutes // (60 * 24)}
