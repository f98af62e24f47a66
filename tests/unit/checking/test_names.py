"""Names without the table of Unicode, and what is plain in a name."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from claimledger import Ledger, Source, check
from claimledger.checking.checkers import names
from claimledger.checking.checkers.names import look_alike_names, plain


@pytest.fixture
def without_the_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "confusable_homoglyphs.confusables", None)
    names._prototypes.cache_clear()
    yield
    names._prototypes.cache_clear()


def found(*parties: Source) -> list[str]:
    return [str(finding) for finding in check(Ledger().record(*parties), [look_alike_names])]


@pytest.mark.usefixtures("without_the_table")
def test_without_the_extra_scripts_and_hidden_signs_are_still_told() -> None:
    assert found(Source("coe", "COE"), Source("soe", "\u0421\u041e\u0415")) == []
    (mixed,) = found(Source("wire", "Str\u0430itwire"))
    assert mixed.endswith("mixes Cyrillic and Latin letters in one word")
    (hidden,) = found(Source("wire", "Strait\u200bwire"))
    assert hidden.endswith(r"holds a sign that nobody sees: \u200b")


def test_a_joiner_may_stand_beside_a_sign_without_a_name() -> None:
    (hidden,) = found(Source("wire", "\u0645\u200c\u0083"))
    assert hidden.endswith(r"holds a sign that nobody sees: \x83")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("O'Malley & Sons", "omalley sons"),
        ("\uff2b\uff39\uff2f", "kyo"),
        ("Jos\u00e9  Ram\u00f3n", "jose ramon"),
        ("STRASSE", plain("stra\u00dfe")),
        ("!", "!"),
    ],
)
def test_what_is_plain_in_a_name(name: str, bare: str) -> None:
    assert plain(name) == bare
