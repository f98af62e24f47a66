"""Sets of checkers: derived from each other, with one checker for each code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest

from claimledger import (
    Checker,
    CheckSet,
    Claim,
    DuplicateCheckerError,
    Failure,
    Finding,
    InvalidCheckerError,
    InvalidRecordError,
    Plugins,
    Severity,
    UnknownCheckerError,
    View,
    checker,
)


@attrs.frozen
class Options:
    most: int = 2


def rule(_view: View, _claim: Claim) -> Iterator[Finding]:
    """Nothing is wrong."""
    yield from ()


def made(code: str, slug: str) -> Checker:
    return checker(code, slug, scope="claim")(rule)


@checker("DESK201", "with-options", scope="claim", options=Options)
def with_options(_view: View, _claim: Claim, _options: Options) -> Iterator[Finding]:
    """Nothing is wrong."""
    yield from ()


ONE, TWO, NEWS = made("DESK101", "one"), made("DESK102", "two"), made("NEWS101", "three")
SET = CheckSet(NEWS, TWO, ONE, with_options)


def test_a_set_is_sorted_by_code_and_counts_itself() -> None:
    assert SET.codes == ("DESK101", "DESK102", "DESK201", "NEWS101")
    assert list(SET) == [ONE, TWO, with_options, NEWS]
    assert len(SET) == 4
    assert repr(SET) == "<CheckSet (4 checkers)>"
    assert repr(CheckSet(ONE)) == "<CheckSet (1 checker)>"


def test_sets_are_values() -> None:
    assert CheckSet(ONE, TWO) == CheckSet(TWO, ONE)
    assert hash(CheckSet(ONE, TWO)) == hash(CheckSet(TWO, ONE))
    assert CheckSet(ONE) != CheckSet(TWO)
    assert CheckSet(ONE) != CheckSet(ONE.but(severity="error"))
    assert CheckSet(ONE) != [ONE]
    failed = Plugins((), (Failure("desk", "no"),))
    assert CheckSet.installed(failed) != CheckSet.installed(Plugins())


def test_a_checker_is_found_by_code_or_slug() -> None:
    assert SET["DESK102"] is TWO
    assert SET["two"] is TWO
    assert "DESK102" in SET
    assert "two" in SET
    assert TWO in SET
    assert TWO.but(severity="error") not in SET
    assert "DESK" not in SET
    with pytest.raises(UnknownCheckerError, match=r"no checker 'DESK10'; did you mean .*'DESK101'"):
        SET["DESK10"]


def test_words_choose_codes_families_and_slugs() -> None:
    assert SET.select("DESK1").codes == ("DESK101", "DESK102")
    assert SET.select("two", "NEWS").codes == ("DESK102", "NEWS101")
    assert SET.without("DESK").codes == ("NEWS101",)
    assert SET.without("one", "DESK102").codes == ("DESK201", "NEWS101")
    assert SET.without() == SET
    assert len(SET.select()) == 0
    assert SET.codes == ("DESK101", "DESK102", "DESK201", "NEWS101")


@pytest.mark.parametrize(
    ("word", "close"), [("", ()), ("XYZ999", ()), ("NEWS102", ("NEWS101",)), ("tree", ("three",))]
)
def test_a_word_that_fits_nothing_is_refused(word: str, close: tuple[str, ...]) -> None:
    for choose in (SET.select, SET.without):
        with pytest.raises(UnknownCheckerError) as caught:
            choose("DESK", word)
        assert caught.value.word == word
        assert caught.value.close[:1] == close


def test_more_checkers_are_added() -> None:
    assert CheckSet(ONE).with_(TWO, NEWS).codes == ("DESK101", "DESK102", "NEWS101")
    assert CheckSet(ONE).with_(ONE) == CheckSet(ONE)


def test_one_code_or_slug_is_one_checker() -> None:
    with pytest.raises(
        DuplicateCheckerError, match=r"the code 'DESK101' is taken twice, by one of"
    ):
        CheckSet(ONE).with_(made("DESK101", "other"))
    with pytest.raises(DuplicateCheckerError, match="the slug 'one' is taken twice"):
        CheckSet(ONE, made("DESK109", "one"))
    with pytest.raises(DuplicateCheckerError) as caught:
        CheckSet(ONE, ONE.but(severity="error"))
    assert (caught.value.what, caught.value.word) == ("code", "DESK101")
    nameless = attrs.evolve(made("DESK101", "other"), module="")
    with pytest.raises(DuplicateCheckerError, match="by other of an unknown module"):
        CheckSet(ONE, nameless)


def test_what_is_no_checker_is_refused() -> None:
    with pytest.raises(
        InvalidCheckerError, match=r"^function is no checker; decorate the function"
    ):
        CheckSet(cast("Any", rule))


def test_options_and_severities_are_changed_by_code() -> None:
    changed = SET.but(options={"DESK201": Options(9)}, severities={"DESK101": "error"})
    assert changed["DESK201"].options == Options(9)
    assert changed["DESK101"].severity is Severity.ERROR
    assert changed["DESK102"] == TWO
    assert SET["DESK201"].options == Options(2)
    assert SET.but() == SET
    with pytest.raises(UnknownCheckerError, match="NEWS102"):
        SET.but(options={"NEWS102": Options(9)})
    with pytest.raises(UnknownCheckerError, match="NEWS102"):
        SET.but(severities={"NEWS102": "error"})
    with pytest.raises(InvalidCheckerError, match="its options are: none"):
        SET.but(options={"DESK101": Options(9)})
    with pytest.raises(InvalidRecordError, match="'loud' is no severity"):
        SET.but(severities={"DESK101": "loud"})


def test_the_default_set_is_what_comes_with_the_library() -> None:
    families = {checker.family for checker in CheckSet.default()}
    assert families == {"CLA", "CLC", "CLD", "CLS", "CLT", "CLX"}
    assert CheckSet.default() == CheckSet.default()
    assert CheckSet.default().failures == ()


def test_the_installed_set_adds_what_packages_offer() -> None:
    failure = Failure("desk", "ImportError: no")
    whole = CheckSet.installed(Plugins((ONE, NEWS), (failure,)))
    assert set(whole) == {*CheckSet.default(), ONE, NEWS}
    assert whole.failures == (failure,)
    for derived in (whole.select("DESK"), whole.without("CL"), whole.with_(TWO), whole.but()):
        assert derived.failures == (failure,)
    assert {c.code for c in CheckSet.default()} <= set(CheckSet.installed().codes)


def test_a_set_remembers_which_codes_there_are() -> None:
    assert SET.select("NEWS").known == frozenset(SET.codes)
    assert SET.without("NEWS").with_(made("TIDE101", "tide")).known == {*SET.codes, "TIDE101"}
