"""What is said, word for word, of checkers and findings that cannot be, and by the CLX checkers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import attrs
import pytest

from claimledger import (
    Act,
    Checker,
    CheckSet,
    Claim,
    ClaimLedgerError,
    Finding,
    InvalidRecordError,
    Ledger,
    Outcome,
    Ref,
    Suppression,
    View,
    check,
    checker,
)
from claimledger.checking import Failure
from claimledger.checking.checkers.itself import (
    broken_checker,
    expired_suppression,
    plugin_not_loaded,
    unknown_suppression,
    unused_suppression,
)
from claimledger.checking.checkers.options import valid_count, words
from claimledger.checking.checkers.relaying import RetractionOptions
from claimledger.checking.discovery import classify
from claimledger.offers import Loaded, Offer
from unit.newsroom import LEAK

RECORD = "pass the record that the checker was called with, or None for the whole ledger"


@attrs.frozen
class Options:
    most: int = 2


@attrs.frozen
class Other:
    least: int = 2


def rule(_view: View, claim: Claim, options: Options) -> Iterator[Finding]:
    """A claim of too many words.

    Readers stop.
    """
    if len(claim.text.split()) > options.most:
        yield Finding(claim, f"more than {options.most}")


@attrs.frozen
class Loud:
    """A claim shouts."""

    mark: str = "!"

    def __call__(self, view: View, claim: Claim) -> Iterator[Finding]:
        if self.mark in view.ledger.claims[claim.id].text:
            yield Finding(claim, f"it holds {self.mark}")


def made(options: Any = Options, thing: Any = rule) -> Checker:
    return checker("DESK101", "long-text", scope="claim", severity="note", options=options)(thing)


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(ClaimLedgerError) as caught:
        action()
    return str(caught.value)


# -- checkers ------------------------------------------------------------------------------


def test_a_checker_keeps_what_it_is_made_of() -> None:
    one = made()
    assert (one.code, one.slug, one.scope.value, one.severity.value) == (
        "DESK101",
        "long-text",
        "claim",
        "note",
    )
    assert one.page == "A claim of too many words.\n\nReaders stop."
    assert (one.options, one.module) == (Options(), __name__)
    assert str(*check(Ledger().record(LEAK), [one])) == "DESK101 leak: more than 2"
    assert hash(one) == hash(made()) != hash(attrs.evolve(one, code="DESK102"))


def test_a_class_is_asked_with_the_view_and_the_subject() -> None:
    loud = checker("DESK102", "loud", scope="claim")(Loud)
    assert loud.options == Loud()
    shouted = Claim("c", "Fire! Fire!")
    assert str(*check(Ledger().record(shouted), [loud])) == "DESK102 c: it holds !"
    quiet = loud.but(options=Loud("?"))
    assert not check(Ledger().record(shouted), [quiet])


def test_options_that_are_none_are_refused_in_these_words() -> None:
    said = "the options of rule are no attrs class; write @attrs.frozen class Options: ..."
    for wrong in (int, Options(), 7, len):
        assert refused(lambda wrong=wrong: made(wrong)) == said  # type: ignore[misc]
    needy = attrs.make_class("Needy", {"most": attrs.field()})
    assert refused(lambda: made(needy)) == (
        "the options of rule have a field without a default; give each field a default"
    )
    settled = attrs.make_class("Settled", {"most": attrs.field(init=False, default=1)}, frozen=True)
    assert isinstance(made(settled).options, settled)


def test_other_options_are_refused_in_these_words() -> None:
    assert refused(lambda: made().but(options=Other())) == (
        "Other(least=2) is no set of options for DESK101; its options are: Options"
    )
    assert refused(lambda: CheckSet.default()["CLA101"].but(options=Other())) == (
        "Other(least=2) is no set of options for CLA101; its options are: none"
    )


def test_rules_that_cannot_be_called_are_refused_in_these_words() -> None:
    mend = "write def rule(view, subject, options) with options=Options, else without"

    def two(_view: View, _claim: Claim) -> Iterator[Finding]:
        """Two."""
        yield from ()

    @attrs.frozen
    class Deaf:
        """Deaf."""

        def __call__(self, _view: View) -> Iterator[Finding]:
            yield from ()

    name = "test_rules_that_cannot_be_called_are_refused_in_these_words.<locals>"
    assert refused(lambda: made(thing=two)) == (
        f"{name}.two cannot be called with (view, subject, options); {mend}"
    )
    assert refused(lambda: made(options=None)) == (
        f"rule cannot be called with (view, subject); {mend}"
    )
    assert refused(lambda: made(None, Deaf)) == (
        f"{name}.Deaf cannot be called with (view, subject); {mend}"
    )


def test_a_rule_of_no_name_is_told_as_it_is() -> None:
    class Nameless:
        def __call__(self, _view: View, _claim: Claim) -> Iterator[Finding]:
            yield from ()

    thing = Nameless()
    assert refused(lambda: made(None, thing)) == (
        f"{thing!r} has no docstring; say in its first line what is wrong when it finds"
    )
    cast("Any", thing).__doc__ = "A claim."
    assert made(None, thing).page == "A claim."


def test_a_docstring_is_its_own_and_not_inherited() -> None:
    class Silent(Loud):
        pass

    assert refused(lambda: made(None, Silent)).endswith(
        "Silent has no docstring; say in its first line what is wrong when it finds"
    )


# -- sets ----------------------------------------------------------------------------------


def test_a_set_tells_codes_and_slugs_that_it_has_not() -> None:
    assert refused(lambda: CheckSet.default().select("")) == "no checker ''"
    assert hash(CheckSet.default()) == hash(CheckSet.default())
    assert hash(CheckSet.default()) != hash(CheckSet())
    twice = refused(lambda: CheckSet(made(), attrs.evolve(made(), slug="other")))
    assert f"long-text of {__name__}" in twice
    unknown = attrs.evolve(made(), slug="other", module="")
    assert "other of an unknown module" in refused(lambda: CheckSet(made(), unknown))


# -- findings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"subject": "leak"},
            "a finding is on a record, not on 'leak'; " + RECORD,
        ),
        ({"because": ["slick"]}, "'slick' is no record; write because=[statement]"),
        ({"because": "slick"}, "'slick' is no list of records; write because=[statement]"),
        ({"message": " "}, "a finding has no message; say what is the matter"),
        ({"message": 3}, "message is a text, not 3; write a sentence"),
        ({"fix": None}, "fix is a text, not None; write a sentence"),
    ],
)
def test_what_is_no_finding_is_refused_in_these_words(given: dict[str, Any], said: str) -> None:
    values: dict[str, Any] = {"subject": LEAK, "message": "bad", **given}
    assert refused(lambda: Finding(values.pop("subject"), values.pop("message"), **values)) == said


def test_what_a_finding_on_the_ledger_is_known_by() -> None:
    bare = Finding(None, "bad", code="DESK101")
    assert bare.order == ("DESK101", "", "", "bad", (), "")
    known = "262ad55c60817c85b61d358f493ca01ca939cae8f0546cf716d3de68e487fbeb"
    assert bare.fingerprint == known  # of ["DESK101", "", "", ""]
    assert hash(bare) == hash(attrs.evolve(bare, fix="mend")) != hash(Finding(LEAK, "bad"))


# -- CLX -----------------------------------------------------------------------------------


def told(asked: Checker, **outcome: Any) -> list[tuple[object, str, str, str]]:
    found: Iterable[Finding] = asked(View(Ledger()), Outcome(**outcome))
    return [(f.subject, f.message, f.fix, f.key) for f in found]


def test_what_broke_and_what_did_not_load_is_told_in_these_words() -> None:
    failures = (
        Failure("a (DESK101)", "ValueError: x", "leak", 1),
        Failure("b (DESK102)", "TypeError: y", "slick", 3),
        Failure("p of desk (desk:it)", "ImportError: z"),
    )
    fix = "tell its author, or leave it out with --ignore"
    assert told(broken_checker, failures=failures) == [
        (None, "a (DESK101) broke on leak: ValueError: x", fix, "a (DESK101)"),
        (None, "b (DESK102) broke on 3 records, first slick: TypeError: y", fix, "b (DESK102)"),
    ]
    assert told(plugin_not_loaded, failures=failures) == [
        (
            None,
            "p of desk (desk:it) did not load: ImportError: z",
            "mend or remove the package",
            "p of desk (desk:it)",
        )
    ]


def test_suppressions_are_told_in_these_words() -> None:
    one = Suppression("CLS102", Ref("leak"), by="desk", reason="known", until="2031-08-01")
    assert told(unused_suppression, unused=(one,)) == [
        (one, "CLS102 finds nothing on leak", "take the suppression out of the file", "")
    ]
    assert told(expired_suppression, expired=(one,)) == [
        (
            one,
            "the suppression of CLS102 on leak ended with 2031-08-01",
            "mend what it excused, or decide anew until when",
            "",
        )
    ]
    codes = ("CLS101", "CLS103", "DESK101")
    assert told(unknown_suppression, unknown=(one,), codes=codes) == [
        (one, "no checker has the code CLS102", "did you mean CLS103 or CLS101?", "")
    ]
    assert told(unknown_suppression, unknown=(one,), codes=("ZZ999",)) == [
        (one, "no checker has the code CLS102", "write a code that there is", "")
    ]


# -- options -------------------------------------------------------------------------------


def test_counts_switches_and_words() -> None:
    counted = attrs.make_class("Counted", {"most": attrs.field(validator=valid_count)})
    assert attrs.astuple(cast("Any", counted(0))) == (0,)
    for wrong in (-1, True, "2", 1.0):
        assert refused(lambda wrong=wrong: counted(wrong)) == (  # type: ignore[misc]
            f"most is a whole number, not {wrong!r}; write 0, 1, 2, ..."
        )
    assert RetractionOptions(disavowed=True).disavowed
    with pytest.raises(InvalidRecordError) as caught:
        words(Act, cast("Any", "states"), but=[Act.STATES], instead="no")
    assert caught.value.mend == "write ['accuses']"
    assert refused(lambda: words(Act, ["states"], but=[Act.STATES], instead="name another")) == (
        "'states' cannot be chosen; name another"
    )


# -- what else cannot be -------------------------------------------------------------------


def test_what_is_no_list_of_checkers_is_refused_in_these_words() -> None:
    mend = "write [far_from_the_speaker]"
    assert refused(lambda: check(Ledger(), cast("Any", 5))) == f"5 is no list of checkers; {mend}"


def test_fields_of_another_type_are_refused_with_how_to_write_them() -> None:
    five: Any = 5
    said = refused(lambda: Finding(LEAK, "bad", anchor=five))
    assert said.endswith("; write anchor=Anchor(...)")
    said = refused(lambda: Finding(LEAK, "bad", place=five))
    assert said.endswith("; write place=Place(...)")
    assert refused(lambda: attrs.evolve(made(), page=five)) == (
        "the page of a checker is a text, not 5; write a text"
    )


def test_the_families_of_the_library_are_its_own() -> None:
    new = checker("CLZ101", "new", scope="claim", options=Options)(rule)
    found = Loaded(Offer("desk-rules", cast("Any", None)), new)
    assert refused(lambda: classify([found])) == (
        "the family 'CLZ' is taken twice, by claimledger and by desk-rules; change one of them"
    )
    assert classify([Loaded(Offer("desk-rules", cast("Any", None)), made())]).checkers == (made(),)
