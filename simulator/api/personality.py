"""What makes one messenger's Bot API differ from another's, as values that the methods ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from simulator.api.attachments import Uploads
from simulator.api.call import Method
from simulator.api.errors import ApiError
from simulator.api.markup import Buttons
from simulator.api.params import Params
from simulator.api.text import Writing
from simulator.world.platform import Habits


def _as_it_is(_method: str, result: Any) -> Any:
    return result


@dataclass(frozen=True)
class Personality:
    """A messenger: its name, where its API stands, the methods it knows, and how it reads, limits and answers.

    `parameters` are all that a method reads, None lets it read what it likes; `words` turns Telegram's reasons into
    the messenger's own code and words; `present` writes a method's result as the messenger shows it; `live` is the
    face as seen live, where that is known to differ from the documents.
    """

    name: str
    prefix: str
    methods: Mapping[str, Method]
    habits: Habits
    writing: Writing
    buttons: Buttons
    uploads: Uploads
    actions: frozenset[str]
    parameters: Mapping[str, frozenset[str]] | None = None
    words: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    present: Callable[[str, Any], Any] = _as_it_is
    live: Optional["Personality"] = None

    def method(self, name: str) -> Method | None:
        """Find a method; letter case does not matter."""
        return self.methods.get(name.lower())

    def understood(self, name: str, params: Params) -> Params:
        """Pass over parameters that the messenger does not know."""
        known = (self.parameters or {}).get(name.lower())
        return params if known is None else params.only(known)

    def face(self, *, live: bool) -> "Personality":
        """Give the face that is shown: as documented, or as seen live."""
        return self.live if live and self.live else self

    def reword(self, error: ApiError) -> ApiError:
        """Say a refusal in this messenger's words."""
        code, description = self.words.get(error.description, (error.code, error.description))
        return ApiError(code, description, error.parameters)
