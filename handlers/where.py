"""Where the person is: a shared location, a district, or a neighbourhood's name in any spelling."""

from typing import Any

from handlers.services import Services
from services.gazetteer import Gazetteer
from services.shelters import Spot
from talk import Heard, Keyboard, Kind, Option, Talk, take_location

DISTRICTS = tuple(Option(str(number), "district-number", {"number": number}) for number in range(1, 23))
"""The 22 districts of Tehran."""


async def ask_where(talk: Talk, services: Services, question: str) -> tuple[Spot, str, int | None]:
    """Ask under the message id `question`; come back with the spot and how it is called: name and district.

    The name is empty for a shared location, and the spot is empty when the person cannot say.
    """
    answer: Any = await talk.ask(
        question,
        (Option("district", "where-by-district"), Option("anywhere", "where-anywhere")),
        reads=lambda heard: read_where(heard, services.gazetteer),
        columns=2,
        keyboard=Keyboard.LOCATION,
        otherwise="where-not-found",
    )
    if answer == "anywhere":
        return Spot(), "", None
    if answer == "district":
        answer = await talk.ask(
            "where-district",
            DISTRICTS,
            reads=lambda heard: read_where(heard, services.gazetteer),
            columns=5,
            otherwise="where-not-found",
        )
    if isinstance(answer, str):
        return Spot(district=int(answer)), "", int(answer)
    if "point" in answer:
        return Spot(*answer["point"]), "", None
    name, district = await which(talk, services.gazetteer, answer["names"])
    return Spot(district=district), name, district


async def which(talk: Talk, gazetteer: Gazetteer, names: list[tuple[str, int, bool]]) -> tuple[str, int]:
    """Settle on one of the names found, asking when there is more than one, or a guess at a misspelling."""
    if len(names) == 1 and names[0][2]:
        return names[0][:2]
    # Keys tell what was offered, not where it stood: an old list may hang above a new one.
    keys = [f"{district}.{place}" for place, (_, district, _) in enumerate(names)]
    options = [Option(key, *called(*each[:2])) for key, each in zip(keys, names, strict=True)]
    question = "where-which" if len(names) > 1 else "where-guess"
    chosen = await talk.choose(question, options, reads=lambda heard: offered(heard, keys, gazetteer))
    return names[keys.index(chosen)][:2]


def offered(heard: Heard, keys: list[str], gazetteer: Gazetteer) -> str | None:
    """Read «۲» or «منطقهٔ ۲» as the neighbourhood that lies there, if one that was offered does."""
    found = gazetteer.find(heard.text) if heard.kind is Kind.TEXT else []
    districts = {str(each.district) for each in found if not each.name}
    return next((key for key in keys if key.partition(".")[0] in districts), None)


def called(name: str, district: int) -> tuple[str, dict[str, Any]]:
    """Give the message and values for what is on the button: a neighbourhood, or a whole district."""
    if not name:
        return "where-choice-district", {"district": district}
    return "where-choice", {"name": name, "district": district}


def read_where(heard: Heard, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Read a location as {"point": [lat, lon]}, a name as {"names": [[name, district, sure], …]}."""
    if (point := take_location(heard)) is not None:
        return {"point": point}
    if heard.kind is not Kind.TEXT:
        return None
    found = gazetteer.find(heard.text)
    return {"names": [[each.name, each.district, each.sure] for each in found]} if found else None
