"""The engine: who is asked about what, what is stamped, and that nothing gets out."""

from __future__ import annotations

import gc
import re
import sys
import warnings
from asyncio import CancelledError
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import attrs
import pytest

from claimledger import (
    Amendment,
    Anchor,
    Assertion,
    Checker,
    CheckSet,
    Claim,
    Denial,
    Except,
    Expectation,
    Failure,
    Finding,
    Findings,
    Ledger,
    Outcome,
    Place,
    Plugins,
    Policy,
    Record,
    Ref,
    Status,
    Suppression,
    View,
    Viewpoint,
    check,
    checker,
)
from unit.newsroom import LEAK, MAYOR, PILOT, POST, SLICK, TIDE, article

MON, TUE = article(POST, 1), article(TIDE, 2)
SAID = Assertion(LEAK, chain=[MON, MAYOR], id="said")
DENIED = Denial(LEAK, chain=[TUE, PILOT], id="denied")
LEDGER = Ledger().record(SAID, DENIED, SLICK)


def on_each(scope: str, code: str = "DESK101") -> Checker:
    @checker(code, f"each-{scope}", scope=scope)
    def each(_view: View, subject: Any) -> Iterator[Finding]:
        """A subject is there."""
        record = subject if isinstance(subject, Record) else None
        yield Finding(record, f"a {scope} is there")

    return each


def subjects(findings: Iterable[Finding]) -> list[str]:
    return [f.subject.id if f.subject else "" for f in findings]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("statement", ["denied", "said"]),
        ("claim", ["leak", "slick"]),
        ("document", ["post-1", "tide-2"]),
        ("party", ["mayor", "pilot", "post", "tide"]),
        ("ledger", [""]),
        ("outcome", [""]),
    ],
)
def test_a_checker_is_asked_about_each_subject_of_its_scope(
    scope: str, expected: list[str]
) -> None:
    assert subjects(check(LEDGER, [on_each(scope)])) == expected


def test_what_is_asked_is_what_stands() -> None:
    taken_back = LEDGER.record(Amendment(Ref("said"), by="desk"))
    assert subjects(check(taken_back, [on_each("statement")])) == ["denied"]


def test_a_ledger_itself_is_the_subject_of_scope_ledger() -> None:
    given = []

    @checker("DESK101", "looks", scope="ledger")
    def looks(view: View, ledger: Ledger) -> Iterator[Finding]:
        """Look."""
        given.append((view, ledger))
        yield from ()

    policy, viewpoint = Policy(threshold="full"), Viewpoint(positions=Except("mayor"))
    expects = [Expectation(claim=LEAK, status="open")]
    found = check(
        LEDGER, [looks], policy=policy, viewpoint=viewpoint, texts={"post-1": "x"}, expects=expects
    )
    assert not found
    ((view, ledger),) = given
    assert ledger is LEDGER
    assert view.ledger is LEDGER
    assert (view.policy, view.viewpoint) == (policy, viewpoint)
    assert view.texts == {"post-1": "x"}
    assert view.expects == tuple(expects)


def test_findings_are_stamped() -> None:
    places = {"leak": Place("a.yaml", 3, 5)}
    asked = on_each("claim").but(severity="error")
    leak, slick = check(LEDGER, [asked], places=places)
    assert (leak.code, leak.slug, leak.severity.value) == ("DESK101", "each-claim", "error")
    assert leak.place == Place("a.yaml", 3, 5)
    assert slick.place is None


def test_a_place_that_a_checker_gives_is_kept() -> None:
    @checker("DESK101", "placed", scope="ledger")
    def placed(_view: View, _ledger: Ledger) -> Iterator[Finding]:
        """It knows better."""
        yield Finding(LEAK, "here", place=Place("b.yaml", 1, 1))

    (finding,) = check(LEDGER, [placed], places={"leak": Place("a.yaml", 3, 5)})
    assert finding.place == Place("b.yaml", 1, 1)


