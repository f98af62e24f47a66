"""Wrong use of the public names: both type checkers refuse each line that says so, and no other.

An ignore that is not needed is an error to both, so that a line that has become acceptable shows.
Nothing here runs.
"""

# pyright: standard, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_never

from hypothesis import strategies as st

from claimledger import (
    Amendment,
    Anchor,
    Assertion,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Except,
    Expectation,
    Ledger,
    Link,
    Only,
    Party,
    Period,
    Policy,
    Question,
    Ref,
    Relation,
    Response,
    Retraction,
    Review,
    Source,
    Statement,
    Status,
    Suppression,
    Viewpoint,
    assess,
    assess_all,
    compare,
    history,
    receipt,
    trace,
    unmet,
)
from claimledger.files import dump, dumps, load, loads, read_date
from claimledger.testing import (
    GENERAL,
    LAWS,
    LedgerMachine,
    assertions,
    check_laws,
    claims,
    law,
    ledgers,
    recorded,
    remade,
    selections,
    viewpoints,
)
from claimledger.testing.laws import Asking

DAILY = Source("port-daily", "Port Daily")
MAYOR = Claimant("mayor", "the mayor", kind="person")
BASE = Claim("base", "A foreign base will open in the port", accused=[MAYOR])
MONDAY = Document("daily-1", DAILY, published="2031-07-01")
SAID = Assertion(BASE, chain=[MONDAY, MAYOR], id="s1")
LEDGER = Ledger().record(SAID)
ANSWER = assess(LEDGER, BASE)


# -- records -------------------------------------------------------------------------------


def chains() -> None:
    Assertion(BASE)  # type: ignore[call-arg]
    Assertion(BASE, [MONDAY, MAYOR])  # type: ignore[arg-type, call-arg]
    Assertion(BASE, chain="port-daily")  # type: ignore[arg-type]
    Assertion(BASE, chain=MONDAY)  # type: ignore[arg-type]
    Assertion(BASE, chain=[MONDAY, "mayor"])  # type: ignore[list-item]
    Assertion(BASE, chain=[MONDAY, BASE])  # type: ignore[list-item]
    Assertion(BASE, chain=[MONDAY, SAID])  # type: ignore[list-item]
    Assertion(BASE, chain=None)  # type: ignore[arg-type]
    Link("mayor")  # type: ignore[arg-type]
    Link(MONDAY)  # type: ignore[arg-type]
    Link(MAYOR, document=DAILY)  # type: ignore[arg-type]
    Link(MAYOR, MONDAY)  # type: ignore[call-arg]


def targets() -> None:
    Assertion("base", chain=[MONDAY])  # type: ignore[arg-type]
    Assertion(SAID, chain=[MONDAY])  # type: ignore[arg-type]
    Question(SAID, chain=[MONDAY])  # type: ignore[arg-type]
    Denial(MONDAY, chain=[MONDAY])  # type: ignore[arg-type]
    Denial(MAYOR, chain=[MONDAY])  # type: ignore[arg-type]
    Response(MONDAY, chain=[MONDAY])  # type: ignore[arg-type]
    Retraction(MAYOR, chain=[MONDAY])  # type: ignore[arg-type]
    Retraction(SAID, chain=[MONDAY], replacement=MAYOR)  # type: ignore[arg-type]
    Retraction(SAID, chain=[MONDAY], replacement="that he did not")  # type: ignore[arg-type]
    Review(SAID, MONDAY, "Half true")  # type: ignore[arg-type]
    Review(BASE, DAILY, "Half true")  # type: ignore[arg-type]
    Review(BASE, MONDAY, 3)  # type: ignore[arg-type]
    Amendment("base")  # type: ignore[arg-type]
    Amendment(BASE, Ref("base-2"))  # type: ignore[arg-type]
    Suppression("CLS101", "base")  # type: ignore[arg-type]
    Relation(BASE, "speaks_for", MAYOR)  # type: ignore[arg-type]
    Relation(MAYOR, "speaks_for", "ministry")  # type: ignore[arg-type]
    ClaimRelation(BASE, "entails", MAYOR)  # type: ignore[arg-type]
    Expectation(claim="base")  # type: ignore[arg-type]
    Expectation(BASE)  # type: ignore[arg-type, call-arg]


