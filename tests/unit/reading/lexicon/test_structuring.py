"""Plain values become just what a class says, or every fault of them is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, final

import attrs
import pytest

from claimledger.errors import InvalidRecordError, LoadError
from claimledger.model import Period
from claimledger.reading.lexicon.entries import Cue, Example, Place, Taking, When
from claimledger.reading.lexicon.sheets import parsed
from claimledger.reading.lexicon.structuring import keys_of, structured
from claimledger.reading.parts.words import Frame, Polarity, SpeechAct

NOWHERE = Place("", 0)


def _positive(_made: Any, _field: Any, value: int) -> None:
    if value < 0:
        raise InvalidRecordError("a tide is not below nought", "count up")


def _odd(_made: Any, _field: Any, value: int) -> None:
    if value % 2 == 0:
        raise ValueError("even")


@final
@attrs.frozen
class Inner:
    """A table in a table."""

    words: tuple[str, ...] = ()


@final
@attrs.frozen
class Outer:
    """A value of each kind."""

    name: str
    flag: bool = False
    count: int = attrs.field(default=1, validator=[_positive, _odd])
    share: float = 0.5
    day: date = date(2031, 5, 6)
    when: Period | None = None
    act: SpeechAct = SpeechAct.STATE
    inner: Inner = Inner()
    several: tuple[Inner, ...] = ()
    numbers: Mapping[str, int] = attrs.field(factory=dict)
    one_or_more: str | tuple[str, ...] = ""
    anything: Any = None
    place: Place = NOWHERE


def made(text: str, kind: type[Any] = Outer) -> Any:
    sheet = parsed(text.encode(), "eo.toml")
    return structured(kind, sheet, (), sheet.table)


def faults(text: str, kind: type[Any] = Outer) -> list[str]:
    with pytest.raises(LoadError) as caught:
        made(text, kind)
    return [str(fault).removeprefix("eo.toml:") for fault in caught.value.faults]


def test_a_value_of_each_kind_is_taken() -> None:
    text = """
    name = "tide"
    flag = true
    count = 3
    share = 0.25
    day = 2031-07-08
    when = "2031-07"
    act = "deny"
    inner = {words = ["a", "b"]}
    several = [{}, {words = ["c"]}]
    numbers = {senin = 0}
    one_or_more = ["x", "y"]
    anything = [1, "x"]
    """
    assert made(text) == Outer(
        "tide", True, 3, 0.25, date(2031, 7, 8), Period("2031-07"), SpeechAct.DENY,
        Inner(("a", "b")), (Inner(), Inner(("c",))), {"senin": 0}, ("x", "y"), [1, "x"],
    )  # fmt: skip
    assert made('name = "tide"\none_or_more = "x"').one_or_more == "x"


def test_a_cue_is_taken_as_it_is_written() -> None:
    text = """
    forms = ["menolak"]
    frames = ["svo", "to-verb"]
    speech_act = "refuse"
    takes = ["object"]
    when = [{object = "@anaphor", speech_act = "deny", polarity = "-"}]
    """
    assert made(text, Cue) == Cue(
        ("menolak",),
        (Frame.SVO, Frame.TO_VERB),
        SpeechAct.REFUSE,
        takes=(Taking.OBJECT,),
        when=(When("@anaphor", SpeechAct.DENY, Polarity.NEGATIVE),),
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("name = 3", '1:1: name: this is 3, not a text; write "..."'),
        ('name = " "', "1:1: name: this text is empty; write words, or take it out"),
        ("flag = 1", "1:1: flag: this is 1, not yes or no; write true or false"),
        ("count = true", "1:1: count: this is true, not a whole number; write digits"),
        ("count = 3.0", "1:1: count: this is 3.0, not a whole number; write digits"),
        ("count = -1", "1:1: count: a tide is not below nought; count up"),
        ("count = 2", "1:1: count: this cannot be: even; see the reference of lexicons"),
        ("share = 3", "1:1: share: this is 3, not a number with a point; write it"),
        ("day = 2031-05-06T07:08:09", "1:1: day: this is 2031-05-06 07:08:09, not a date"),
        ("when = 2031-05-06", '1:1: when: this is 2031-05-06, not a text; write "..."'),
        ('when = "2031-13"', "1:1: when: '2031-13' is no date: month must be in 1..12"),
        ("act = [1]", "1:1: act: this is a list, not the text of some speech act; write"),
        ('act = "stat"', "1:1: act: 'stat' is no speech act; did you mean 'state'?"),
        ('act = "xyzzy"', "1:1: act: 'xyzzy' is no speech act; write one of state, announce,"),
        ("inner = []", "1:1: inner: this is a list, not a table; write { key = ... }"),
        ('inner = {wrds = ["a"]}', "1:10: inner.wrds: there is no key 'wrds'; did you mean"),
        ('inner = {words = "a"}', "1:10: inner.words: this is the text 'a', not a list; write"),
        ("inner = {words = {a = 1}}", "1:10: inner.words: this is a table, not a list"),
        ('several = [{}, {words = ["a", 2]}]', "1:31: several[1].words[1]: this is 2, not a text"),
        ("several = [3]", "1:12: several[0]: this is 3, not a table; write { key = ... }"),
        ("numbers = [3]", "1:1: numbers: this is a list, not a table; write { key = ... }"),
        ("numbers = {a = true}", "1:12: numbers.a: this is true, not a whole number"),
        ('numbers = {"" = 1}', '1:12: numbers."": this text is empty; write words, or take it out'),
        ("one_or_more = 3", "1:1: one_or_more: this is 3, not a list; write [...]"),
        ('one_or_more = ""', "1:1: one_or_more: this text is empty; write words, or take it out"),
        ('place = {file = "a", line = 1}', "1:1: place: there is no key 'place'; write one"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_place(line: str, fault: str) -> None:
    text = line if line.startswith("name") else f'{line}\nname = "tide"'
    (told,) = faults(text)
    assert told.startswith(fault)


def test_all_faults_are_told_at_once() -> None:
    told = faults('[numbers]\na = "x"\nb = 2\nc = 3.5\n[inner]\nwords = ["a", 1, ""]\nx = 1\ny = 2')
    assert sorted(told) == [
        "1:1: there is no 'name'; add it",
        "2:1: numbers.a: this is the text 'x', not a whole number; write digits alone, such as 3",
        "4:1: numbers.c: this is 3.5, not a whole number; write digits alone, such as 3",
        '6:15: inner.words[1]: this is 1, not a text; write "..."',
        "6:18: inner.words[2]: this text is empty; write words, or take it out",
        "7:1: inner.x: there is no key 'x'; write one of words",
        "8:1: inner.y: there is no key 'y'; write one of words",
    ]


@final
@attrs.frozen
class Narrow:
    """Two numbers, each in its own range, and the first below the second."""

    low: int = attrs.field(default=1, validator=_positive)
    high: int = attrs.field(default=9, validator=_positive)

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise InvalidRecordError("low is above high", "exchange them")


def test_what_a_class_refuses_is_told_at_the_keys_that_it_refuses_alone() -> None:
    told = faults("high = -1\nlow = -2", Narrow)
    assert sorted(fault.split(": ")[0:2] for fault in told) == [["1:1", "high"], ["2:1", "low"]]
    assert faults("low = 7\nhigh = 6", Narrow) == ["1:1: low is above high; exchange them"]


def test_of_very_many_faults_the_first_are_told() -> None:
    words = ", ".join(["1"] * 3_000)
    assert len(faults(f'name = "tide"\none_or_more = [{words}]')) == 100


def test_a_list_that_is_needed_holds_something() -> None:
    told = faults('forms = []\nframes = []\nspeech_act = "deny"\nnot_before = []', Cue)
    assert told == [
        "1:1: forms: this list is empty; list what it needs",
        "2:1: frames: this list is empty; list what it needs",
    ]


def test_a_place_is_no_key_of_a_file() -> None:
    assert "place" not in keys_of(Cue)
    assert list(keys_of(Example)) == ["text", "expect", "published"]
