"""The house: which room may import from which, no cycles of any kind, modules of one idea."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import claimledger
from claimledger import checking, model, reasoning

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = SOURCE / "claimledger"
ROOMS = [
    *("errors", "model", "offers", "ledger", "reasoning", "checking", "files", "reading"),
    *("rendering", "testing", "registering", "collecting", "cli", "__main__"),
]  # fmt: skip
INSIDE_READING = [
    *("parts", "lexicon", "layout", "dates", "phrases", "linking", "accepting", "reading"),
    *("pipeline", "outside", "reader", "rendering", "whole"),
]  # fmt: skip
INSIDE_PHRASES = [
    *("sentence", "speakers", "said", "relaying", "frames", "chains", "second", "drafting"),
]  # fmt: skip
PURE_READING = INSIDE_READING[: INSIDE_READING.index("accepting")]
INSIDE_REASONING = ["words", "policy", "viewpoint", "graph", "standing", "inquiry"]
HEAVY = {
    *("calendar", "difflib", "importlib.metadata", "importlib.resources", "locale", "pathlib"),
    *("tomllib", "traceback", "urllib.parse", "zipfile"),
}  # fmt: skip
"""Modules of the standard library that take a while, and that no record needs."""


def name_of(file: Path) -> str:
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def imported_by(name: str) -> Iterator[str]:
    """Yield the modules of ours that a module imports, anywhere in it, for typing only too."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module or ""
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name


GRAPH = {name: {m for m in imported_by(name) if m in MODULES} - {name} for name in MODULES}


def room_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("name", [n for n in MODULES if room_of(n)])
def test_a_room_imports_only_from_rooms_below(name: str) -> None:
    for other in GRAPH[name]:
        if other == "claimledger":
            assert room_of(name) == "__main__", f"{name} imports the whole house"
        else:
            assert ROOMS.index(room_of(other)) <= ROOMS.index(room_of(name)), f"{name} <- {other}"


def test_every_room_is_known() -> None:
    assert {room_of(name) for name in MODULES} <= {"", *ROOMS}


def test_inside_reasoning_the_rules_build_on_each_other_in_their_order() -> None:
    def floor(name: str) -> int:
        part = name.split(".")[2]
        return INSIDE_REASONING.index(part) if part in INSIDE_REASONING else len(INSIDE_REASONING)

    for name in MODULES:
        if room_of(name) == "reasoning" and name.count(".") >= 2:
            for other in GRAPH[name]:
                if room_of(other) == "reasoning" and other.count(".") >= 2:
                    assert floor(other) <= floor(name), f"{name} <- {other}"


def test_inside_reading_each_step_knows_only_those_before_it() -> None:
    for name in MODULES:
        if room_of(name) == "reading" and name.count(".") >= 2:
            part = name.split(".")[2]
            for other in GRAPH[name]:
                if room_of(other) == "reading" and other.count(".") >= 2:
                    below = INSIDE_READING.index(other.split(".")[2])
                    assert below <= INSIDE_READING.index(part), f"{name} <- {other}"
                elif part in PURE_READING and room_of(other):
                    assert room_of(other) in ("errors", "model", "offers"), f"{name} <- {other}"


def test_inside_phrases_each_room_knows_only_those_before_it() -> None:
    inside = "claimledger.reading.phrases."
    for name in filter(lambda name: name.startswith(inside), MODULES):
        for other in filter(lambda other: other.startswith(inside), GRAPH[name]):
            low, high = (INSIDE_PHRASES.index(n.split(".")[3]) for n in (other, name))
            assert low <= high, f"{name} <- {other}"


def test_there_is_no_import_cycle_of_any_kind() -> None:
    done: set[str] = set()
    for start in sorted(GRAPH):
        path: list[str] = []

        def visit(name: str, path: list[str] = path) -> None:
            assert name not in path, " <- ".join([*path, name])
            if name not in done:
                path.append(name)
                for other in sorted(GRAPH[name]):
                    visit(other)
                path.pop()
                done.add(name)

        visit(start)


@pytest.mark.parametrize("name", [n for n in MODULES if not n.endswith("__main__")])
def test_a_module_is_one_idea(name: str) -> None:
    file = MODULES[name]
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= 350
    assert file.name == "__init__.py" or lines >= 80


def loaded_by(code: str) -> set[str]:
    """Return what a fresh interpreter loads for some code, beside what attrs takes anyway."""
    whole = f"import attrs, sys\nheld = {{*sys.modules}}\n{code}\nprint(*{{*sys.modules}} - held)"
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", whole], check=True, capture_output=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_the_import_is_light() -> None:
    loaded = loaded_by("import claimledger")
    assert not loaded & HEAVY
    others = {m.partition(".")[0] for m in loaded} - sys.stdlib_module_names
    assert others == {"claimledger"}


@pytest.mark.parametrize(
    ("code", "rooms"),
    [
        ("import claimledger", ()),
        ("from claimledger import Claim, Ledger", ()),
        ("import claimledger; dir(claimledger)", ()),
        ("from claimledger import trace", ("reasoning",)),
        ("import claimledger; claimledger.reasoning.trace", ("reasoning",)),
        ("from claimledger import check", ("offers", "reasoning", "checking")),
        ("import claimledger; claimledger.checking.check", ("offers", "reasoning", "checking")),
        ("from claimledger import *; check, trace", ("offers", "reasoning", "checking")),
    ],
)
def test_a_room_is_loaded_when_one_of_its_names_is_used(code: str, rooms: tuple[str, ...]) -> None:
    loaded = {room_of(name) for name in loaded_by(code) if name.partition(".")[0] == "claimledger"}
    assert loaded == {"", "errors", "model", "ledger", *rooms}


@pytest.mark.parametrize("room", [model, reasoning, checking])
def test_what_the_top_has_is_what_the_room_has(room: ModuleType) -> None:
    assert getattr(claimledger, room_of(room.__name__)) is room
    for name in {*room.__all__} & {*claimledger.__all__}:
        assert getattr(claimledger, name) is getattr(room, name)


def test_the_top_names_all_it_has_and_nothing_else() -> None:
    assert {*claimledger.__all__, "checking", "reasoning"} <= {*dir(claimledger)}
    with pytest.raises(AttributeError, match="'claimledger' has no attribute 'asess'"):
        claimledger.asess  # type: ignore[attr-defined]  # noqa: B018  # it is what is tested
