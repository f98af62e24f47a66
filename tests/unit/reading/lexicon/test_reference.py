"""The reference of lexicons says what the classes say, and no more."""

from __future__ import annotations

import re

from claimledger.reading.lexicon.entries import Taking
from claimledger.reading.lexicon.merging import class_of
from claimledger.reading.lexicon.structuring import keys_of
from claimledger.reading.parts.words import Frame
from unit.reading.lexicon.reference import CLASSES, PAGE, filled, table_of

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_tables_of_the_page_are_those_of_the_classes() -> None:
    made = "run: PYTHONPATH=tests python -m unit.reading.lexicon.reference"
    assert filled(TEXT) == TEXT, made


def test_each_key_has_its_meaning() -> None:
    for kind in CLASSES:
        rows = table_of(kind).splitlines()[2:]
        assert len(rows) == len(keys_of(kind))
        assert [row for row in rows if row.endswith("|  |")] == [], "write a docstring below it"


def test_each_class_that_a_file_mirrors_has_its_table() -> None:
    for kind in CLASSES:
        inner = {class_of(field.type) for field in keys_of(kind).values()} - {None}
        assert inner <= {*CLASSES}


def test_each_frame_and_each_thing_that_may_follow_is_explained() -> None:
    told = set(re.findall(r"^\| `([\w-]+)` \|", TEXT, re.MULTILINE))
    assert {word.value for word in Taking} <= told
    assert {word.value for word in Frame} - told == {"relay", "carried"}