def test_an_expectation_stands_where_its_number_stands() -> None:
    @checker("DESK101", "expecting", scope="ledger")
    def expecting(view: View, _ledger: Ledger) -> Iterator[Finding]:
        """It is expected."""
        for expectation in view.expects:
            yield Finding(expectation, "expected")

    expects = [Expectation(claim=LEAK, status="open"), Expectation(claim=SLICK, status="open")]
    places = {"expects[1]": Place("a.yaml", 9, 5)}
    found = check(LEDGER, [expecting], expects=iter(expects), places=places)
    assert {f.subject: f.place for f in found} == {
        expects[0]: None,
        expects[1]: Place("a.yaml", 9, 5),
    }


def test_findings_are_sorted_and_told_once() -> None:
    @checker("DESK102", "twice", scope="claim")
    def twice(_view: View, claim: Claim) -> Iterator[Finding]:
        """It says everything twice."""
        yield Finding(claim, "b")
        yield Finding(claim, "a")
        yield Finding(claim, "b")

    found = check(LEDGER, [twice, on_each("statement")])
    assert [(f.code, f.message) for f in found][:2] == [
        ("DESK101", "a statement is there"),
        ("DESK101", "a statement is there"),
    ]
    assert [str(f) for f in found][2:] == [
        "DESK102 leak: a",
        "DESK102 leak: b",
        "DESK102 slick: a",
        "DESK102 slick: b",
    ]


def test_without_checkers_the_default_set_is_asked() -> None:
    assert check(LEDGER) == check(LEDGER, CheckSet.default())
    assert check(LEDGER, []) == Findings()


def test_one_checker_may_be_asked_alone() -> None:
    alone = on_each("claim")
    assert check(LEDGER, alone) == check(LEDGER, [alone])
    assert len(check(LEDGER, alone)) == 2


# -- what breaks ---------------------------------------------------------------------------


def raising(error: BaseException) -> Callable[[View, Any], Iterator[Finding]]:
    def rule(_view: View, claim: Claim) -> Iterator[Finding]:
        """It breaks on one claim."""
        yield Finding(claim, "before")
        if claim.id == "slick":
            raise error
        yield Finding(claim, "after")

    return rule


def returning(thing: Any) -> Callable[[View, Any], Any]:
    def rule(_view: View, _claim: Claim) -> Any:
        """It returns a thing."""
        return thing

    return rule


class Wordless(BaseException):
    """It has no words, and not even a representation."""

    def __str__(self) -> str:
        raise GeneratorExit

    def __repr__(self) -> str:
        raise GeneratorExit


def exiting(_view: View, _claim: Claim) -> Iterator[Finding]:
    """It ends the program."""
    sys.exit("bye")


BREAKING = [
    (raising(ValueError("bad")), "ValueError: bad"),
    (raising(SystemExit(3)), "SystemExit: 3"),
    (raising(RecursionError("deep")), "RecursionError: deep"),
    (raising(StopIteration()), "RuntimeError: generator raised StopIteration"),
    (returning(None), "TypeError: it returned NoneType, and should yield findings"),
    (returning("text"), "TypeError: it returned str, and should yield findings"),
    (returning(["text"]), "TypeError: it yielded str, which is no Finding"),
    (returning([None]), "TypeError: it yielded NoneType, which is no Finding"),
    (exiting, "SystemExit: bye"),
    (raising(GeneratorExit()), "GeneratorExit: "),
    (raising(CancelledError("late")), "CancelledError: late"),
    (raising(pytest.skip.Exception("nah")), "Skipped: nah"),
    (raising(Wordless()), "Wordless"),
    (returning(Wordless()), "TypeError: it returned Wordless, and should yield findings"),
    (returning([Wordless()]), "TypeError: it yielded Wordless, which is no Finding"),
    (raising(ValueError("x" * 5_000)), f"ValueError: {'x' * 588}..."),
]


