"""YAML with places: what a ledger needs of it, and what is refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from claimledger.errors import ClaimLedgerError, LoadError
from claimledger.files import loads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimledger.errors import Fault


def faults_of(text: str) -> Sequence[Fault]:
    with pytest.raises(LoadError) as caught:
        loads(text, name="x.yaml")
    return caught.value.faults


@pytest.mark.parametrize(
    ("text", "line", "column", "path", "problem", "mend"),
    [
        ("claims: {a: &x A}", 2, 13, "claims.a", "the anchor &x", "write the value out"),
        ("claims: &x {a: A}", 2, 9, "claims", "the anchor &x", "write the value out"),
        ("claims: {&x a: A}", 2, 10, "claims.a", "the anchor &x", "write the value out"),
        ("external: &x [a]", 2, 11, "external", "the anchor &x", "write the value out"),
        ("claims: {a: !!str A}", 2, 13, "claims.a", "the tag !!str", "take it out"),
        ("claims: {a: ! A}", 2, 13, "claims.a", "the tag !", "take it out"),
        ("external: !!seq [a]", 2, 11, "external", "the tag !!seq", "take it out"),
        ("claims: {<<: {a: A}}", 2, 10, "claims.<<", "the merge key <<", "write the keys out"),
        ("claims: {a: A, a: B}", 2, 16, "claims.a", "the key 'a' stands twice", "keep one, or"),
        ("claims: {a: A}\nclaims: {b: B}", 3, 1, "claims", "'claims' stands twice", "keep one"),
        ("claims: {a: A, 'a': B}", 2, 16, "claims.a", "the key 'a' stands twice", "keep one, or"),
        ("claims: {[a]: A}", 2, 10, "claims.", "a key is one text", "write key: value"),
        ("claims: {{a: b}: A}", 2, 10, "claims.", "a key is one text", "write key: value"),
        ("claims: {: A}", 2, 11, "claims.", "a key is missing", "write key: value"),
        ("claims: {a: A, b, }", 2, 16, "claims.b", "'b' stands without a value", 'a: "A, b"'),
        ("claims: {b }", 2, 10, "claims.b", "'b' stands without a value", "write key: value"),
        ("claims: {a: A, 'b'}", 2, 16, "claims.b", "'b' stands without a value", "key: value"),
        ("---\nclaims: {a: A}", 2, 1, "", "a second document begins here", "the line ---"),
        ("claims: {a: Foo: bar}", 2, 16, "", "this is no YAML", "quote texts with , : #"),
        ("claims:\n  a: A\n b: B", 4, 2, "", "this is no YAML", "check brackets and indents"),
        ("claims: {a: [A}", 2, 15, "", "this is no YAML", "check brackets"),
        ("claims: {a: 'A}", 3, 1, "", "this is no YAML", "check brackets"),
        ("\tclaims: {}", 2, 1, "", "this is no YAML", "check brackets"),
        ("claims: {a: \x07}", 2, 13, "", "the character '\\x07' has no place", "take it out"),
        ('claims: {a: "\\ud800"}', 2, 13, "", "half a character", "write both halves"),
        ('claims: {a: "\\q"}', 2, 15, "", "this is no YAML", "check brackets"),
        ('claims: {a: "\\UFFFFFFFF"}', 2, 11, "", "this is no YAML", "check brackets"),
    ],
)
def test_what_is_refused(
    text: str, line: int, column: int, path: str, problem: str, mend: str
) -> None:
    (fault,) = faults_of(f"claimledger: 1\n{text}\n")
    assert fault.file == "x.yaml"
    assert (fault.path, fault.line, fault.column) == (path, line, column)
    assert problem in fault.problem
    assert mend in fault.mend


def test_aliases_are_refused_where_they_stand() -> None:
    faults = faults_of("claimledger: 1\nclaims:\n  a: &x A\n  b: *x\nexternal: [*x]\n<<: *x\n")
    aliases = [
        fault for fault in faults if fault.problem == "the alias *x is not read in a ledger file"
    ]
    assert [(fault.line, fault.column, fault.path) for fault in aliases] == [
        (4, 6, "claims.b"),
        (5, 12, "external[0]"),
        (6, 5, "<<"),
    ]
    assert all(fault.mend == "write the value out again" for fault in aliases)


def test_all_that_is_refused_comes_at_once_with_the_faults_of_shape() -> None:
    faults = faults_of(
        "claimledger: 1\n"
        "sources: {x: {kind: papr}}\n"
        "claims: {a: &x A, b: !!str B, c: {text: Smith, John}}\n"
        "unknown: 1\n"
    )
    assert [fault.line for fault in faults] == [2, 3, 3, 3, 4]


def test_keys_and_texts_in_every_style() -> None:
    found = loads(
        """\
%YAML 1.2
---
claimledger: 1
claims:
  "a": 'it''s'
  ? b
  : >-
    folded
    text
  'c': |
    kept
    lines
  d: "\\u00e9\\U0001f600\\ud83d\\ude00 \\
    joined"
  e: plain over
    two lines   # and a comment
  "<<": quoted, it is a key
...
"""
    )
    assert {id: claim.text for id, claim in found.ledger.claims.items()} == {
        "a": "it's",
        "b": "folded text",
        "c": "kept\nlines\n",
        "d": "é😀😀 joined",
        "e": "plain over two lines",
        "<<": "quoted, it is a key",
    }


def test_a_key_may_stand_without_a_value_behind_a_colon() -> None:
    assert loads("{claimledger: 1, claimants: {x: , y : }}").ledger.parties.keys() == {"x", "y"}


def test_depth_is_bounded() -> None:
    deep = "{{claimledger: 1, claims: {{a: {{text: A, meta: {{a: {0}1{1}}}}}}}}}"
    assert loads(deep.format("[" * 90, "]" * 90)).ledger.claims
    assert faults_of(deep.format("[" * 96, "]" * 96))[0].problem == "meta is nested too deep"
    for depth in (97, 10_000):
        (fault,) = faults_of(deep.format("[" * depth, "]" * depth))
        assert fault.problem == "this nests deeper than 100 levels"
        assert fault.column == 50 + 96
    block = "claimledger: 1\nx:\n" + "".join(f"{' ' * i}- \n" for i in range(1, 300))
    assert faults_of(block)[0].problem == "this nests deeper than 100 levels"


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    with pytest.raises(ClaimLedgerError, match=r"pip install 'claimledger\[yaml\]'"):
        loads("claimledger: 1")
    assert not loads('{"claimledger": 1}', format="json").ledger.claims


def test_a_crash_of_the_parser_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise AttributeError("a bug of its own")

    monkeypatch.setattr("ruamel.yaml.YAML.parse", crash)
    (fault,) = faults_of("claimledger: 1")
    assert fault.problem == "this is no YAML: AttributeError: a bug of its own"
    assert (fault.line, fault.column) == (1, 1)
