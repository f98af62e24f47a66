"""The policy: a frozen value with a default, written and read as plain data."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

from claimledger.errors import InvalidRecordError
from claimledger.reasoning import Policy

DEFAULT = {
    "threshold": "weak",
    "unnamed": "full",
    "accused": "full",
    "legitimacy": "weak",
    "supersession": "latest",
    "disavowal": "suspend",
    "least_reading": "doubtful",
    "resolver": True,
    "date_by_publication": True,
}
OTHER = {
    "threshold": "full",
    "unnamed": "none",
    "accused": "weak",
    "legitimacy": "none",
    "supersession": "cumulative",
    "disavowal": "ignore",
    "least_reading": "explicit",
    "resolver": False,
    "date_by_publication": False,
}


def test_the_default_is_the_models() -> None:
    assert Policy().fields() == DEFAULT
    assert {type(value) for value in Policy().fields().values()} == {str, bool}


def test_fields_are_read_back() -> None:
    assert Policy.of(OTHER).fields() == OTHER
    assert Policy.of({}) == Policy()
    assert Policy.of(Policy(unnamed="weak").fields()) == Policy(unnamed="weak")


@pytest.mark.parametrize("name", OTHER)
def test_each_field_can_be_changed_alone(name: str) -> None:
    changed = Policy().but(**{name: OTHER[name]})
    assert changed.fields() == {**DEFAULT, name: OTHER[name]}
    assert changed != Policy()
    assert hash(changed) != hash(Policy())


@pytest.mark.parametrize(
    ("word", "expected"),
    [("on", True), ("yes", True), ("true", True), ("off", False), ("no", False), ("false", False)],
)
def test_a_switch_is_written_as_a_word(word: str, expected: bool) -> None:  # noqa: FBT001  # yes or no
    assert Policy(resolver=word).resolver is expected


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"threshold": "none"}, "a threshold of none lets every side count; write weak or full"),
        ({"threshold": "ful"}, "'ful' is no grade; did you mean 'full'?"),
        ({"resolver": "maybe"}, "'maybe' is no switch; write on or off"),
        ({"resolver": ["on"]}, "['on'] is no switch; write on or off"),
        ({"supersession": "last"}, "'last' is no supersession"),
        ({"thresold": "weak"}, "a policy has no 'thresold'; did you mean 'threshold'?"),
        ({"zzz": 1}, "a policy has no 'zzz'; it has threshold, unnamed, accused, legitimacy, "),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Policy.of(fields)
    assert str(caught.value).startswith(message)


def test_it_is_frozen_and_picklable() -> None:
    policy = Policy.of(OTHER)
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301  # our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        policy.resolver = True  # type: ignore[misc]  # that is the point
