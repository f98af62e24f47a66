"""Whatever stands in a file, an answer or faults come of it, in bounded time and memory.

This is the short form, with the same inputs each time. The long form is
``python -m faults.hostile --count 100000 --seed 1``, with ``src`` and ``tests`` on the path.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import warnings
from functools import cache
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, Fault, LoadError
from claimledger.files import LedgerFile, loads
from claimledger.model import (
    Amendment,
    Anchor,
    Assertion,
    ChainExpectation,
    Claim,
    Claimant,
    Denial,
    Document,
    Expectation,
    Link,
    Question,
    Rating,
    Relation,
    Response,
    Retraction,
    Review,
    Source,
    Suppression,
)
from faults import judging
from faults.hostile import ENVIRONMENT, table, tallied, verdicts
from faults.judging import Verdict, judged, unprintable
from faults.kinds import KINDS, Broken, Format, broken, kind_of
from faults.large import LONG
from faults.making import written
from faults.places import PLACES
from faults.seeds import FULL, SMALL, keys_of, seeds, shapes

COUNT = 648
"""So many broken files are tried in each run of the tests."""


@cache
def found() -> list[dict[str, Any]]:
    return list(verdicts(COUNT, "--seed", "2"))


def failures(told: list[dict[str, Any]]) -> list[Any]:
    return [(one["input"], one["kind"], one["wrong"]) for one in told if one["wrong"]]


def test_broken_files() -> None:
    assert not failures(found())
    assert [one["input"] for one in found()] == list(range(COUNT))
    assert {one["kind"] for one in found()} == KINDS.keys()


def test_broken_files_reach_all_layers() -> None:
    """Damage that is refused at the door would show nothing of the rooms behind."""
    loaded = sum(one["loaded"] for one in found())
    shape = sum(one["shape"] > 0 for one in found())
    meaning = sum(one["meaning"] > 0 for one in found())
    assert 0.03 < loaded / COUNT < 0.2
    assert shape / COUNT > 0.3
    assert meaning / COUNT > 0.08


def test_what_is_no_sound_file_at_all() -> None:
    told = list(verdicts(len(PLACES), "--places"))
    assert not failures(told)
    assert {one["kind"] for one in told if one["loaded"]} == {
        "a file by two names",
        "files that disagree",
    }


def test_files_that_are_long_of_one_thing() -> None:
    """Of 64 MiB each in the long form."""
    told = list(verdicts(len(LONG), "--large", "0.02", "--memory", "512"))
    assert not failures(told)
    assert len(told) == len(LONG)


def test_a_long_tag_does_not_take_the_square_of_its_length() -> None:
    first = list(LONG).index("a tag")
    assert not failures(list(verdicts(1, "--large", "1", "--seconds", "8", first=first)))


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_cut_off_at_every_byte(format: Format) -> None:
    data = written(Random(1), SMALL, format)[0].encode()
    assert loads(data, format=format).ledger
    for end in range(len(data)):
        verdict = judged(Broken("cut off", data[:end], format))
        assert not verdict.wrong
        assert not verdict.loaded or format == "yaml"


@given(st.text(max_size=40), st.sampled_from(["claims", "documents", "relations", "expects", "x"]))
def test_any_text_as_yaml(text: str, section: str) -> None:
    for whole in (
        text,
        f"claimledger: 1\n{section}: {text}",
        f"claimledger: 1\n{section}:\n  {text}",
    ):
        assert not judged(Broken("any", whole.encode("utf-8", "surrogatepass"), "yaml")).wrong


@given(st.binary(max_size=40))
def test_any_bytes(data: bytes) -> None:
    for whole in (data, b"claimledger: 1\nclaims: " + data, b'{"claimledger": 1, "x": ' + data):
        assert not judged(Broken("any", whole, "yaml")).wrong
        assert not judged(Broken("any", whole, "json")).wrong


# -- what is tried -------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256; from faults.kinds import broken;"
        "print(sha256(b''.join(broken(5, i).data for i in range(200))).hexdigest())"
    )
    digests = {
        subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", code], check=True, capture_output=True, env=ENVIRONMENT
        ).stdout
        for _ in range(2)
    }
    assert len(digests) == 1
    assert len({broken(seed, 12).data for seed in range(9)}) > 5
    assert kind_of(3) == broken(6, 3).kind


def test_the_files_that_are_broken_are_sound() -> None:
    formats: list[Format] = ["yaml", "json"]
    for data in seeds():
        for format in formats:
            text, _ = written(Random(4), data, format)
            assert judged(Broken("none", text.encode(), format)) == Verdict(loaded=True)
    assert len(seeds()) > 12


def test_every_key_of_every_record_is_in_the_file_that_is_broken() -> None:
    """A field that is new in the records or in the loader's tables must stand there too."""
    keys = set(keys_of(FULL)) | {"party", "kind"}
    tables = shapes()
    assert len(tables) > 10
    assert {name: missing for name, table in tables.items() if (missing := table - keys)} == {}
    for record in RECORDS:
        names = {field.name for field in attrs.fields(record) if field.init}
        assert names - keys - ELSE == set(), record