def values() -> None:
    Ref(7)  # type: ignore[arg-type]
    Ref(None)  # type: ignore[arg-type]
    Claim(1, "A base will open")  # type: ignore[arg-type]
    Claim("base", "A base will open", status="contested")  # type: ignore[call-arg]
    Claim("base", "A base will open", accused=MAYOR)  # type: ignore[arg-type]
    Claim("base", "A base will open", accused=["mayor"])  # type: ignore[list-item]
    Claim("base", "A base will open", accused=[BASE])  # type: ignore[list-item]
    Claim("base", "A base will open", period=2031)  # type: ignore[arg-type]
    Claim("base", "A base will open", note=None)  # type: ignore[arg-type]
    Claimant("mayor", aliases=[1])  # type: ignore[list-item]
    Claimant("mayor", "the mayor", "person")  # type: ignore[call-arg]
    Claimant("mayor", knid="person")  # type: ignore[call-arg]
    Document("daily-1", "port-daily")  # type: ignore[arg-type]
    Document("daily-1", MONDAY)  # type: ignore[arg-type]
    Document("daily-1", DAILY, published=2031)  # type: ignore[arg-type]
    Document("daily-1", DAILY, derived_from="daily-0")  # type: ignore[arg-type]
    Document("daily-1", DAILY, derivation=1)  # type: ignore[arg-type]
    Document("daily-1", DAILY, authors=MAYOR)  # type: ignore[arg-type]
    Assertion(BASE, chain=[MONDAY], citing=SAID)  # type: ignore[arg-type]
    Assertion(BASE, chain=[MONDAY], citing=[BASE])  # type: ignore[list-item]
    Assertion(BASE, chain=[MONDAY], anchors=[(0, 9)])  # type: ignore[list-item]
    Assertion(BASE, chain=[MONDAY], translated="yes")  # type: ignore[arg-type]
    Assertion(BASE, chain=[MONDAY], scope="content")  # type: ignore[call-arg]
    Denial(BASE, chain=[MONDAY], act="states")  # type: ignore[call-arg]
    Anchor(0, 9)  # type: ignore[arg-type, call-arg]
    Anchor(start="0", end="9")  # type: ignore[arg-type]
    Period(2031)  # type: ignore[arg-type]
    Expectation(claim=BASE, support=1)  # type: ignore[arg-type]
    Expectation(claim=BASE, support=["1", "1"])  # type: ignore[list-item]


def what_is_frozen() -> None:
    BASE.text = "No base will open"  # type: ignore[misc]
    MAYOR.kind = "role"  # type: ignore[assignment, misc]
    SAID.chain = ()  # type: ignore[misc]
    SAID.chain[0] = Link(MAYOR)  # type: ignore[index]
    Policy().unnamed = "none"  # type: ignore[assignment, misc]
    Viewpoint().relays = Except("wire")  # type: ignore[misc]
    ANSWER.support.at_least = 2  # type: ignore[misc]
    LEDGER.claims["base"] = BASE  # type: ignore[index]
    LEDGER.statements.append(SAID)  # type: ignore[attr-defined]
    LEDGER.claims = {}  # type: ignore[misc]


class OwnClaim(Claim):  # type: ignore[misc]
    pass


class OwnLedger(Ledger):  # type: ignore[misc]
    pass


# -- ledgers -------------------------------------------------------------------------------


def recording() -> None:
    Ledger(BASE)  # type: ignore[call-arg]
    LEDGER.record(LEDGER)  # type: ignore[arg-type]
    LEDGER.record([BASE, MAYOR])  # type: ignore[arg-type]
    LEDGER.record("base")  # type: ignore[arg-type]
    LEDGER.record(Ref("base"))  # type: ignore[arg-type]
    LEDGER.record(None)  # type: ignore[arg-type]
    LEDGER.record(BASE, at=2031)  # type: ignore[arg-type]
    LEDGER.record(BASE, when="2031")  # type: ignore[call-arg]
    LEDGER | BASE  # type: ignore[operator]
    LEDGER | None  # type: ignore[operator]
    LEDGER + LEDGER  # type: ignore[operator]
    LEDGER.as_of(2031)  # type: ignore[arg-type]
    LEDGER.as_of(undated="perhaps")  # type: ignore[arg-type]
    LEDGER.as_of("2031", None, "keep")  # type: ignore[call-arg]