@pytest.mark.parametrize(("rule", "error"), BREAKING, ids=lambda it: it if type(it) is str else "")
def test_a_checker_that_breaks_is_named_and_the_others_finish(rule: Any, error: str) -> None:
    breaking = checker("DESK102", "breaking", scope="claim")(rule)
    found = check(LEDGER, [breaking, on_each("claim"), on_each("statement", "DESK103")])
    assert subjects(found.of("DESK101")) == ["leak", "slick"]
    assert subjects(found.of("DESK103")) == ["denied", "said"]
    (told,) = found.of("CLX101")
    assert told.subject is None
    assert told.severity.value == "error"
    assert "breaking (DESK102) broke on" in told.message
    assert re.search(rf": {re.escape(error)}( \([a-z_]+\.py:[0-9]+\))?$", told.message)
    assert found.broken
    (failure,) = found.failures
    assert failure.name == "breaking (DESK102)"
    assert failure.error.startswith(error)
    assert told.key == failure.name


def test_what_a_checker_found_before_it_broke_is_kept() -> None:
    breaking = checker("DESK102", "breaking", scope="claim")(raising(ValueError("bad")))
    found = check(LEDGER, [breaking])
    assert [str(f) for f in found.of("DESK102")] == [
        "DESK102 leak: after",
        "DESK102 leak: before",
        "DESK102 slick: before",
    ]
    (failure,) = found.failures
    assert (failure.name, failure.where, failure.count) == ("breaking (DESK102)", "slick", 1)
    assert re.fullmatch(r"ValueError: bad \(test_engine\.py:[0-9]+\)", failure.error)
    assert "broke on slick: ValueError" in found.of("CLX101")[0].message


def test_a_checker_that_breaks_often_is_told_once() -> None:
    breaking = checker("DESK102", "breaking", scope="claim")(returning(None))
    found = check(LEDGER, [breaking])
    assert found.failures[0].count == 2
    assert "broke on 2 records, first leak: TypeError" in found[0].message
    assert len(found) == 1


def test_a_broken_checker_is_told_even_if_that_code_is_not_asked() -> None:
    breaking = checker("DESK102", "breaking", scope="ledger")(returning(None))
    found = check(LEDGER, CheckSet(breaking).without())
    assert [f.code for f in found] == ["CLX101"]
    assert found.failures[0].where == "the ledger"


def test_a_checker_of_the_outcome_is_contained_too() -> None:
    breaking = checker("DESK102", "breaking", scope="outcome")(returning(3))
    found = check(LEDGER, [breaking, on_each("outcome")])
    assert [f.code for f in found] == ["CLX101", "DESK101"]
    assert found.failures[0].where == "the outcome"


def test_a_checker_without_end_is_stopped() -> None:
    @checker("DESK102", "endless", scope="ledger")
    def endless(_view: View, _ledger: Ledger) -> Iterator[Finding]:
        """It never ends."""
        number = 0
        while True:
            number += 1
            yield Finding(None, str(number))

    most = len(LEDGER) + 1_000
    found = check(LEDGER, [endless])
    assert len(found.of("DESK102")) == most
    assert found.failures[0].error == f"ValueError: it yielded more than {most} findings at once"


class Interrupting(Exception):
    def __str__(self) -> str:
        raise KeyboardInterrupt


@pytest.mark.parametrize("error", [KeyboardInterrupt(), Interrupting()])
def test_an_interrupt_is_no_failure_of_a_checker(error: BaseException) -> None:
    with pytest.raises(KeyboardInterrupt):
        check(LEDGER, [checker("DESK102", "key", scope="claim")(raising(error))])


def test_a_coroutine_is_no_findings_and_is_closed() -> None:
    async def waits(_view: View, _claim: Claim) -> None:
        """It would wait."""

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = check(LEDGER, [checker("DESK102", "waits", scope="claim")(cast("Any", waits))])
        gc.collect()
    assert found.failures[0].error == "TypeError: it returned coroutine, and should yield findings"


class Text(str):
    __slots__ = ()

    def __hash__(self) -> int:
        raise ValueError("it has no hash")

    def __lt__(self, other: object) -> bool:
        raise ValueError("it has no order")