RECORDS = [
    *(Source, Claimant, Claim, Document, Relation, Link, Anchor, Review, Rating, Amendment),
    *(Assertion, Denial, Question, Response, Retraction),
    *(Suppression, Expectation, ChainExpectation),
]
ELSE = {"id", "target", "other"}
"""Fields that have another name in files: an id before the colon, the verb, subject and object."""


# -- what the judge sees -------------------------------------------------------------------

PLACE = ("x.yaml", 1, 1)


@pytest.mark.parametrize(
    ("error", "wrong"),
    [
        (ValueError("odd"), "ValueError leaves"),
        (RecursionError(), "RecursionError leaves"),
        (SystemExit(1), "SystemExit leaves"),
        (ClaimLedgerError("of another sort"), "ClaimLedgerError leaves"),
        (UserWarning("a warning"), "UserWarning leaves"),
        (LoadError("1 fault", [Fault("", "", "mend it", *PLACE)]), "how to mend it"),
        (LoadError("1 fault", [Fault("", "wrong", " ", *PLACE)]), "how to mend it"),
        (LoadError("1 fault", [Fault("", "wrong", "mend it")]), "no fault with a file"),
        (LoadError("1 fault", [Fault("", "wrong", "mend it", "x.yaml")]), "no place"),
        (LoadError("1 fault", [Fault("", "wrong", "mend it", "x.yaml", 2, 1)]), "no such place"),
        (LoadError("1 fault", [Fault("", "wrong", "mend it", "x.yaml", 1, 7)]), "no such place"),
        (LoadError("1 fault", [Fault("", "wrong", "mend it", "y.yaml", 1, 1)]), "what is no file"),
        (LoadError("1 fault", [Fault("a\x1b", "wrong", "mend it", *PLACE)]), "cannot be printed"),
        (LoadError("1 fault", [Fault("", "\u202e", "mend it", *PLACE)]), "cannot be printed"),
        (LoadError("1 fault", [Fault("", "x" * 9_999, "mend it", *PLACE)]), "cannot be printed"),
        (
            LoadError("2 faults", [Fault("", "x", "y", "x.yaml", 1, c) for c in (2, 1)]),
            "not in order",
        ),
    ],
)
def test_the_judge_sees(error: BaseException, wrong: str) -> None:
    def load() -> LedgerFile:
        if isinstance(error, UserWarning):
            warnings.warn(error, stacklevel=1)
        raise error

    verdict = judging._judged(load, lambda file: b"12345" if file == "x.yaml" else None)
    assert wrong in verdict.wrong[0]


def test_the_judge_sees_what_is_printed() -> None:
    def load() -> LedgerFile:
        print("so it goes")
        return loads("claimledger: 1")

    assert judging._judged(load, lambda _: None).wrong == ("something is printed: so it goes\n",)
    assert list(unprintable("fine\n")) == []
    assert list(unprintable("Traceback (most recent call last):\n")) == ["a traceback is told"]
    assert list(unprintable("a\x1b[1m\n")) == ["cannot be printed: 'a\\x1b[1m'"]


def test_what_ends_the_process_is_a_failure_and_the_next_is_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = list(LONG).index("one text, words")  # seconds each, where none are left
    told = list(verdicts(2, "--seconds", "-1", "--large", "2", first=first))
    assert [one["wrong"] for one in told] == [[f"it ended the process: {-signal.SIGXCPU}"]] * 2
    tallies = tallied(iter(told), "--seed 1")
    assert "| **all** | 2 | 0 | 2 | 0 | 0 | 0 | 0.00 | 0 | 2 |" in table(tallies)
    told_again = f"FAILURE --seed 1 --first {first + 1} --count 1: ['it ended the process"
    assert told_again in capsys.readouterr().out