def looking_up() -> None:
    LEDGER.claim(3)  # type: ignore[arg-type]
    LEDGER.claim(None)  # type: ignore[arg-type]
    LEDGER["base"]  # type: ignore[index]
    LEDGER.claims[0]  # type: ignore[index]
    LEDGER.statements["s1"]  # type: ignore[call-overload]
    LEDGER.statements_on(SAID)  # type: ignore[arg-type]
    LEDGER.statements_by(BASE)  # type: ignore[arg-type]
    LEDGER.statements_in(DAILY)  # type: ignore[arg-type]
    LEDGER.published(BASE)  # type: ignore[arg-type]
    LEDGER.published("s1")  # type: ignore[arg-type]
    LEDGER.recorded("base")  # type: ignore[arg-type]


def what_may_be_absent() -> None:
    repr(MONDAY.published.written)  # type: ignore[union-attr]
    repr(LEDGER.published(SAID).end)  # type: ignore[union-attr]
    repr(BASE.period.begin)  # type: ignore[union-attr]
    repr(SAID.target.text)  # type: ignore[union-attr]


def statement_of_all_kinds(statement: Statement, party: Party) -> None:
    repr(statement.act)  # type: ignore[union-attr]
    repr(party.published)  # type: ignore[union-attr]
    if isinstance(statement, Assertion | Denial | Question | Response):
        return
    assert_never(statement)  # type: ignore[arg-type]


# -- answers -------------------------------------------------------------------------------


def policies_and_viewpoints() -> None:
    Policy("weak")  # type: ignore[call-arg]
    Policy(threshold=1)  # type: ignore[arg-type]
    Policy(resolver=1)  # type: ignore[arg-type]
    Policy(unamed="weak")  # type: ignore[call-arg]
    Policy.of([("unnamed", "weak")])  # type: ignore[arg-type]
    Viewpoint(Except("wire"))  # type: ignore[call-arg]
    Viewpoint(relays="wire")  # type: ignore[arg-type]
    Viewpoint(relays=["wire"])  # type: ignore[arg-type]
    Viewpoint(positions=MAYOR)  # type: ignore[arg-type]
    Viewpoint(sources=Only("wire"))  # type: ignore[call-arg]
    Viewpoint().but(relays="wire")  # type: ignore[arg-type]
    Only(3)  # type: ignore[arg-type]
    Except(["wire"])  # type: ignore[arg-type]


def asking() -> None:
    assess(LEDGER)  # type: ignore[call-arg]
    assess(LEDGER, 3)  # type: ignore[arg-type]
    assess(LEDGER, SAID)  # type: ignore[arg-type]
    assess(BASE, LEDGER)  # type: ignore[arg-type]
    assess(LEDGER, BASE, Policy())  # type: ignore[arg-type, call-arg]
    assess(LEDGER, BASE, policy="strict")  # type: ignore[arg-type]
    assess(LEDGER, BASE, policy={"unnamed": "none"})  # type: ignore[arg-type]
    assess(LEDGER, BASE, policy=Viewpoint())  # type: ignore[arg-type]
    assess(LEDGER, BASE, viewpoint=Except("wire"))  # type: ignore[arg-type]
    assess(LEDGER, BASE, view=Viewpoint())  # type: ignore[call-arg]
    assess_all(LEDGER, BASE)  # type: ignore[arg-type, call-arg]
    trace(LEDGER, MAYOR)  # type: ignore[arg-type]
    trace(LEDGER, [BASE])  # type: ignore[arg-type]
    compare(LEDGER)  # type: ignore[call-arg]
    compare(LEDGER, BASE)  # type: ignore[arg-type]
    history(LEDGER)  # type: ignore[call-arg]
    history(LEDGER, SAID)  # type: ignore[arg-type]
    receipt(ANSWER)  # type: ignore[arg-type]
    unmet(LEDGER, Expectation(claim=BASE))  # type: ignore[arg-type]
    unmet(LEDGER, [BASE])  # type: ignore[list-item]