def test_texts_of_classes_of_their_own_are_plain_texts_in_findings() -> None:
    @checker("DESK102", "odd-texts", scope="claim")
    def odd_texts(_view: View, claim: Claim) -> Iterator[Finding]:
        """It writes in a way of its own."""
        yield Finding(claim, Text("b"), fix=Text("f"), key=Text("k"), code=Text("c"))
        yield Finding(claim, Text("a"), slug=Text("s"))

    found = check(LEDGER, [odd_texts])
    assert [f.message for f in found] == ["a", "b", "a", "b"]
    assert not found.broken
    fields = [f.message for f in found] + [f.key for f in found] + [f.fix for f in found]
    assert {type(text) for text in fields} == {str}


def clears(view: View) -> None:
    vars(view).clear()


def takes_the_ledger(view: View) -> None:
    vars(view)["ledger"] = None


def clears_and_breaks(view: View) -> None:
    vars(view).clear()
    raise TypeError("it changed the view")


def takes_the_expectations(view: View) -> None:
    vars(view)["expects"] = ()


@pytest.mark.parametrize("scope", ["claim", "outcome"])
@pytest.mark.parametrize(
    "change", [clears, takes_the_ledger, takes_the_expectations, clears_and_breaks]
)
def test_a_view_that_a_checker_changed_is_restored(
    change: Callable[[View], None], scope: str
) -> None:
    @checker("DESK101", "changes", scope=scope)
    def changes(view: View, _subject: Any) -> Iterator[Finding]:
        """It changes the view."""
        yield Finding(None, "before")
        change(view)

    @checker("DESK102", "looks", scope=scope)
    def looks(view: View, _subject: Any) -> Iterator[Finding]:
        """Look."""
        yield Finding(None, f"{len(view.ledger)} and {len(view.expects)}: {view.status(LEAK)}")

    found = check(LEDGER, [changes, looks], expects=[Expectation(claim=LEAK, status="open")])
    assert [f.message for f in found.of("DESK")] == [
        "before",
        f"{len(LEDGER)} and 1: {Status.CONTESTED}",
    ]
    (failure,) = found.failures
    assert failure.name == "changes (DESK101)"
    assert failure.error.startswith("TypeError: it changed the view")


def test_what_was_found_cannot_be_taken_away_or_changed() -> None:
    def takes(_view: View, outcome: Outcome) -> Iterator[Finding]:
        """It takes everything."""
        pairs = [finding for finding, _ in outcome.silenced]
        for finding in (*outcome.findings, *pairs):
            object.__setattr__(finding, "message", None)
        for name in ("findings", "silenced", "failures"):
            object.__setattr__(outcome, name, ())
        yield from ()

    ledger = LEDGER.record(silencing("DESK101", "leak"))
    asked = [on_each("claim"), checker("DESK102", "takes", scope="outcome")(takes)]
    assert check(ledger, asked) == check(ledger, asked[:1])
    assert len(check(ledger, asked).silenced) == 1


def test_findings_that_sort_alike_stand_in_the_order_in_which_they_were_found() -> None:
    @checker("DESK102", "by-anchor", scope="ledger")
    def by_anchor(_view: View, _ledger: Ledger) -> Iterator[Finding]:
        """It tells its findings apart by their anchors alone."""
        yield from (Finding(LEAK, "here", anchor=Anchor(exact=f"{n}")) for n in range(50))

    anchors = [f.anchor.exact for f in check(LEDGER, [by_anchor]) if f.anchor]
    assert anchors == [f"{n}" for n in range(50)]


def test_the_severity_of_what_broke_is_that_of_the_set() -> None:
    breaking = checker("DESK102", "breaking", scope="claim")(returning(None))
    asked = CheckSet(breaking, *CheckSet.default().select("CLX"))
    found = check(LEDGER, asked.but(severities={"CLX101": "note"}))
    assert [(f.code, f.severity.value) for f in found] == [("CLX101", "note")]


def test_a_plugin_that_did_not_load_is_told() -> None:
    failure = Failure("rules of desk (desk:RULES)", "ImportError: no module")
    found = check(LEDGER, CheckSet.installed(Plugins((), (failure,))).select("CLX2"))
    (told,) = found
    assert told.code == "CLX102"
    assert told.message == "rules of desk (desk:RULES) did not load: ImportError: no module"
    assert told.key == failure.name
    assert found.failures == (failure,)
    assert found.broken


# -- what is silenced ----------------------------------------------------------------------


