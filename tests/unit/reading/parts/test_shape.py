"""The shape of a reading as plain data."""

from __future__ import annotations

import jsonschema
import pytest

from claimledger.reading.parts.shape import DRAFT, READING, Many, Plain, schema_of
from claimledger.reading.parts.words import Tier


def fits(kind: object, value: object) -> bool:
    return bool(jsonschema.Draft202012Validator(schema_of(kind)).is_valid(value))  # type: ignore[arg-type]  # a case of any kind


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Plain.TEXT, "a", None),
        (Plain.MAYBE, None, 1),
        (Plain.NUMBER, 0, -1),
        (Plain.FLAG, True, 1),
        (Plain.SPAN, [0, 1], [0, 1, 2]),
        (Plain.SPAN, [3, 4], [3]),
        (Many(Plain.FLAG), [], [0]),
        (Many(Plain.FLAG, least=1), [True], []),
        ({"a": Plain.FLAG}, {"a": True}, {}),
        ({"a": Plain.FLAG}, {"a": True}, {"a": True, "b": 1}),
        (Tier, "high", "hihg"),
    ],
)
def test_each_kind_has_a_schema(kind: object, good: object, bad: object) -> None:
    assert fits(kind, good)
    assert not fits(kind, bad)


def test_a_reading_has_what_other_programs_count_on() -> None:
    assert list(READING) == ["drafts", "dates", "own_voice", "segments"]
    assert list(DRAFT) == [
        *("id", "source", "cue", "content", "act", "polarity", "certainty", "speech", "links"),
        *("inherits_from", "responds_to", "rule", "tier", "doubts"),
    ]
    jsonschema.Draft202012Validator.check_schema(schema_of(READING))
