"""The reader that is shipped: the lexicon and the model of this folder, read once, when the module is imported."""

from triage import model
from triage.lexicon import Lexicon
from triage.model import Model
from triage.reading import Context, Reader, Reading
from triage.score import LABELS


def _reader() -> Reader:
    """Read lexicon and model; a house without a model file reads by rules alone, so that one can be built."""
    if not model.FILE.exists():
        return Reader(Lexicon(), None)
    numbers = model.load(model.FILE.read_bytes())
    return Reader(Lexicon(general=numbers.words), Model(numbers, LABELS))


READER = _reader()
"""Lexicon and model, made ready."""


def read(text: str, context: Context = Context()) -> Reading:  # noqa: B008 (immutable)
    """Read a message for danger: pure, offline, for any text.

    Gives level 0 (a question) to 4 (a life in danger now), topic, alert, reasons and flags; `context` may raise.
    """
    return READER.read(text, context)