def silencing(code: str, subject: str, **fields: Any) -> Suppression:
    return Suppression(code, Ref(subject), by="desk", reason="on purpose", **fields)


def suppressed(*suppressions: Suppression, **more: Any) -> Findings:
    asked = CheckSet.default().select("CLX").with_(on_each("claim"), on_each("party", "DESK102"))
    return check(LEDGER.record(*suppressions), asked.without("DESK102"), **more)


def test_a_suppression_silences_one_code_on_one_subject() -> None:
    silenced = silencing("DESK101", "leak")
    found = suppressed(silenced)
    assert subjects(found) == ["slick"]
    ((finding, by),) = found.silenced
    assert (str(finding), by) == ("DESK101 leak: a claim is there", silenced)
    assert finding.code == "DESK101"


def test_a_suppression_that_silences_nothing_is_told() -> None:
    unused = silencing("DESK101", "pilot")
    found = suppressed(unused)
    assert [str(f) for f in found.of("CLX201")] == [
        f"CLX201 {unused.id}: DESK101 finds nothing on pilot"
    ]


def test_two_suppressions_of_one_finding_are_both_used() -> None:
    found = suppressed(silencing("DESK101", "leak"), silencing("DESK101", "leak", on="2031-08-01"))
    assert subjects(found) == ["slick"]
    found = suppressed(silencing("DESK101", "post"), silencing("DESK101", "post", on="2031-08-01"))
    assert len(found.of("CLX201")) == 2


def test_a_suppression_of_a_checker_that_is_not_asked_is_not_unused() -> None:
    assert not suppressed(silencing("DESK102", "leak")).of("CLX")


def test_a_suppression_of_a_checker_that_broke_is_not_unused() -> None:
    breaking = checker("DESK102", "breaking", scope="claim")(returning(None))
    ledger = LEDGER.record(silencing("DESK102", "leak"), silencing("DESK103", "leak"))
    asked = CheckSet.default().select("CLX").with_(breaking, on_each("party", "DESK103"))
    told = [str(f) for f in check(ledger, asked).of("CLX201")]
    assert [text.partition(": ")[2] for text in told] == ["DESK103 finds nothing on leak"]


def test_a_suppression_of_a_checker_of_the_outcome_silences_too() -> None:
    @checker("DESK102", "last", scope="outcome")
    def last(view: View, outcome: Outcome) -> Iterator[Finding]:
        """It speaks last."""
        assert outcome.unused == ()
        yield from (Finding(claim, "the last word") for claim in view.ledger.claims.values())

    used, unused = silencing("DESK102", "leak"), silencing("DESK102", "pilot")
    found = check(LEDGER.record(used, unused), CheckSet.default().select("CLX").with_(last))
    assert [str(f) for f in found] == [
        f"CLX201 {unused.id}: DESK102 finds nothing on pilot",
        "DESK102 slick: the last word",
    ]
    assert [(f.subject, by) for f, by in found.silenced] == [(LEAK, used)]


def test_a_finding_on_a_version_that_was_replaced_is_silenced() -> None:
    moved = LEDGER.record(Amendment(Ref("leak"), Claim("seep", "A tank seeps"), by="desk"))
    old = checker("DESK102", "old", scope="ledger")(returning([Finding(LEAK, "an old version")]))
    assert not check(moved.record(silencing("DESK102", "seep")), [old])
    assert not check(moved.record(silencing("DESK102", "leak")), [old])


def test_a_suppression_of_an_unknown_code_is_told_with_what_it_may_mean() -> None:
    found = suppressed(silencing("DESK110", "leak"), silencing("QQ999", "leak"))
    told = found.of("CLX203")
    assert {f.message for f in told} == {
        "no checker has the code DESK110",
        "no checker has the code QQ999",
    }
    fixes = {f.message.split()[-1]: f.fix for f in told}
    assert fixes["DESK110"].startswith("did you mean DESK10")
    assert fixes["QQ999"] == "write a code that there is"
    assert subjects(found.of("DESK")) == ["leak", "slick"]


