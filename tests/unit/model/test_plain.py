"""Plain values: a user's own data on a record, and text made safe to print."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import Claimant, Meta, digest
from claimledger.model.plain import kind_of, meta_of, printable, several

DATA: dict[str, Any] = {
    "desk": "foreign",
    "page": 3,
    "checked": True,
    "by": None,
    "tags": ["oil", ["port", 1]],
    "more": {"b": 1, "a": []},
}


def test_the_name_of_a_type_cannot_be_made_up() -> None:
    class Sly(type):
        @property
        def __name__(cls) -> str:  # type: ignore[override]  # that is the point
            raise ValueError

    class Thing(metaclass=Sly):
        @property  # type: ignore[misc]
        def __class__(self) -> type:  # pyright: ignore[reportIncompatibleMethodOverride]
            raise ValueError

    assert [kind_of(thing) for thing in (Thing(), None, 3)] == ["Thing", "NoneType", "int"]


def test_meta_is_an_immutable_mapping() -> None:
    meta = Meta(DATA)
    assert meta["desk"] == "foreign"
    assert meta["tags"] == ("oil", ("port", 1))
    assert isinstance(meta["more"], Meta)
    assert (len(meta), list(meta)) == (6, ["by", "checked", "desk", "more", "page", "tags"])
    assert ("desk" in meta, "editor" in meta, meta.get("editor", "-")) == (True, False, "-")
    with pytest.raises(TypeError):
        meta["desk"] = "home"  # type: ignore[index]  # that is the point
    with pytest.raises(KeyError):
        meta["editor"]


def test_it_thaws_to_plain_data_again() -> None:
    assert Meta(DATA).thaw() == DATA
    assert type(Meta(DATA).thaw()["more"]) is dict
    assert repr(Meta({"tags": ["oil"]})) == "{'tags': ['oil']}"
    assert Meta().thaw() == {}


def test_it_does_not_follow_what_it_was_made_from() -> None:
    source = {"tags": ["oil"]}
    meta = Meta(source)
    source["tags"].append("port")
    meta.thaw()["tags"].append("port")
    assert meta["tags"] == ("oil",)


def test_it_is_equal_by_content_whatever_the_order() -> None:
    other = Meta(dict(reversed(DATA.items())))
    assert Meta(DATA) == other == DATA | {"tags": ("oil", ("port", 1)), "more": Meta(DATA["more"])}
    assert hash(Meta(DATA)) == hash(other)
    assert Meta(DATA) != Meta({**DATA, "page": 4})
    assert len({Meta(DATA), other}) == 1


def test_yes_is_not_one() -> None:
    """Two records that are equal have the same digest."""
    one, other = Claimant("mayor", meta={"seen": True}), Claimant("mayor", meta={"seen": 1})
    assert digest(one) != digest(other)
    assert one != other


def test_it_can_be_compared_with_anything() -> None:
    meta = Meta({"share": 1})
    assert meta == {"share": 1}
    assert meta != {"share": True}
    others: list[object] = [[("share", 1)], "share", None]
    assert not any(meta == other for other in others)


def test_it_can_be_compared_with_what_it_could_not_hold() -> None:
    assert Meta({"share": 1}) != {"share": 0.5}
    assert Meta({"share": 1}) != {1: "share"}


def test_it_is_picklable_and_copyable() -> None:
    meta = Meta(DATA)
    assert pickle.loads(pickle.dumps(meta)) == meta  # noqa: S301  # our own bytes
    assert copy.deepcopy(meta) == meta


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"share": 0.5}, "meta holds no float (0.5); use texts, whole numbers, yes/no, lists and"),
        ({"tags": {"oil"}}, "meta holds no set ({'oil'})"),
        ({"deep": [{"x": b"y"}]}, "meta holds no bytes (b'y')"),
        ({1: "x"}, "1 is no key of meta; use a text"),
        ({"deep": {None: 1}}, "None is no key of meta; use a text"),
        (["desk"], "meta is a mapping, not ['desk']; write {'key': value}"),
        ("desk", "meta is a mapping, not 'desk'"),
    ],
)
def test_what_it_cannot_hold_is_refused(data: Any, message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        meta_of(data)
    assert str(caught.value).startswith(message)


def test_a_meta_is_taken_as_it_is() -> None:
    meta = Meta(DATA)
    assert meta_of(meta) is meta
    assert meta_of({}) == meta_of(Meta()) == Meta()


# -- printing ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Harbour Post", "Harbour Post"),
        ("caf\u00e9 \u4eac \U0001f6a2", "caf\u00e9 \u4eac \U0001f6a2"),
        ("two\nlines\tor\rmore\u2028and\u2029more", "two lines or more and more"),
        ("a\x1b[31mred", "a\\u001b[31mred"),
        ("bell\x07 null\x00", "bell\\u0007 null\\u0000"),
        ("\u202eevil\u200b", "\\u202eevil\\u200b"),
        ("half \ud800", "half \\ud800"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("", ""),
    ],
)
def test_controls_and_invisible_marks_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert printable(text) == shown


# -- several -------------------------------------------------------------------------------


def test_any_iterable_is_several_and_a_text_is_not() -> None:
    assert several(iter(["a", "b"]), "list", "") == ("a", "b")
    assert several({"a": 1}, "list", "") == ("a",)
    for value in ("ab", None, 7):
        with pytest.raises(InvalidRecordError) as caught:
            several(value, "list of oils", "write [oil]")
        assert str(caught.value) == f"{value!r} is no list of oils; write [oil]"


def test_it_holds_no_number_that_other_tools_would_spoil() -> None:
    assert Meta({"n": 2**53 - 1, "m": 1 - 2**53})["n"] == 2**53 - 1
    for number in (2**53, -(2**53)):
        with pytest.raises(InvalidRecordError, match="no number of that size; write it as a text"):
            Meta({"n": number})


@pytest.mark.parametrize(
    "data",
    [{"a": "\ud800"}, {"\udfff": 1}, {"a": ["x", "é\ud83d"]}, {"a": {"b\ud800": 1}}],
)
def test_it_holds_no_half_of_a_character(data: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Meta(data)
    assert str(caught.value) == (
        "meta holds half a character (a lone surrogate); decode the text again from its bytes"
    )
    assert Meta({"\ud7ff\ue000": ["\U0001f600"]})


def test_it_is_nested_at_most_90_levels() -> None:
    def nested(levels: int) -> Any:
        value: Any = "x"
        for level in range(levels):
            value = [value] if level % 2 else {"in": value}
        return Meta({"n": value})

    assert nested(90)
    with pytest.raises(InvalidRecordError, match="nested too deep; nest at most 90 levels"):
        nested(92)


def test_marks_of_no_script_are_shown_by_their_number() -> None:
    assert printable("a\ue000b\uffffc\U0010ffff") == "a\\ue000b\\uffffc\\U0010ffff"
