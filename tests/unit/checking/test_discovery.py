"""Plugins: found, loaded, classified; what goes wrong with one harms no other."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimledger import CheckSet, Claim, DuplicateCheckerError, Failure, Finding, View, checker
from claimledger.checking.discovery import GROUP, Plugins, classify, plugins
from claimledger.offers import Loaded, Offer, load_all, offers


def rule(_view: View, _claim: Claim) -> Iterator[Finding]:
    """Nothing is wrong."""
    yield from ()


ONE = checker("DESK101", "one", scope="claim")(rule)
TWO = checker("DESK102", "two", scope="claim")(rule)


@attrs.frozen
class Point:
    """An entry point that gives a thing, or raises it."""

    name: str
    value: str
    thing: Any

    def load(self) -> Any:
        if isinstance(self.thing, BaseException):
            raise self.thing
        return self.thing


def found(thing: Any, package: str = "desk", name: str = "checkers") -> Offer:
    return Offer(package, Point(name, "desk.rules:ALL", thing))


class Wordless(BaseException):
    """It has no words, and not even a representation."""

    def __str__(self) -> str:
        raise ValueError("no words")

    __repr__ = __str__


def test_what_an_entry_point_gives_is_loaded() -> None:
    assert load_all([found(ONE)]) == (Loaded(found(ONE), ONE),)


def test_what_fails_to_load_is_noted_and_the_others_are_loaded() -> None:
    errors = [
        ImportError("no module"),
        SystemExit(3),
        ValueError("bad"),
        found(ONE),
        RecursionError(),
        pytest.skip.Exception("no tide"),
        Wordless(),
    ]
    loaded = load_all(found(error) for error in errors)
    assert [item.error for item in loaded] == [
        "ImportError: no module",
        "SystemExit: 3",
        "ValueError: bad",
        "",
        "RecursionError: ",
        "Skipped: no tide",
        "Wordless",
    ]


def interrupted() -> Iterator[Any]:
    raise KeyboardInterrupt
    yield


def test_an_interrupt_is_no_failure_of_a_plugin() -> None:
    with pytest.raises(KeyboardInterrupt):
        load_all([found(KeyboardInterrupt())])
    thing = interrupted()
    with pytest.raises(KeyboardInterrupt):
        classify([Loaded(found(None), thing)])


@pytest.mark.parametrize("thing", [ONE, [ONE], (ONE,), CheckSet(ONE), iter([ONE])])
def test_a_checker_alone_or_several_are_taken_up(thing: Any) -> None:
    assert classify([Loaded(found(thing), thing)]) == Plugins((ONE,), ())


def broken() -> Iterator[Any]:
    yield ONE
    raise SystemExit(1)


@pytest.mark.parametrize(
    "thing",
    [rule, None, 7, "ONE", [], [ONE, rule], {"one": ONE}, broken(), [ONE, None], Wordless()],
)
def test_what_is_no_checker_is_a_failure(thing: Any) -> None:
    sorted_out = classify([Loaded(found(thing), thing), Loaded(found(TWO), TWO)])
    assert sorted_out.checkers == (TWO,)
    (failure,) = sorted_out.failures
    assert failure.name == "checkers of desk (desk.rules:ALL)"
    assert failure.error.endswith("is no checker, nor a list of them")
    assert failure.count == 0


def test_what_did_not_load_is_a_failure_with_its_error() -> None:
    loaded = Loaded(found(None), error="ImportError: no module")
    expected = Failure("checkers of desk (desk.rules:ALL)", "ImportError: no module")
    assert classify([loaded]).failures == (expected,)


def test_a_family_belongs_to_one_package() -> None:
    ours = checker("CLA999", "ours", scope="claim")(rule)
    first, second = Loaded(found(ONE, "desk"), ONE), Loaded(found(TWO, "other"), TWO)
    with pytest.raises(DuplicateCheckerError) as caught:
        classify([first, second])
    error = caught.value
    assert (error.what, error.word, error.first, error.second) == (
        "family",
        "DESK",
        "desk",
        "other",
    )
    with pytest.raises(
        DuplicateCheckerError, match="family 'CLA' is taken twice, by claimledger and"
    ):
        classify([Loaded(found(ours), ours)])
    both = [Loaded(found(ONE, name="a"), ONE), Loaded(found(TWO, name="b"), TWO)]
    assert classify(both).checkers == (ONE, TWO)


RULES = '''
from claimledger import Finding, checker

@checker("{code}", "{slug}", scope="claim")
def rule(view, claim):
    """A claim is there."""
    yield Finding(claim, "it is there")
'''


def install(folder: Path, name: str, points: dict[str, str], code: str) -> None:
    """Lay out an installed package with entry points, as an installer would."""
    (folder / f"{name}.py").write_text(
        RULES.format(code=code, slug=name.replace("_", "-")), "utf-8"
    )
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    lines = "".join(f"{point} = {value}\n" for point, value in points.items())
    (info / "entry_points.txt").write_text(f"[claimledger.checkers]\n{lines}", "utf-8")


def test_installed_packages_are_found_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {str(item) for item in offers(GROUP)}
    install(tmp_path, "tide_desk", {"b": "tide_desk:rule", "a": "tide_desk:missing"}, "TIDE101")
    install(tmp_path, "harbour_desk", {"all": "harbour_desk:rule"}, "HARB101")
    monkeypatch.syspath_prepend(tmp_path)
    names = [str(item) for item in offers(GROUP) if str(item) not in before]
    assert names == [
        "all of harbour_desk (harbour_desk:rule)",
        "a of tide_desk (tide_desk:missing)",
        "b of tide_desk (tide_desk:rule)",
    ]
    offered = plugins()
    assert {"TIDE101", "HARB101"} <= {checker.code for checker in offered.checkers}
    (failure,) = (f for f in offered.failures if "tide_desk" in f.name)
    assert failure.error.startswith("AttributeError")
    installed = CheckSet.installed()
    assert installed["tide-desk"].code == "TIDE101"
    assert failure in installed.failures
    for name in ("tide_desk", "harbour_desk"):
        monkeypatch.delitem(sys.modules, name)


def test_a_package_that_is_seen_twice_is_found_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        install(tmp_path / folder, "tide_desk", {"a": "tide_desk:rule"}, "TIDE101")
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert sum("tide_desk" in str(item) for item in offers(GROUP)) == 1


def test_a_package_without_a_name_is_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "tide_desk", {"a": "tide_desk:rule"}, "TIDE101")
    (tmp_path / "tide_desk-1.0.dist-info" / "METADATA").write_bytes(b"Version: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert "a of unknown (tide_desk:rule)" in {str(item) for item in offers(GROUP)}
    (tmp_path / "tide_desk-1.0.dist-info" / "METADATA").write_bytes(b"Name: \xff\n")
    assert "a of unknown (tide_desk:rule)" in {str(item) for item in offers(GROUP)}


@pytest.mark.parametrize("text", [b"[claimledger.checkers]\nno value\n", b"\xff"])
def test_entry_points_that_cannot_be_read_are_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    install(tmp_path, "tide_desk", {}, "TIDE101")
    (tmp_path / "tide_desk-1.0.dist-info" / "entry_points.txt").write_bytes(text)
    monkeypatch.syspath_prepend(tmp_path)
    (failure,) = (f for f in plugins().failures if "tide_desk" in f.name)
    assert failure.name == "entry points of tide_desk (entry_points.txt)"
    assert re.match(r"[A-Za-z]+Error: .", failure.error)
