"""The limits of loading as a value: what they can be, and what is said of others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimledger.errors import InvalidRecordError
from claimledger.files import Limits
from claimledger.files.limits import DEEPEST, DEFAULT, or_raised

NAMES = list(attrs.fields_dict(Limits))
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "ledger-file.md"


def refused(**fields: Any) -> str:
    with pytest.raises(InvalidRecordError) as caught:
        Limits(**fields)
    assert caught.value.mend
    return str(caught.value)


def refused_of(fields: dict[str, Any]) -> str:
    with pytest.raises(InvalidRecordError) as caught:
        Limits.of(fields)
    assert caught.value.mend
    return str(caught.value)


def test_the_defaults() -> None:
    assert Limits() == DEFAULT
    assert attrs.asdict(DEFAULT) == {
        "file": 134_217_728,
        "journal": 17_179_869_184,
        "line": 67_108_864,
        "depth": 100,
        "values": 5_000_000,
        "records": 1_000_000,
        "entries": 20_000_000,
        "text": 10_000_000,
        "chain": 250_000,
        "faults": 10_000,
        "patience": 30,
    }


def test_they_do_not_change_and_are_equal_by_what_they_say() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        DEFAULT.records = 2  # type: ignore[misc]  # the point
    assert len({Limits(records=2), Limits(records=2), DEFAULT}) == 2
    with pytest.raises(TypeError):
        Limits(1)  # type: ignore[call-arg]  # names only


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_whole_number_above_0(name: str) -> None:
    assert getattr(Limits(**{name: 1}), name) == 1
    default = getattr(DEFAULT, name)
    mend = f"give a whole number, such as {default}"
    for low in (0, -1, -(10**5_000)):
        assert refused(**{name: low}) == f"the limit {name!r} cannot be below 1; {mend}"
    for other, shown in ((True, "True"), (1.0, "1.0"), ("5", "'5'"), (None, "None")):
        assert refused(**{name: other}) == f"the limit {name!r} cannot be {shown}; {mend}"


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_highest_value(name: str) -> None:
    """A pipe waited for longer than the system can count, and depth without frames, would fail."""
    most = {"depth": DEEPEST, "patience": 86_400}.get(name, 10**18 - 1)
    assert getattr(Limits(**{name: most}), name) == most
    for high in (most + 1, 10**5_000):
        said = refused(**{name: high})
        assert said == f"the limit {name!r} is too high; give at most {most}"
    assert refused_of({name: most + 1}).startswith(f"the limit {name!r} ")


def test_they_are_made_of_numbers_and_of_texts() -> None:
    assert Limits.of({}) == DEFAULT
    assert Limits.of({"records": "5000000", "chain": 7}) == Limits(records=5_000_000, chain=7)
    assert Limits.of({"file": "9" * 18}).file == 10**18 - 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "00",
        "-1",
        "+1",
        "1e9",
        "1.0",
        "1_000",
        "1,000",
        " 1",
        "01",
        "0x10",
        "٣",
        "1 MiB",
    ],
)
def test_a_text_that_is_no_whole_number_is_refused(text: str) -> None:
    assert refused_of({"records": text}) == (
        f"the limit 'records' cannot be {text!r}; "
        "write a whole number above 0 in digits only, such as 1000000"
    )


def test_a_long_text_is_told_by_its_beginning() -> None:
    assert len(refused_of({"records": "x" * 10_000})) < 200
    assert len(refused_of({"records": "9" * 10_000})) < 200


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("record", "did you mean 'records'?"),
        ("Depth", "did you mean 'depth'?"),
        ("", f"write one of {', '.join(NAMES)}"),
        ("zzz", f"write one of {', '.join(NAMES)}"),
    ],
)
def test_an_unknown_limit_is_refused_with_those_that_look_like_it(name: str, mend: str) -> None:
    assert refused_of({name: "1"}) == f"there is no limit {name!r}; {mend}"


def test_how_to_mend_names_the_limit() -> None:
    assert or_raised("make it shorter", "text") == "make it shorter, or raise the limit 'text'"


def test_each_is_told_on_the_page_with_its_default() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("### Limits\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([\d,]+)(?: [(](\d+) ([MG])iB[)])? \|", table, re.MULTILINE)
    told = {name: int(number.replace(",", "")) for name, number, *_ in rows}
    assert told == attrs.asdict(DEFAULT)
    for name, _, count, unit in rows:
        if count:
            assert told[name] == int(count) * {"M": 2**20, "G": 2**30}[unit]
    assert f"at most {DEEPEST}" in table