def reading_answers() -> None:
    repr(ANSWER.truth)  # type: ignore[attr-defined]
    repr(ANSWER.status())  # type: ignore[operator]
    repr(ANSWER.support + 1)  # type: ignore[operator]
    repr(ANSWER.status < 1)  # type: ignore[operator]
    repr(ANSWER.answers[MAYOR])  # type: ignore[index]
    repr(trace(LEDGER, BASE)["s1"])  # type: ignore[call-overload]
    repr(history(LEDGER, BASE)[0].at.written)  # type: ignore[union-attr]
    repr(Status.TRUE)  # type: ignore[attr-defined]
    repr(Status.of(True, False, True))  # type: ignore[call-arg]
    count: int = ANSWER.support  # type: ignore[assignment]
    status: Status = "contested"  # type: ignore[assignment]
    repr((count, status))


# -- files ---------------------------------------------------------------------------------


def files() -> None:
    load(3)  # type: ignore[arg-type]
    loads(3)  # type: ignore[arg-type]
    loads("", format="toml")  # type: ignore[arg-type]
    loads("", "json")  # type: ignore[call-arg]
    repr(loads("").claims)  # type: ignore[attr-defined]
    dumps(loads(""))  # type: ignore[arg-type]
    dumps(LEDGER, format="xml")  # type: ignore[arg-type]
    dumps(LEDGER, expects=Expectation(claim=BASE))  # type: ignore[arg-type]
    dump(LEDGER)  # type: ignore[call-arg]
    dump("port.yaml", LEDGER)  # type: ignore[arg-type]
    read_date("5/6/2031")  # type: ignore[call-arg]
    assess(loads(""), "base")  # type: ignore[arg-type]


# -- testing -------------------------------------------------------------------------------


def strategies() -> None:
    ledgers(5)  # type: ignore[call-arg]
    ledgers(max_size="5")  # type: ignore[arg-type]
    ledgers(size=5)  # type: ignore[call-arg]
    ledgers(party_ids=[MAYOR])  # type: ignore[list-item]
    ledgers(certainties=st.just(0.5))  # type: ignore[arg-type]
    claims(ids=["a", "b"])  # type: ignore[arg-type]
    assertions(targets=claims().map(repr))  # type: ignore[arg-type]
    selections(Policy)  # type: ignore[type-var]
    viewpoints(parties=[MAYOR])  # type: ignore[list-item]
    recorded([BASE])  # type: ignore[list-item]
    remade(Ref("base"))  # type: ignore[type-var]
    remade(BASE, ids=len)  # type: ignore[arg-type]


def checking() -> None:
    LAWS[0].check(Policy())  # type: ignore[call-arg]
    LAWS[0].check(policy="strict")  # type: ignore[arg-type]
    LAWS[0].check(policy=viewpoints())  # type: ignore[arg-type]
    LAWS[0].check(assess_all=assess)  # type: ignore[arg-type]
    LAWS[0].check(trace_all=assess_all)  # type: ignore[arg-type]
    LAWS[0].check(settings={"max_examples": 5})  # type: ignore[arg-type]
    LAWS[0].name = "other"  # type: ignore[misc]
    check_laws(Viewpoint())  # type: ignore[arg-type]
    GENERAL.but(conflicts="no")  # type: ignore[arg-type]


@law()  # type: ignore[arg-type]
def returns_no_breach(draw: st.DrawFn, ask: Asking) -> bool:
    return bool(ask.statuses(draw(ask.ledgers)))


@law  # type: ignore[arg-type]
def without_parentheses(draw: st.DrawFn, ask: Asking) -> None:
    ask.statuses(draw(ask.ledgers))


class Looking(LedgerMachine):
    def examine(self, ledger: Claim) -> None:  # type: ignore[override]
        repr(ledger)