@pytest.mark.parametrize(
    ("until", "on", "over"),
    [
        ("2031-08-31", None, False),
        ("2031-08-31", "2031-08-30", False),
        ("2031-08-31", "2031-08-31", False),
        ("2031-08-31", "2031-09-01", True),
        ("2031-08", "2031-08-31", False),
        ("2031-08", "2031-09", True),
        (None, "2099-01-01", False),
        ("2031-08-01/..", "2099-01-01", False),
    ],
)
def test_a_suppression_ends_with_its_last_day(until: Any, on: Any, *, over: bool) -> None:
    suppression = silencing("DESK101", "leak", until=until)
    found = suppressed(suppression, on=on)
    assert bool(found.of("CLX202")) == over
    assert subjects(found.of("DESK")) == (["leak", "slick"] if over else ["slick"])
    assert not found.of("CLX201")
    if over:
        assert found.of("CLX202")[0].message == (
            f"the suppression of DESK101 on leak ended with {until}"
        )


def test_a_suppression_follows_a_record_that_took_another_id() -> None:
    moved = LEDGER.record(
        Amendment(Ref("leak"), Claim("seep", "A tank seeps"), by="desk"),
        silencing("DESK101", "leak"),
    )
    found = check(moved, CheckSet.default().select("CLX2").with_(on_each("claim")))
    assert subjects(found) == ["slick"]
    found = check(
        moved,
        CheckSet.default().select("CLX2").with_(on_each("document"), on_each("claim", "AB102")),
    )
    assert len(found.of("CLX201")) == 1


def test_what_is_said_of_checking_itself_is_not_silenced() -> None:
    unused = silencing("DESK101", "pilot")
    found = suppressed(unused, Suppression("CLX201", Ref(unused.id)))
    assert len(found.of("CLX201")) == 2


def test_a_checker_of_the_outcome_sees_what_was_found_and_silenced() -> None:
    seen = []

    @checker("DESK102", "looks-back", scope="outcome")
    def looks_back(_view: View, outcome: Any) -> Iterator[Finding]:
        """Look back."""
        seen.append(outcome)
        yield from ()

    expired = silencing("DESK101", "slick", until="2031-08-01")
    used, unused = silencing("DESK101", "leak"), silencing("DESK101", "pilot")
    unknown = silencing("XX101", "leak")
    ledger = LEDGER.record(expired, used, unused, unknown)
    asked = CheckSet(on_each("claim"), looks_back, on_each("party", "DESK103")).without("DESK103")
    check(ledger, asked, on="2031-09-01")
    (outcome,) = seen
    assert subjects(outcome.findings) == ["slick"]
    assert [(f.subject.id, s) for f, s in outcome.silenced] == [("leak", used)]
    assert (outcome.unused, outcome.expired, outcome.unknown) == ((unused,), (expired,), (unknown,))
    assert outcome.codes == ("DESK101", "DESK102", "DESK103")
    assert outcome.failures == ()


# -- the answer ----------------------------------------------------------------------------


def test_findings_are_a_sequence() -> None:
    found = check(LEDGER, [on_each("claim"), on_each("statement", "DESK102")])
    assert len(found) == 4
    assert found[0].code == "DESK101"
    assert isinstance(found[:2], tuple)
    assert [f.code for f in found[:2]] == ["DESK101", "DESK101"]
    assert [f.code for f in found.of("each-statement")] == ["DESK102", "DESK102"]
    assert len(found.of("DESK")) == 4
    assert not found.of("each")
    assert not found.broken
    assert bool(found)


def test_findings_count_themselves_by_severity() -> None:
    asked = [on_each("claim"), on_each("ledger", "DESK102").but(severity="error")]
    assert repr(check(LEDGER, asked)) == "<Findings: 1 error, 2 warnings>"
    assert repr(Findings()) == "<Findings: none>"
    note = attrs.evolve(check(LEDGER, asked)[0], severity="note")
    assert repr(Findings((note,))) == "<Findings: 1 note>"


def test_the_same_arguments_give_the_same_findings() -> None:
    assert check(LEDGER, [on_each("claim")]) == check(Ledger() | LEDGER, [on_each("claim")])
