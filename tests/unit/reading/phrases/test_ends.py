"""Where what is said ends, and where it goes on: rule by rule, with what each leaves alone."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import said

ENDS = [
    # a contrast
    ("Ann Berg said the dam will hold", ", but she left the town."),
    ("Ann Berg said the dam will hold", ", but told others that it broke."),
    ("Ann Berg said the dam will hold", ", while Tom Hill says it broke."),
    ("Ann Berg called for a new dam", ", though it would cost a lot."),
    ("Ann Berg said the dam will hold, but not for long", "."),
    ("Ann Berg said the dam held, but that it was old", "."),
    ("Ann Berg said the dam will hold, but only in spring", "."),
    ("Ann Berg said the dam was old, while the mill is new", "."),
    ("Ann Berg said she sold the dam, though the mill is new", "."),
    ("Ann Berg said the dam, however, broke", "."),
    ("Ann Berg said the dam broke, however", "."),
    # a second clause
    ("Ann Berg said the dam broke", ", and she left the town."),
    ("Ann Berg said the dam broke, and it was sold", "."),
    ("Ann Berg said the dam broke, and those who lived there left", "."),
    ("Ann Berg said the dam broke", "; Tom Hill says it held."),
    ("Ann Berg said the dam broke; the town slept", "."),
    # what the text adds at the very end
    ("Ann Berg said the dam was sold to Tom Hill", ", who has a mill."),
    ("Ann Berg said the dam was sold to Tom Hill, who has a mill, in March", "."),
    ("Ann Berg said the dam was sold to Tom Hill", ", a smith."),
    ("Ann Berg said the dam was sold to Tom Hill, his heir", "."),
    ("Ann Berg said the dam was sold, the mill was not", "."),
    # a quotation that holds its comma
    ("Ann Berg said the dam was “very old,”", " adding two words."),
    ("Ann Berg said the dam was “very old,” because it leaked", "."),
    ("Ann Berg said the dam was “very old,”", " a word that pleased the town."),
    # dashes
    ("Ann Berg said the dam broke", " — the town was under water."),
    ("Ann Berg said the dam broke — for instance at the mill", "."),
    ("Ann Berg said the dam broke", " -- it was old."),
    ("Ann Berg said the dam -- the old one -- broke", "."),
    ("Ann Berg said the U.S.-built dam broke", "."),
]


@pytest.mark.parametrize(("told", "rest"), ENDS, ids=[told + rest for told, rest in ENDS])
def test_the_end_of_what_is_said(told: str, rest: str) -> None:
    _, cue, content = said(told + rest)[0]
    assert f"Ann Berg {cue} {content}" == told


GOES_ON = [
    ("It was wrong, Ann Berg said, because it leaked.", "It was wrong / because it leaked"),
    ("It was wrong, Ann Berg said, that it leaked.", "It was wrong / that it leaked"),
    ("It was wrong, Ann Berg said, to sell it.", "It was wrong / to sell it"),
    ("It was wrong, Ann Berg said, by any rule.", "It was wrong / by any rule"),
    ("It was wrong, Ann Berg said, in a long letter.", "It was wrong"),
    ("It was wrong, Ann Berg said, who was there.", "It was wrong"),
    ("It was wrong, Ann Berg said, but the dam held.", "It was wrong"),
]


@pytest.mark.parametrize(("text", "content"), GOES_ON, ids=[text for text, _ in GOES_ON])
def test_what_goes_on_behind_an_attribution_within_it(text: str, content: str) -> None:
    assert [(source, told) for source, _, told in said(text)] == [("Ann Berg", content)]


CLAUSES = [
    ("While only Ann Berg said it broke, the dam was old.", "it broke"),
    ("And when Ann Berg said it broke, the dam was old.", "it broke"),
    ("When, in the end, Ann Berg said it broke, it was old.", "it broke, it was old"),
    ("Ann Berg said it broke, it was old.", "it broke, it was old"),
]


@pytest.mark.parametrize(("text", "content"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_in_a_clause_before_the_main_one_it_ends_at_its_comma(text: str, content: str) -> None:
    assert [(source, told) for source, _, told in said(text)] == [("Ann Berg", content)]


def test_a_sentence_may_begin_behind_a_colon() -> None:
    assert said("It is clear: When Ann Berg says it broke, it did.")[0][0] == "Ann Berg"


def test_a_hyphen_is_no_dash() -> None:
    assert said("It was the so- called “very bold plan” of Orm.") == []
