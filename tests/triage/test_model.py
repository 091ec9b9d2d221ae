"""The model beside the rules: it only raises, and it can be built anew from the shipped lines, byte for byte."""

import pytest

from triage import model
from triage.__main__ import shipped_lines
from triage.model import Numbers, Thresholds, load, save
from triage.reading import SOFT, Reader
from triage.shipped import READER, read
from triage.train import build


def test_the_shipped_model_is_what_the_shipped_lines_give() -> None:
    """`python -m triage train` writes the same bytes on every machine."""
    assert save(build(shipped_lines())) == model.FILE.read_bytes()


def test_the_model_never_lowers_a_level() -> None:
    """What a sure rule says stays; what an unsure one says is asked about at least."""
    for line in shipped_lines()[::3]:
        hits = READER.signs(line.text).hits
        sure = max((hit.level for hit in hits if hit.rule.sure), default=0)
        led = max((hit.level for hit in hits), default=0)
        assert read(line.text).level >= max(sure, min(led, SOFT))


def test_a_reader_without_a_model_reads_by_rules() -> None:
    """The house can be started, and the model built, before there is one."""
    alone = Reader(READER.lexicon, None)
    assert alone.read("یه مشت قرص خوردم").level == 4
    assert alone.read("سلام").topic in {"greeting", "other"}


def test_numbers_survive_being_written_down() -> None:
    """What is read back is what was written."""
    numbers = load(model.FILE.read_bytes())
    assert load(save(numbers)) == numbers
    assert isinstance(numbers, Numbers)
    assert isinstance(numbers.thresholds, Thresholds)


def test_a_file_of_another_kind_is_refused() -> None:
    """An old model is not read as a new one."""
    with pytest.raises(ValueError, match="python -m triage train"):
        load(b"something else")
