"""Each law of checkers is broken by a checker that is made to break it, and kept by honest ones."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

import claimledger
from claimledger import (
    Amendment,
    Checker,
    CheckSet,
    Claim,
    Document,
    Expectation,
    Finding,
    InvalidCheckerError,
    Ledger,
    Only,
    Party,
    Policy,
    Statement,
    Suppression,
    View,
    Viewpoint,
    checker,
)
from claimledger.errors import BrokenLawError
from claimledger.model import digest
from claimledger.testing import check_checker_laws, ledgers
from unit.newsroom import LEAK, MAYOR, POST, SLICK, TIDE, article, book, same, says

PUBLIC = {name: getattr(claimledger, name) for name in claimledger.__all__}
LEDGER = book(LEAK, SLICK, says("s1", LEAK, article(POST, 1), MAYOR), same(POST, TIDE))


def made(rule: Callable[..., Any], *, scope: str = "claim", options: Any = None) -> Checker:
    """Return a checker that stands in no package."""
    rule.__doc__ = rule.__doc__ or "Something is wrong."
    return attrs.evolve(
        checker("DESK101", "made-up", scope=scope, options=options)(rule), module="rules"
    )


def broken(
    rule: Callable[..., Any] | Checker, law: str, *given: Any, **more: Any
) -> BrokenLawError:
    scope = more.pop("scope", "claim")
    asked = rule if isinstance(rule, Checker) else made(rule, scope=scope)
    with pytest.raises(BrokenLawError) as raised:
        check_checker_laws(asked, *given, **more)
    assert raised.value.law == law, str(raised.value)
    return raised.value


def rebuilt(error: BrokenLawError) -> dict[str, Any]:
    """Run the code of an error, and return what it makes."""
    names = dict(PUBLIC)
    exec(error.code, names)  # noqa: S102  # our own text
    return names


# -- checkers that keep the laws -----------------------------------------------------------


@attrs.frozen
class Options:
    most: int = 3


@attrs.frozen
class TooMany:
    """A party is cited too often."""

    most: int = 2

    def __call__(self, view: View, party: Party) -> Iterator[Finding]:
        statements = view.statements_by(party)
        if len(statements) > self.most:
            yield Finding(party, f"{len(statements)} times", because=statements)


def long_text(_view: View, claim: Claim, options: Options) -> Iterator[Finding]:
    if len(claim.text) > options.most:
        yield Finding(claim, f"{len(claim.text)} letters", key="x")


def all_kinds(view: View, ledger: Ledger) -> Iterator[Finding]:
    for record in (*ledger.reviews, *ledger.suppressions, *ledger.relations):
        yield Finding(record, "a record", because=[record])
    for record in (*ledger.claim_relations, *view.expects, *ledger.parties.values()):
        yield Finding(record, "a record", because=sorted(ledger, key=digest))
    for conflict in ledger.conflicts:
        yield Finding(conflict.versions[0], "two versions", key=conflict.id)
    yield from (Finding(record, "mended") for record in ledger if isinstance(record, Amendment))
    yield Finding(None, "a ledger")


def undated(_view: View, document: Document) -> list[Finding]:
    return [] if document.published else [Finding(document, "undated", fix="date it")]


def contested(view: View, statement: Statement) -> Iterator[Finding]:
    for side in view.sides(statement):
        if view.status(side.claim) == "contested":
            yield Finding(statement, "contested", because=view.because(side.claim))


HONEST = {
    "with options": made(long_text, options=Options),
    "a class": attrs.evolve(checker("DESK102", "too-many", scope="party")(TooMany), module="rules"),
    "on the ledger": made(all_kinds, scope="ledger"),
    "on documents, a list": made(undated, scope="document"),
    "on statements": made(contested, scope="statement"),
    "built in": CheckSet.default()["CLS101"],
    "of what was found": CheckSet.default()["CLX203"],
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_checker_keeps_the_laws(name: str) -> None:
    check_checker_laws(HONEST[name], max_examples=15)


@settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(ledgers(), st.sampled_from(list(HONEST)))
def test_it_is_asked_about_any_ledger_that_is_given(ledger: Ledger, name: str) -> None:
    check_checker_laws(HONEST[name], ledger)
    check_checker_laws(HONEST[name], [ledger, Ledger()])


# -- checkers that break them --------------------------------------------------------------


def raises(_view: View, claim: Claim) -> Iterator[Finding]:
    yield Finding(claim, "so far")
    raise KeyError(claim.id)


def raises_at_once(_view: View, claim: Claim) -> list[Finding]:
    raise KeyError(claim.id)


def ends_the_program(_view: View, _claim: Claim) -> Iterator[Finding]:
    sys.exit(3)
    yield


@pytest.mark.parametrize(
    ("rule", "cause"),
    [(raises, KeyError), (raises_at_once, KeyError), (ends_the_program, SystemExit)],
)
def test_what_a_checker_raises_is_the_cause(rule: Any, cause: type[BaseException]) -> None:
    error = broken(rule, "nothing-gets-out", LEDGER)
    assert isinstance(error.__cause__, cause)
    assert f"# on leak: {cause.__name__}: " in error.code
    assert isinstance(broken(rule, "nothing-gets-out").__cause__, cause)


def endless(_view: View, claim: Claim) -> Iterator[Finding]:
    for number in count():
        yield Finding(claim, f"{number}")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (lambda _view, _claim: iter(["base"]), "it yielded str, which is no Finding"),
        (lambda _view, _claim: "base", "it returned str"),
        (lambda _view, _claim: None, "it returned NoneType"),
        (endless, "it yielded more than"),
    ],
)
def test_what_is_no_finding_or_no_end_of_them_breaks_a_law(rule: Any, words: str) -> None:
    error = broken(rule, "nothing-gets-out", [LEDGER])
    assert words in error.code
    assert error.__cause__ is None


def test_whatever_a_checker_raises_breaks_a_law() -> None:
    def skips(_view: View, _claim: Claim) -> Iterator[Finding]:
        pytest.skip("nah")
        yield

    error = broken(skips, "nothing-gets-out", [LEDGER])
    assert isinstance(error.__cause__, pytest.skip.Exception)
    assert "Skipped: nah" in error.code


def test_an_interrupt_breaks_no_law() -> None:
    def interrupts(_view: View, _claim: Claim) -> Iterator[Finding]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        check_checker_laws(made(interrupts), [LEDGER])


def writes_into_a_record(_view: View, claim: Claim) -> Iterator[Finding]:
    object.__setattr__(claim, "text", "changed")
    yield from ()


def writes_into_the_view(view: View, claim: Claim) -> Iterator[Finding]:
    vars(view)["seen"] = claim
    yield from ()


def hides_a_method(view: View, _claim: Claim) -> Iterator[Finding]:
    vars(view)["status"] = len
    yield from ()


def changes_the_policy(view: View, _claim: Claim) -> Iterator[Finding]:
    object.__setattr__(view.policy, "resolver", False)
    yield from ()


def forgets_expectations(view: View, _claim: Claim) -> Iterator[Finding]:
    vars(view)["expects"] = ()
    yield from ()


def takes_everything(view: View, _claim: Claim) -> Iterator[Finding]:
    vars(view).clear()
    yield from ()


def sets_options(_view: View, _claim: Claim, options: Options) -> Iterator[Finding]:
    object.__setattr__(options, "most", options.most + 1)
    yield from ()


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (writes_into_the_view, ["view after: seen"]),
        (hides_a_method, ["view after: status"]),
        (changes_the_policy, ["policy before: Policy(", "policy after: Policy("]),
        (forgets_expectations, ["expects before: Expectation("]),
        (takes_everything, ["view after: it cannot be read: AttributeError: "]),
        (made(sets_options, options=Options), ["options before: {'most': ", "options after: "]),
    ],
)
def test_what_a_checker_changes_is_told(rule: Any, lines: list[str]) -> None:
    expects = [Expectation(claim=LEAK, status="open")]
    error = broken(rule, "nothing-is-changed", book(LEAK), expects=expects)
    assert [line for line in lines if f"# {line}" not in error.code] == []
    assert error.code.count("# ") == 1 + len(lines)


def test_a_ledger_is_printed_as_it_was_before_it_was_changed() -> None:
    before = book(Claim("base", "A base will open"))
    error = broken(writes_into_a_record, "nothing-is-changed", [before])
    assert rebuilt(error)["ledger"] == book(Claim("base", "A base will open"))
    assert "# ledger before: Claim('base', 'A base will open')," in error.code
    assert "# ledger after: Claim('base', 'changed')," in error.code


def test_generated_records_can_be_changed_without_harm() -> None:
    def renames(_view: View, party: Party) -> Iterator[Finding]:
        object.__setattr__(party, "name", "changed")
        yield from ()

    broken(renames, "nothing-is-changed", scope="party")
    for ledger in (*LEDGER.parties.values(), POST, TIDE):
        assert ledger.name != "changed"

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(ledgers())
    def unharmed(ledger: Ledger) -> None:
        assert "changed" not in {party.name for party in ledger.parties.values()}

    unharmed()


def only_once() -> Checker:
    """Return a checker that finds a claim once, and then remembers it."""
    seen: set[str] = set()

    def rule(_view: View, claim: Claim) -> Iterator[Finding]:
        if claim.id not in seen:
            seen.add(claim.id)
            yield Finding(claim, "new")

    return made(rule)


def by_view(view: View, claim: Claim) -> Iterator[Finding]:
    yield Finding(claim, f"{id(view)}")


def by_chance(_view: View, claim: Claim) -> Iterator[Finding]:
    yield Finding(claim, f"{random.random()}")  # noqa: S311  # no secret


def breaks_later() -> Checker:
    calls = count()

    def rule(_view: View, claim: Claim) -> Iterator[Finding]:
        if next(calls):
            raise KeyError(claim.id)
        yield Finding(claim, "the first time")

    return made(rule)


def test_a_checker_that_answers_otherwise_when_asked_again_breaks_a_law() -> None:
    law = "asking-again-changes-nothing"
    error = broken(by_chance, law)
    assert "# ledger only: DESK101 c0: 0." in error.code
    assert "# asked again only: DESK101 c0: 0." in error.code
    assert "# in a new view only: DESK101 leak: " in broken(by_view, law, book(LEAK)).code
    error = broken(breaks_later(), law, book(LEAK))
    assert "# asked again only: on leak: KeyError: 'leak'" in error.code
    assert isinstance(error.__cause__, KeyError)


def test_what_does_not_happen_again_is_told_all_the_same() -> None:
    error = broken(only_once(), "asking-again-changes-nothing")
    assert error.__notes__ == ["Asked about this ledger once more, the checker kept the law."]
    assert "ledger only: DESK101 c0: new" in error.code


def test_a_strategy_that_contradicts_itself_is_not_our_business() -> None:
    calls = count()

    def fails_once(ledger: Ledger) -> Ledger:
        assert next(calls) != 3
        return ledger

    with pytest.raises(Flaky):
        check_checker_laws(HONEST["built in"], ledgers().map(fails_once))


def the_first(_view: View, ledger: Ledger) -> Iterator[Finding]:
    yield Finding(next(iter(ledger)), "came first")


def the_number(_view: View, ledger: Ledger) -> Iterator[Finding]:
    yield Finding(None, f"{len(ledger._log)} entries")


def test_the_order_of_records_plays_no_part() -> None:
    two = book(LEAK, SLICK)
    error = broken(the_first, "order-plays-no-part", two, scope="ledger")
    names = rebuilt(error)
    assert list(names["ledger"]) == [LEAK, SLICK]
    assert list(names["backwards"]) == [SLICK, LEAK]
    assert error.code.splitlines()[-2:] == [
        "# ledger only: DESK101 leak: came first",
        "# backwards only: DESK101 slick: came first",
    ]


def third(_view: View, ledger: Ledger) -> Iterator[Finding]:
    """The records in the middle of ten are the same, backwards as well."""
    records = list(ledger)
    yield Finding(None, "the middle", because=sorted(records[1:-1], key=lambda r: r.id))


def test_where_records_come_from_plays_no_part() -> None:
    claims = [Claim(f"c{number}", "a claim") for number in range(6)]
    error = broken(third, "merging-plays-no-part", book(*claims), scope="ledger")
    assert "# merged only: DESK101 the ledger: the middle; because ['c" in error.code
    assert rebuilt(error)["merged"] == book(*claims)


def test_an_amended_record_is_no_subject() -> None:
    ledger = book(LEAK).record(Amendment(LEAK, LEAK.but(text="The depot leaks")))

    def outdated(_view: View, ledger: Ledger) -> Iterator[Finding]:
        yield from (Finding(record, "a claim") for record in ledger if isinstance(record, Claim))

    check_checker_laws(made(outdated, scope="ledger"), [book(LEAK)])
    error = broken(outdated, "findings-are-on-the-ledger", ledger, scope="ledger")
    assert "its subject is Claim('leak', 'A tank at the fuel depot leaks')" in error.code


def test_a_record_from_elsewhere_is_neither_subject_nor_reason() -> None:
    law = "findings-are-on-the-ledger"
    elsewhere: Callable[..., Any] = lambda _view, _claim: [Finding(SLICK, "elsewhere")]  # noqa: E731
    error = broken(elsewhere, law, book(LEAK))
    assert "DESK101 slick: elsewhere; its subject is Claim('slick', " in error.code
    because: Callable[..., Any] = lambda _v, claim: [Finding(claim, "x", because=[SLICK])]  # noqa: E731
    error = broken(because, law, book(LEAK))
    assert "DESK101 leak: x; because ['slick']; it is because of Claim('slick', " in error.code


def by_id(_view: View, ledger: Ledger) -> Iterator[Finding]:
    yield Finding(min(ledger.parties.values(), key=lambda party: party.id), "the first by id")


def test_the_spelling_of_ids_plays_no_part() -> None:
    ledger = book(POST, TIDE, same(POST, TIDE))
    error = broken(by_id, "ids-play-no-part", ledger, scope="ledger")
    assert error.code.splitlines()[-2:] == ["# ledger only: post", "# respelled only: grwv"]
    assert {party.id for party in rebuilt(error)["respelled"].parties.values()} == {"klhg", "grwv"}
    check_checker_laws(made(by_id, scope="ledger"), [ledger], reads_ids=True)


def test_where_digests_decide_ids_may_play_a_part() -> None:
    conflict = book(POST) | book(POST.but(name="The Post")) | book(TIDE)
    check_checker_laws(made(by_id, scope="ledger"), conflict)
    mended = book(POST, TIDE, Amendment(POST, TIDE, id="a"), Amendment(POST, MAYOR, id="b"))
    check_checker_laws(made(by_id, scope="ledger"), mended)


def test_a_checker_that_knows_an_id_breaks_when_it_is_another() -> None:
    def knows(_view: View, claim: Claim) -> Iterator[Finding]:
        if claim.id == "ovzp":  # leak, respelled
            raise KeyError(claim.text)
        yield Finding(claim, "a claim")

    error = broken(knows, "ids-play-no-part", book(LEAK))
    *_, one, other = error.code.splitlines()
    assert one == "# ledger only: leak"
    assert other.startswith("# on ovzp: KeyError: 'A tank at the fuel depot leaks' (test_checker_")
    assert isinstance(error.__cause__, KeyError)


def test_two_findings_on_one_record_need_keys() -> None:
    def twice(_view: View, claim: Claim) -> Iterator[Finding]:
        yield Finding(claim, "one")
        yield Finding(claim, "other")

    error = broken(twice, "findings-are-told-apart", book(LEAK))
    assert error.code.splitlines()[-2:] == ["# DESK101 leak: one", "# DESK101 leak: other"]


def test_what_refers_to_a_relation_still_does_with_other_ids() -> None:
    tie = same(POST, TIDE)

    def ties(_view: View, ledger: Ledger) -> Iterator[Finding]:
        yield from (Finding(relation, "a tie") for relation in ledger.relations)

    ledger = book(POST, TIDE, tie, Amendment(tie, by="desk"), same(POST, MAYOR))
    check_checker_laws(made(ties, scope="ledger"), ledger)


# -- what is given, and what is told -------------------------------------------------------


def test_all_that_a_checker_is_given_is_passed_on_and_printed() -> None:
    def looks(view: View, claim: Claim) -> Iterator[Finding]:
        if view.policy.resolver or not view.texts or view.viewpoint == Viewpoint():
            return
        if view.expects and view.expects[0].status == "open" and view.texts.keys() <= {"post-1"}:
            yield Finding(view.expects[0], "given", because=[claim])
            yield Finding(SLICK, "elsewhere")

    given_: dict[str, Any] = {
        "expects": iter([Expectation(claim=LEAK, status="open")]),
        "texts": {"post-1": "Two tanks leak"},
        "policy": Policy(resolver=False),
        "viewpoint": Viewpoint(relays=Only("mayor")),
    }
    error = broken(looks, "findings-are-on-the-ledger", book(LEAK), **given_)
    names = rebuilt(error)
    assert names["expects"] == [Expectation(claim=LEAK, status="open")]
    assert {name: names[name] for name in ("texts", "policy", "viewpoint")} == {
        name: given_[name] for name in ("texts", "policy", "viewpoint")
    }


def test_expectations_and_texts_take_the_other_ids() -> None:
    def looks(view: View, _ledger: Ledger) -> Iterator[Finding]:
        for expectation in view.expects:
            if expectation.claim.id in view.ledger.claims:
                yield Finding(expectation, "expected")
        yield from (Finding(view.document(id), "read") for id in view.texts)

    check_checker_laws(
        made(looks, scope="ledger"),
        LEDGER,
        expects=[Expectation(claim=LEAK, status="open")],
        texts={"post-1": "Two tanks leak"},
    )


def test_what_a_suppression_silences_is_held_to_the_laws() -> None:
    silent = book(LEAK, Suppression("DESK101", LEAK))
    assert "DESK101 leak: 0." in broken(by_chance, "asking-again-changes-nothing", silent).code


def test_a_failing_ledger_is_small() -> None:
    def twice(view: View, claim: Claim) -> Iterator[Finding]:
        statements = view.statements_on(claim)
        if len(statements) > 1:
            yield Finding(SLICK, "two statements")

    error = broken(twice, "findings-are-on-the-ledger")
    assert len(rebuilt(error)["ledger"].statements) == 2
    assert not hasattr(error, "__notes__")


def test_it_is_the_same_ledger_each_time() -> None:
    one, other = (broken(raises, "nothing-gets-out").code for _ in range(2))
    assert one == other


def test_ledgers_are_drawn_from_a_strategy_that_is_given() -> None:
    only = st.sampled_from([book(LEAK), LEDGER])
    assert "'leak'" in broken(raises, "nothing-gets-out", only).code


def test_a_checker_is_asked_about_its_own_examples() -> None:
    def refuses(_view: View, claim: Claim) -> Iterable[Finding]:
        if not claim.id.startswith("c"):
            raise KeyError(claim.id)
        return ()

    own = checker("CLS106", "made-up", scope="claim")(_documented(refuses))
    error = broken(
        attrs.evolve(own, module=CheckSet.default()["CLS106"].module), "nothing-gets-out"
    )
    assert "Claim('arming', " in error.code


def _documented(rule: Callable[..., Any]) -> Callable[..., Any]:
    rule.__doc__ = "It refuses."
    return rule


def test_lines_are_safe_to_print_and_not_too_many() -> None:
    rule: Callable[..., Any] = lambda _view, _claim: [  # noqa: E731
        Finding(SLICK, f"{number:02}\n\u202e") for number in range(30)
    ]
    lines = broken(rule, "findings-are-on-the-ledger", book(LEAK)).code.splitlines()
    found = [line for line in lines if line.startswith("# ")]
    assert len(found) == 11
    assert found[1].startswith("# DESK101 slick: 00 \\u202e; its subject is ")


def test_what_is_no_checker_is_refused() -> None:
    with pytest.raises(InvalidCheckerError, match="is no checker"):
        check_checker_laws(long_text)  # type: ignore[arg-type]
