"""The decorator: what becomes a checker, and what is refused with how to mend it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

from claimledger import (
    Checker,
    Claim,
    Finding,
    InvalidCheckerError,
    InvalidRecordError,
    Ledger,
    Scope,
    Severity,
    View,
    check,
    checker,
)
from unit.newsroom import LEAK


@attrs.frozen
class Options:
    most: int = 2


@attrs.frozen
class OtherOptions:
    least: int = 2


@checker("DESK101", "long-text", scope="claim", severity="note", options=Options)
def long_text(_view: View, claim: Claim, options: Options) -> Iterator[Finding]:
    """A claim of too many words.

    Readers stop.
    """
    if len(claim.text.split()) > options.most:
        yield Finding(claim, f"more than {options.most} words")


@checker("DESK102", "loud", scope="claim")
@attrs.frozen
class Loud:
    """A claim shouts."""

    mark: str = "!"

    def __call__(self, _view: View, claim: Claim) -> Iterator[Finding]:
        if self.mark in claim.text:
            yield Finding(claim, f"it holds {self.mark}")


LOUD: Checker = cast("Any", Loud)


def messages(asked: Checker, text: str) -> list[str]:
    ledger = Ledger().record(Claim("c", text))
    return [finding.message for finding in check(ledger, [asked])]


def test_a_function_becomes_a_checker() -> None:
    assert isinstance(long_text, Checker)
    assert (long_text.code, long_text.slug, long_text.family) == ("DESK101", "long-text", "DESK")
    assert long_text.scope is Scope.CLAIM
    assert long_text.severity is Severity.NOTE
    assert long_text.summary == "A claim of too many words."
    assert long_text.page == "A claim of too many words.\n\nReaders stop."
    assert long_text.options == Options(2)
    assert messages(long_text, "A tank leaks") == ["more than 2 words"]
    assert messages(long_text, "Tanks leak") == []


def test_a_class_is_its_own_options() -> None:
    assert LOUD.options == type(LOUD.options)()
    assert LOUD.severity is Severity.WARNING
    assert messages(LOUD, "A tank leaks!") == ["it holds !"]
    assert messages(LOUD.but(options=type(LOUD.options)("?")), "A tank leaks!") == []


def test_a_checker_can_be_asked_by_itself() -> None:
    view = View(Ledger().record(LEAK))
    assert [f.message for f in long_text(view, LEAK)] == ["more than 2 words"]
    assert next(iter(long_text(view, LEAK))).code == ""


def test_other_options_and_severities_make_another_checker() -> None:
    lenient = long_text.but(options=Options(3), severity="error")
    assert lenient.options == Options(3)
    assert lenient.severity is Severity.ERROR
    assert long_text.options == Options(2)
    assert long_text.but() == long_text
    assert long_text.but(severity="error").options == Options(2)
    assert long_text.but(options=Options(3)).severity is Severity.NOTE
    assert messages(lenient, "A tank leaks") == []


def test_checkers_are_values() -> None:
    assert long_text == long_text.but()
    assert long_text != long_text.but(options=Options(3))
    assert long_text != long_text.but(severity="error")
    assert long_text != LOUD
    assert long_text != "DESK101"
    assert {long_text, long_text.but()} == {long_text}
    assert "rule" not in repr(long_text)


def test_options_of_another_class_are_refused() -> None:
    with pytest.raises(InvalidCheckerError, match=r"no set of options for DESK101.*are: Options"):
        long_text.but(options=OtherOptions())

    @checker("DESK103", "plain", scope="claim")
    def plain(_view: View, _claim: Claim) -> Iterator[Finding]:
        """Nothing at all."""
        yield from ()

    with pytest.raises(InvalidCheckerError, match="its options are: none"):
        plain.but(options=Options())
    assert messages(plain, "A tank leaks") == []


@pytest.mark.parametrize(
    "code",
    ["", "DESK", "desk101", "D101", "DESK10", "DESK10101", "DESK-101", "DESK101 ", "ÄB101", 7],
)
def test_a_code_is_letters_and_digits(code: Any) -> None:
    with pytest.raises(InvalidCheckerError, match=r"is no code of a checker; write .* DESK101"):
        checker(code, "slug", scope="claim")(documented)
    assert checker("AB101", "ab", scope="claim")(documented).code == "AB101"
    assert checker("ABCDEFGHIJKL1234", "ab", scope="claim")(documented).code.endswith("1234")


@pytest.mark.parametrize("slug", ["", "Slug", "two words", "-a", "a-", "a--b", "a_b", "1a", None])
def test_a_slug_is_words_and_hyphens(slug: Any) -> None:
    with pytest.raises(InvalidCheckerError, match="is no slug; write lowercase words"):
        checker("DESK101", slug, scope="claim")(documented)
    assert checker("DESK101", "a1-b2", scope="claim")(documented).slug == "a1-b2"


def documented(_view: View, _claim: Claim) -> Iterator[Finding]:
    """Nothing is wrong."""
    yield from ()


def test_a_scope_or_severity_that_is_none_is_refused_with_close_matches() -> None:
    with pytest.raises(InvalidRecordError, match="did you mean 'statement'"):
        checker("DESK101", "a", scope="statements")(documented)
    with pytest.raises(InvalidRecordError, match="did you mean 'warning'"):
        checker("DESK101", "a", scope="claim", severity="warn")(documented)


def test_what_is_not_callable_is_no_rule() -> None:
    with pytest.raises(InvalidCheckerError, match="7 cannot be called; write a generator"):
        checker("DESK101", "a", scope="claim")(cast("Any", 7))
    with pytest.raises(InvalidCheckerError, match="7 cannot be called; write a generator"):
        Checker("DESK101", "a", Scope.CLAIM, Severity.NOTE, cast("Any", 7), "Page.")


def test_a_rule_without_docstring_is_refused() -> None:
    def silent(_view: View, _claim: Claim) -> Iterator[Finding]:
        yield from ()

    with pytest.raises(InvalidCheckerError, match=r"silent has no docstring; say in its first"):
        checker("DESK101", "a", scope="claim")(silent)

    @attrs.frozen
    class Silent:
        def __call__(self, _view: View, _claim: Claim) -> Iterator[Finding]:
            yield from ()

    with pytest.raises(InvalidCheckerError, match="Silent has no docstring"):
        checker("DESK101", "a", scope="claim")(cast("Any", Silent))


def test_a_rule_that_takes_other_arguments_is_refused() -> None:
    def three(_view: View, _claim: Claim, _options: Options) -> Iterator[Finding]:
        """Three."""
        yield from ()

    def one(_view: View) -> Iterator[Finding]:
        """One."""
        yield from ()

    with pytest.raises(InvalidCheckerError, match=r"three cannot be called with \(view, subject\)"):
        checker("DESK101", "a", scope="claim")(three)
    with pytest.raises(InvalidCheckerError, match=r"\(view, subject, options\).*options=Options"):
        checker("DESK101", "a", scope="claim", options=Options)(documented)
    with pytest.raises(InvalidCheckerError, match="one cannot be called"):
        checker("DESK101", "a", scope="claim")(one)

    @attrs.frozen
    class Deaf:
        """Deaf."""

        def __call__(self, _view: View) -> Iterator[Finding]:
            yield from ()

    with pytest.raises(InvalidCheckerError, match=r"Deaf cannot be called with \(view, subject\)"):
        checker("DESK101", "a", scope="claim")(cast("Any", Deaf))


def test_options_are_an_attrs_class_with_defaults() -> None:
    @attrs.frozen
    class Needy:
        most: int
        told: int = attrs.field(init=False, default=1)

    @attrs.frozen
    class Settled:
        told: int = attrs.field(init=False)

        def __attrs_post_init__(self) -> None:
            object.__setattr__(self, "told", 1)

    def rule(_view: View, _claim: Claim, _options: Any) -> Iterator[Finding]:
        """Rule."""
        yield from ()

    with pytest.raises(InvalidCheckerError, match="a field without a default; give each"):
        checker("DESK101", "a", scope="claim", options=cast("Any", Needy))(rule)
    for wrong in (dict, Options(), len):
        with pytest.raises(InvalidCheckerError, match=r"are no attrs class; write @attrs\.frozen"):
            checker("DESK101", "a", scope="claim", options=cast("Any", wrong))(rule)
    made = checker("DESK101", "a", scope="claim", options=Settled)(rule)
    assert made.options.told == 1
    changing = cast("Any", attrs.define(type("Changing", (), {})))
    with pytest.raises(InvalidCheckerError, match=r"can be changed; write @attrs\.frozen, and"):
        checker("DESK101", "a", scope="claim", options=changing)(rule)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"page": None}, "the page of a checker is a text, not None"),
        ({"module": 3}, "the module of a checker is a text, not 3"),
        ({"options": {"most": 2}}, "the options of a checker are of an attrs class, not {'most'"),
    ],
)
def test_a_checker_that_is_made_by_hand_is_looked_at(given: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidCheckerError, match=re.escape(said)):
        attrs.evolve(long_text, **given)


def test_examples_are_found_beside_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk_of_tests"
    (folder / "examples" / "DESK101").mkdir(parents=True)
    (folder / "__init__.py").write_text("", "utf-8")
    (folder / "examples" / "DESK101" / "bad.yaml").write_text("claimledger: 1 # é", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    moved = attrs.evolve(long_text, module="desk_of_tests.rules")
    assert moved.example("bad") == "claimledger: 1 # é"
    assert moved.example("good") is None
    assert attrs.evolve(long_text, module="alone").example("bad") is None
    assert attrs.evolve(long_text, module="").example("bad") is None
    assert attrs.evolve(long_text, module="os.path.join").example("bad") is None
    assert attrs.evolve(long_text, module="gone.away").example("bad") is None

    monkeypatch.delitem(sys.modules, "desk_of_tests")


def test_a_rule_without_a_module_has_no_examples() -> None:
    space: dict[str, Any] = {"checker": checker}
    exec(  # noqa: S102  # as in a shell that names no module
        "@checker('DESK103', 'nothing', scope='claim')\n"
        "def nothing(view, claim):\n    'Nothing.'\n    yield from ()",
        space | {"__name__": None},
        space,
    )
    assert space["nothing"].module == ""
    assert space["nothing"].example("bad") is None
