"""Options of checkers from plain values: exact types, and every flaw told at its key."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import Any, Generic, Literal, TypeVar

import attrs
import pytest

from claimledger.errors import InvalidRecordError
from claimledger.files.options import FlawsError, read, structured
from claimledger.model import Act, Period

T = TypeVar("T")


class Size(IntEnum):
    SMALL = 1
    LARGE = 2


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


def even(_owner: object, _field: attrs.Attribute[int], value: int) -> None:
    if value % 2:
        raise InvalidRecordError(f"{value} is odd", "write an even number")


@attrs.frozen
class House:
    name: str
    rank: int = attrs.field(default=0, validator=even)


@attrs.frozen
class Options:
    most: int = attrs.field(default=2, validator=even)
    least: int = attrs.field(default=0, validator=even)
    share: float = 0.5
    strict: bool = False
    words: tuple[str, ...] = ()
    house: House | None = None
    houses: tuple[House, ...] = ()
    _private: str = ""
    made: int = attrs.field(default=1, init=False)


def flaws_of(kind: Any, table: Mapping[str, Any]) -> list[str]:
    with pytest.raises(FlawsError) as caught:
        structured(kind, table)
    assert all(flaw.problem and flaw.mend for flaw in caught.value.flaws)
    return [f"{flaw.steps} {flaw.problem}; {flaw.mend}" for flaw in caught.value.flaws]


def flaw(value: Any, kind: Any) -> str:
    with pytest.raises(FlawsError) as caught:
        read(value, kind)
    return "\n".join(f"{flaw.steps} {flaw.problem}; {flaw.mend}" for flaw in caught.value.flaws)


# -- classes -------------------------------------------------------------------------------


def test_a_table_becomes_the_class() -> None:
    table = {"most": 4, "share": 0.25, "strict": True, "words": ["a", "b"]}
    made = Options(most=4, share=0.25, strict=True, words=("a", "b"))
    assert structured(Options, table) == made
    assert structured(Options, {"private": "p"})._private == "p"
    assert structured(Options, {}) == Options()


def test_what_has_no_type_is_taken_as_it_is() -> None:
    @attrs.frozen
    class Untyped:
        held = attrs.field(default=None)  # type: ignore[var-annotated]

    assert structured(Untyped, {"held": {"a": [1, "b"]}}).held == {"a": [1, "b"]}


def test_classes_stand_in_classes() -> None:
    table = {"house": {"name": "Tide", "rank": 2}, "houses": [{"name": "Post"}]}
    assert structured(Options, table) == Options(house=House("Tide", 2), houses=(House("Post"),))


def test_an_option_that_there_is_not_is_refused_with_what_looks_like_it() -> None:
    assert flaws_of(Options, {"mst": 4}) == [
        "('mst',) there is no option 'mst'; did you mean 'most'?"
    ]
    assert flaws_of(House, {"name": "Tide", "zzzz": 4}) == [
        "('zzzz',) there is no option 'zzzz'; write one of name, rank"
    ]
    assert "there is no option 'made'" in flaws_of(Options, {"made": 4})[0]
    assert "there is no option '_private'" in flaws_of(Options, {"_private": ""})[0]


def test_a_key_that_is_no_text_is_told() -> None:
    table: Any = {3: 4}
    assert flaws_of(House, {"name": "", **table}) == [
        "('3',) there is no option '3'; write one of name, rank"
    ]
    assert flaw(table, dict[str, int]) == "('3',) this is 3, not a text; write \"...\""


def test_a_class_without_options_takes_none() -> None:
    @attrs.frozen
    class Nothing:
        pass

    assert structured(Nothing, {}) == Nothing()
    assert flaws_of(Nothing, {"most": 1}) == ["('most',) there is no option 'most'; take it out"]


def test_all_flaws_are_told_at_once() -> None:
    table = {
        "mst": 4,
        "most": 3,
        "least": 5,
        "share": 3,
        "words": ["a", 2, 3.5],
        "house": {"rank": "x", "nam": ""},
        "houses": [{"name": "a", "rank": 1}, "b"],
    }
    assert flaws_of(Options, table) == [
        "('mst',) there is no option 'mst'; did you mean 'most'?",
        "('share',) this is 3, not a number with a point; write it with a point, such as 3.0",
        "('words', 1) this is 2, not a text; write \"...\"",
        "('words', 2) this is 3.5, not a text; write \"...\"",
        "('house', 'rank') this is the text 'x', not a whole number; write digits alone, such as 3",
        "('house', 'nam') there is no option 'nam'; did you mean 'name'?",
        "('house',) there is no 'name'; add it",
        "('houses', 0, 'rank') 1 is odd; write an even number",
        "('houses', 1) this is the text 'b', not a table; write { key = ... }",
        "('most',) 3 is odd; write an even number",
        "('least',) 5 is odd; write an even number",
    ]


def test_what_the_class_refuses_only_as_a_whole_is_told_at_the_whole() -> None:
    @attrs.frozen
    class Range:
        least: int = 0
        most: int = 9

        def __attrs_post_init__(self) -> None:
            if self.least > self.most:
                raise ValueError("least is more than most")

    assert flaws_of(Range, {"least": 4, "most": 3}) == [
        "() least is more than most; see what the checker's page says of its options"
    ]


def test_what_is_refused_with_the_least_that_is_needed_is_told_at_the_whole() -> None:
    @attrs.frozen
    class Named:
        name: str = attrs.field(validator=attrs.validators.max_len(3))
        rank: int = 0

    flaws = flaws_of(Named, {"name": "Harbour", "rank": 1})
    assert [flaw.split("; ")[0] for flaw in flaws] == ["() Length of 'name' must be <= 3: 7"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InvalidRecordError("no", "say yes"), "no; say yes"),
        (ValueError("no", 1, 2), "no; see what"),
        (TypeError("no"), "no; see what"),
        (ValueError(), "ValueError: ; see what"),
        (ValueError(3), "ValueError: 3; see what"),
        (KeyError("no"), "KeyError: 'no'; see what"),
        (RuntimeError("no"), "RuntimeError: no; see what"),
        (SystemExit(3), "SystemExit: 3; see what"),
    ],
)
def test_whatever_a_class_raises_is_told_at_its_key(error: BaseException, words: str) -> None:
    @attrs.frozen
    class Angry:
        calm: int = 1
        most: int = 2

        def __attrs_post_init__(self) -> None:
            if self.most == 1:
                raise error

    [told] = flaws_of(Angry, {"most": 1, "calm": 2})
    assert told.startswith(f"('most',) {words}")


def test_an_interrupt_is_obeyed() -> None:
    @attrs.frozen
    class Slow:
        most: int = 2

        def __attrs_post_init__(self) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        structured(Slow, {})


def test_annotations_that_lead_nowhere_are_told() -> None:
    @attrs.frozen
    class Lost:
        most: Nowhere = 2  # type: ignore[name-defined]  # noqa: F821

    words = "the types of Lost cannot be told: NameError: name 'Nowhere' is not defined"
    assert flaws_of(Lost, {"most": 2}) == [f"() {words}; tell its author"]


# -- values --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, bool, True),
        (3, int, 3),
        (3.5, float, 3.5),
        ("a", str, "a"),
        (date(2031, 5, 6), date, date(2031, 5, 6)),
        ("2031-05", Period, Period("2031-05")),
        ("accuses", Act, Act.ACCUSES),
        ("red", Colour, Colour.RED),
        (2, Size, Size.LARGE),
        ("full", Literal["full", "off"], "full"),
        (2, Literal["full", 2], 2),
        (3, int | None, 3),
        ("a", int | str | None, "a"),
        (["accuses"], tuple[Act, ...], (Act.ACCUSES,)),
        ([1, "a"], tuple, (1, "a")),
        ([1, "a"], tuple[int, str], (1, "a")),
        ([], tuple[int, ...], ()),
        (["a"], list[str], ["a"]),
        (["a", "a"], frozenset[str], frozenset("a")),
        (["a"], set[str], {"a"}),
        (["a"], Sequence[str], ("a",)),
        ({"a": 1}, dict[str, int], {"a": 1}),
        ({"accuses": 1}, Mapping[Act, int], {Act.ACCUSES: 1}),
        ({"a": [1]}, dict, {"a": [1]}),
        ([{"a": 1}], Any, [{"a": 1}]),
        ({"name": "Tide"}, House, House("Tide")),
    ],
)
def test_a_value_of_just_the_type_is_taken(value: Any, kind: Any, expected: Any) -> None:
    found = read(value, kind)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("3", int, "the text '3', not a whole number; write digits alone, such as 3"),
        (3.0, int, "3.0, not a whole number"),
        (True, int, "true, not a whole number"),
        (1, bool, "1, not yes or no; write true or false"),
        ("yes", bool, "the text 'yes', not yes or no"),
        (3, float, "3, not a number with a point; write it with a point, such as 3.0"),
        (3, str, '3, not a text; write "..."'),
        ([], str, "a list, not a text"),
        ({}, int, "a table, not a whole number"),
        ("2031-05-06", date, "the text '2031-05-06', not a date; write 2031-05-06"),
        (datetime(2031, 5, 6), date, "2031-05-06 00:00:00, not a date"),  # noqa: DTZ001
        (date(2031, 5, 6), Period, 'stretch of time, as a text; write "2031-05-06"'),
        ("acuses", Act, "'acuses', not one of the choices; did you mean 'accuses'?"),
        ("green", Colour, "'green', not one of the choices; write one of red, blue"),
        (1, Colour, "1, not one of the choices; write one of red, blue"),
        (True, Size, "true, not one of the choices; write one of 1, 2"),
        ("small", Size, "'small', not one of the choices; write one of 1, 2"),
        ("of", Literal["full", "off", 2], "'of', not one of the choices; did you mean 'off'?"),
        ("2", Literal["full", 2], "'2', not one of the choices; write one of full, 2"),
        ("3", int | None, "the text '3', not a whole number; write digits alone, such as 3"),
        (3.5, int | str | None, "3.5, not a whole number or a text; write one of these"),
        ("a", tuple[str, ...], """'a', not a list (each: a text); write ["a"]"""),
        (3, tuple, "3, not a list; write [...]"),
        ("a", list[Act | int], "not a list (each: one of states, accuses, "),
        ("a", tuple[int, str], "not a list (each: a whole number or a text)"),
        ("a", Literal[1] | House, "not one of 1 or a table"),
        ("a", Period | deque[int], "this is the text 'a', not a date or a stretch of time"),
        ("a", dict[str, tuple[int, ...]], "not a table (each: a list (each: a whole number))"),
        ("a", Mapping, "the text 'a', not a table; write { key = ... }"),
        ([1], tuple[int, str], "this list is 1 long; write a list that is 2 long"),
        ([[1]], frozenset[Any], "a set holds no lists and tables; leave it out"),
        ("a", complex, "an option of the type complex cannot be set here; leave it out"),
        ("a", T, "an option of the type T cannot be set here"),
        ("a", "int", "an option of the type int cannot be set here"),
        ("a", ["int"], "an option of the type ['int'] cannot be set here"),
        ("a", deque[int], "an option of the type deque cannot be set here"),
    ],
)
def test_every_other_value_is_refused(value: Any, kind: Any, words: str) -> None:
    found = flaw(value, kind)
    assert found.startswith("() ")
    assert words in found


def test_a_period_is_refused_in_its_own_words() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Period("2031-13")
    assert flaw("2031-13", Period) == f"() {caught.value.problem}; {caught.value.mend}"


def test_flaws_inside_are_told_where_they_are() -> None:
    assert flaw({"a": [1, "b"], "c": 2}, dict[str, tuple[int, ...]]) == (
        "('a', 1) this is the text 'b', not a whole number; write digits alone, such as 3\n"
        "('c',) this is 2, not a list (each: a whole number); write [...]"
    )
    assert flaw({"acuses": 1}, dict[Act, int]).startswith("('acuses',) this is the text 'acuses'")


def test_long_values_are_shortened() -> None:
    assert len(flaw("x" * 10_000, int)) < 150
    assert len(flaw("x" * 10_000, tuple[str, ...])) < 200
    assert len(flaws_of(Options, {"x" * 10_000: 1})[0]) < 10_300  # the key itself is the place


def test_a_number_that_python_does_not_write_out_is_told() -> None:
    huge = 16**5_000
    assert huge > 10 ** sys.get_int_max_str_digits()
    assert "this is 0x1000" in flaw(huge, str)
    assert len(flaw(huge, str)) < 120
    assert read(huge, int) == huge


def test_a_class_may_raise_anything_but_an_interrupt() -> None:
    class Wordless(BaseException):
        def __str__(self) -> str:
            raise ValueError

    def raising(error: BaseException) -> type[Any]:
        def refuse(*_: object) -> None:
            raise error

        fields = {"most": attrs.field(default=0, type=int, validator=refuse)}
        return attrs.make_class("Odd", fields)

    mend = "see what the checker's page says of its options"
    for error, words in ((Wordless(), "Wordless"), (GeneratorExit("x"), "GeneratorExit: x")):
        assert flaws_of(raising(error), {"most": 1}) == [f"() {words}; {mend}"]
    with pytest.raises(KeyboardInterrupt):
        structured(raising(KeyboardInterrupt()), {"most": 1})


def test_a_type_that_is_worked_out_may_raise_anything_but_an_interrupt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def raising(error: BaseException) -> type[Any]:
        def refuse(_kind: object) -> None:
            raise error

        monkeypatch.setattr(attrs, "resolve_types", refuse)
        return Options

    told = flaws_of(raising(GeneratorExit("x")), {})
    assert told == ["() the types of Options cannot be told: GeneratorExit: x; tell its author"]
    with pytest.raises(KeyboardInterrupt):
        structured(raising(KeyboardInterrupt()), {})


def test_a_generic_class_cannot_be_told() -> None:
    @attrs.frozen
    class Box(Generic[T]):
        held: T | None = None

    assert "the types of Box cannot be told" in flaw({"held": 1}, Box[int])
