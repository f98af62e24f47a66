"""Every exception: its message, its fields, what it is caught as, pickled and copied whole."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from claimledger.errors import (
    ClaimLedgerError,
    ConflictError,
    Fault,
    InvalidRecordError,
    JournalError,
    LoadError,
    LockedError,
    NewerVersionError,
    UnknownIdError,
    close_matches,
)

FAULT = Fault("claims.leak", "no text", "write what is claimed", "port.yaml", 3, 9)
CASES: list[tuple[Exception, str, dict[str, Any]]] = [
    (
        InvalidRecordError("a claim has no text", "write one"),
        "a claim has no text; write one",
        {"problem": "a claim has no text", "mend": "write one"},
    ),
    (
        InvalidRecordError("a claim has no text"),
        "a claim has no text",
        {"problem": "a claim has no text", "mend": ""},
    ),
    (
        UnknownIdError("claim", "leek", ("leak",)),
        "no claim 'leek' in the ledger; did you mean 'leak'?",
        {"kind": "claim", "id": "leek", "close": ("leak",)},
    ),
    (
        UnknownIdError("claim", "leek", ("leak", "leeks")),
        "no claim 'leek' in the ledger; did you mean 'leak' or 'leeks'?",
        {"close": ("leak", "leeks")},
    ),
    (
        UnknownIdError("claim", "leek"),
        "no claim 'leek' in the ledger",
        {"kind": "claim", "id": "leek", "close": ()},
    ),
    (
        ConflictError("leak", "text 'a' against 'b'"),
        (
            "'leak' is recorded already with other content (text 'a' against 'b'); "
            "record an Amendment to mend it, or use another id"
        ),
        {"id": "leak", "difference": "text 'a' against 'b'"},
    ),
    (
        FAULT,
        "port.yaml:3:9: claims.leak: no text; write what is claimed",
        {
            "path": "claims.leak",
            "problem": "no text",
            "mend": "write what is claimed",
            "file": "port.yaml",
            "line": 3,
            "column": 9,
        },
    ),
    (
        Fault("", "not a mapping"),
        "<text>: not a mapping",
        {"path": "", "mend": "", "file": "", "line": 0, "column": 0},
    ),
    (
        NewerVersionError("claimledger", "version 2", "install a newer one", "desk.jsonl", 7, 90),
        "desk.jsonl:7:90: claimledger: version 2; install a newer one",
        {"path": "claimledger", "file": "desk.jsonl", "line": 7, "column": 90},
    ),
    (
        JournalError("desk.jsonl", "no space is left", "make room", 28),
        "desk.jsonl: no space is left; make room",
        {
            "path": "desk.jsonl",
            "problem": "no space is left",
            "mend": "make room",
            "errno": 28,
            "filename": "desk.jsonl",
            "strerror": "no space is left",
        },
    ),
    (
        JournalError("desk.jsonl", "it is no journal"),
        "desk.jsonl: it is no journal",
        {"path": "desk.jsonl", "mend": "", "errno": 0},
    ),
    (
        LockedError("desk.jsonl", "another writer holds it", "try again"),
        "desk.jsonl: another writer holds it; try again",
        {"problem": "another writer holds it", "mend": "try again", "errno": 0},
    ),
]


@pytest.mark.parametrize(("error", "text", "fields"), CASES)
def test_an_error_says_what_is_wrong_and_carries_its_fields(
    error: Exception, text: str, fields: dict[str, Any]
) -> None:
    assert str(error) == text
    for name, value in fields.items():
        assert getattr(error, name) == value


@pytest.mark.parametrize(("error", "text", "fields"), CASES)
def test_an_error_is_pickled_and_copied_whole(
    error: Exception, text: str, fields: dict[str, Any]
) -> None:
    for again in (
        pickle.loads(pickle.dumps(error)),  # noqa: S301  # our own bytes
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(again) is type(error)
        assert str(again) == text
        assert {name: getattr(again, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (InvalidRecordError, ValueError),
        (UnknownIdError, LookupError),
        (ConflictError, ValueError),
        (Fault, ValueError),
        (LoadError, ExceptionGroup),
        (NewerVersionError, Fault),
        (JournalError, OSError),
        (LockedError, JournalError),
        (LockedError, TimeoutError),
    ],
)
def test_an_error_is_what_a_caller_would_catch(
    kind: type[Exception], builtin: type[Exception]
) -> None:
    assert issubclass(kind, ClaimLedgerError)
    assert issubclass(kind, builtin)


# -- many faults at once -------------------------------------------------------------------

SECOND = Fault("claims.slick", "no text", file="port.yaml", line=5, column=2)


def test_a_load_error_lists_its_faults_by_line() -> None:
    error = LoadError("2 faults", [FAULT, SECOND])
    assert error.faults == (FAULT, SECOND)
    assert str(error) == (
        "2 faults:\n"
        "  port.yaml:3:9: claims.leak: no text; write what is claimed\n"
        "  port.yaml:5:2: claims.slick: no text"
    )


def test_a_load_error_is_pickled_and_copied_whole() -> None:
    error = LoadError("2 faults", [FAULT, SECOND])
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301  # our own bytes
        assert isinstance(again, LoadError)
        assert str(again) == str(error)
        assert [fault.line for fault in again.faults] == [3, 5]


def test_a_load_error_can_be_split() -> None:
    error = LoadError("2 faults", [FAULT, SECOND])
    rest = error.subgroup(lambda fault: isinstance(fault, Fault) and fault.line == 5)
    assert isinstance(rest, LoadError)
    assert rest.faults == (SECOND,)
    met, others = error.split(Fault)
    assert isinstance(met, LoadError)
    assert (met.faults, others) == (error.faults, None)


def test_faults_inside_a_group_of_their_own_are_passed_over() -> None:
    inner = ExceptionGroup("inner", [SECOND])
    error = LoadError("faults", [FAULT, inner])  # type: ignore[list-item]  # a group may nest
    assert error.faults == (FAULT,)


# -- close matches -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("asert", ["asserted", "denied"], ("asserted",)),
        ("MAYOR", ["mayor", "Major"], ("mayor", "Major")),
        ("zzz", ["mayor"], ()),
        ("mayor", [], ()),
        ("a1", ["a2", "a3", "a4", "a5"], None),
    ],
)
def test_close_matches_are_up_to_three_best_first(
    word: str, known: list[str], expected: tuple[str, ...] | None
) -> None:
    found = close_matches(word, known)
    if expected is None:
        assert len(found) <= 3
    else:
        assert found == expected
