"""Right use of the public names: it runs, and both type checkers accept it as it is annotated."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, assert_never, assert_type

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from hypothesis.strategies import SearchStrategy

from claimledger import (
    Act,
    Amendment,
    Anchor,
    Answer,
    Assertion,
    Assessment,
    Assessments,
    Bounds,
    Certainty,
    Chain,
    ChainExpectation,
    Change,
    Claim,
    Claimant,
    ClaimantKind,
    ClaimLedgerError,
    ClaimRelation,
    ClaimRelationKind,
    Conflict,
    ConflictError,
    Denial,
    DenialScope,
    Derivation,
    Document,
    Except,
    Expectation,
    Fault,
    Gap,
    GapKind,
    Grade,
    Hop,
    Identity,
    Ledger,
    Link,
    LoadError,
    Number,
    Only,
    Party,
    Period,
    Policy,
    Position,
    Question,
    Rating,
    Receipt,
    Record,
    Ref,
    Relation,
    RelationKind,
    Response,
    ResponseKind,
    Retraction,
    Review,
    SetAside,
    Source,
    SourceKind,
    Statement,
    Status,
    Suppression,
    Trace,
    Traces,
    UnknownIdError,
    Unmet,
    Viewpoint,
    Why,
    assess,
    assess_all,
    compare,
    history,
    receipt,
    trace,
    trace_all,
    unmet,
)
from claimledger.files import (
    LedgerFile,
    Place,
    dump,
    dumps,
    ledger_schema,
    load,
    loads,
    read_date,
)
from claimledger.testing import (
    ATTACK_FREE,
    GENERAL,
    LAWS,
    Fragment,
    Law,
    LedgerMachine,
    amendments,
    assertions,
    check_laws,
    claimants,
    claims,
    denials,
    documents,
    law,
    ledgers,
    links,
    parties,
    periods,
    policies,
    recorded,
    records,
    refs,
    remade,
    retractions,
    selections,
    slugs,
    sources,
    statements,
    viewpoints,
)
from claimledger.testing.laws import Asking, AssessAll, Breach

FEW = settings(max_examples=2, database=None, deadline=None)

DAILY = Source("port-daily", "Port Daily")
MAYOR = Claimant("mayor", "the mayor", kind="person")
BASE = Claim("base", "A foreign base will open in the port", accused=[MAYOR])
MONDAY = Document("daily-1", DAILY, published="2031-07-01")
SAID = Assertion(BASE, chain=[MONDAY, Ref("union")], act="accuses", cue="says", id="s1")
REJECTED = Denial(BASE, chain=[MONDAY, MAYOR], id="s2")
LEDGER = Ledger().record(SAID, REJECTED)


# -- records -------------------------------------------------------------------------------


def parties_from_words_and_members() -> None:
    person = Claimant("roos", "Ida Roos", kind="person", identity="named", number="one")
    same = Claimant(
        id="roos",
        name="Ida Roos",
        kind=ClaimantKind.PERSON,
        identity=Identity.NAMED,
        number=Number.ONE,
        aliases=("I. Roos",),
        identifiers=iter(["Q1"]),
        note="a spokeswoman",
        meta={"desk": "foreign", "tags": ["port"]},
    )
    assert_type(person.kind, ClaimantKind)
    assert_type(person.identity, Identity)
    assert_type(same.aliases, tuple[str, ...])
    assert_type(same.named, bool)
    assert_type(same.meta["desk"], Any)
    assert_type(Source("wire", kind=SourceKind.AGENCY).kind, SourceKind)
    assert_type(person.but(kind="role"), Claimant)
    assert_type(Relation(person, "speaks_for", Ref("ministry"), "2031/..").kind, RelationKind)
    word: str = person.kind
    assert word == "person"


def claims_and_their_relations() -> None:
    traffic = Claim(
        "traffic", "Weapons pass", accused={MAYOR, DAILY, Ref("x")}, period="2031-05", language="en"
    )
    assert_type(traffic.accused, tuple[Claimant | Source | Ref, ...])
    assert_type(traffic.period, Period | None)
    assert_type(ClaimRelation(BASE, "entails", traffic).kind, ClaimRelationKind)
    assert_type(ClaimRelation(Ref("a"), ClaimRelationKind.CONTRADICTS, Ref("b")).other, Claim | Ref)
    without_id = Claim(text="No id is given")
    assert_type(without_id.id, str)
    assert without_id.id.startswith("claim-")


def documents_and_dates() -> None:
    day, minute = date(2031, 7, 2), datetime(2031, 7, 2, 8, 30, tzinfo=UTC)
    for given_date in ("2031-07-02", Period("2031-07"), day, minute, None):
        assert_type(Document("d", DAILY, published=given_date).published, Period | None)
    copy = Document(
        "copy", Ref("wire"), derived_from=MONDAY, derivation="copy", authors=[MAYOR, Ref("x")]
    )
    assert_type(copy.derivation, Derivation | None)
    assert_type(copy.derived_from, Document | Ref | None)
    assert_type(copy.source, Claimant | Source | Ref)
    Document("more", DAILY, derived_from=Ref("copy"), derivation=Derivation.TRANSLATION)
    assert_type(Period("2031").before(Period("2032")), bool | None)
    assert_type(Period("2031").covers(Period("2031-07")), bool)
    assert_type(Period("2031/..").end, int | None)


def statements_with_chains() -> None:
    link = Link(Ref("x"), document=MONDAY, named_as="Moscow", said="2031")
    assert_type(link.party, Claimant | Source | Ref)
    of_all_sorts = Assertion(BASE, chain=[MONDAY, DAILY, MAYOR, Ref("union"), link])
    assert_type(of_all_sorts.chain, tuple[Link, ...])
    chain: list[Document | Party | Ref | Link] = [MONDAY]
    chain += [MAYOR, link]
    assert_type(Assertion(BASE, chain=chain), Assertion)
    only_parties = [MAYOR, Claimant("union")]
    assert_type(Denial(SAID, chain=only_parties).target, Claim | Statement | Ref)
    assert_type(Denial(Ref("base"), chain=(MONDAY, MAYOR), scope="content").scope, DenialScope)
    assert_type(Question(BASE, chain=(MONDAY,)).target, Claim | Ref)
    assert_type(Response(SAID, chain=[MONDAY], kind="no_response").kind, ResponseKind)
    assert_type(Assertion(BASE, chain=SAID.chain, act=Act.HINTS).act, Act)
    hedged = Assertion(
        Ref("base"),
        chain=iter([MONDAY]),
        citing=[SAID, Ref("s2")],
        certainty=Certainty.WEAK,
        reading="inferred",
        basis="told",
        quotation="direct",
        terms="background",
        said=date(2031, 7, 1),
        translated=True,
        anchors=[Anchor(start=0, end=9)],
    )
    assert_type(hedged.certainty, Certainty)
    assert_type(hedged.citing, tuple[Statement | Ref, ...])
    assert_type(hedged.anchors, tuple[Anchor, ...])
    assert_type(hedged.but(act="hints"), Assertion)


def retractions_of_all_sorts() -> None:
    for target in (BASE, MONDAY, SAID, Ref("s1")):
        taken = Retraction(target, chain=[MONDAY], reason="not confirmed", replacement=target)
        assert_type(taken.target, Claim | Document | Statement | Ref)
        assert_type(taken.replacement, Claim | Document | Statement | Ref | None)


def what_the_keeper_adds() -> None:
    assert_type(Review(BASE, Ref("check"), "Half true").rating, Rating)
    assert_type(Review(Ref("base"), MONDAY, Rating("True", best="5")).document, Document | Ref)
    assert_type(Amendment(BASE, BASE.but(text="No base"), by="desk").replacement, Record | None)
    assert_type(Amendment(Ref("s1")).record, Record | Ref)
    assert_type(Suppression("CLS101", SAID, on="2031", until=date(2032, 1, 1)).until, Period | None)
    one = ChainExpectation(depth=1, origins=["mayor"], gaps=())
    assert_type(one.origins, tuple[str, ...] | None)
    expected = Expectation(
        claim=BASE, status="contested", support=[1, 1], answers={"mayor": "denied"}, chains=[one]
    )
    assert_type(expected.support, tuple[int, int] | None)
    assert_type(unmet(LEDGER, [expected]), tuple[Unmet, ...])


# -- ledgers -------------------------------------------------------------------------------


def recording_and_merging() -> None:
    more: list[Record] = [MAYOR, BASE, MONDAY]
    said: Sequence[Statement] = [SAID, REJECTED]
    assert_type(LEDGER.record(*more, at="2031-07-02"), Ledger)
    assert_type(LEDGER.record(*said, at=datetime(2031, 7, 2, tzinfo=UTC)), Ledger)
    assert_type(LEDGER | Ledger().record(*more), Ledger)
    assert_type(LEDGER.as_of("2031-07-01"), Ledger)
    assert_type(LEDGER.as_of(date(2031, 7, 1), recorded=Period("2031"), undated="keep"), Ledger)
    assert_type(LEDGER.bounds, Bounds)
    assert_type(LEDGER.bounds.published, Period | None)
    assert_type(LEDGER.digest, str)
    assert_type(list(LEDGER), list[Record])
    assert_type(len(LEDGER), int)
    assert_type(SAID in LEDGER, bool)
    assert "s1" not in LEDGER


def looking_up() -> None:
    assert_type(LEDGER.parties, Mapping[str, Party])
    assert_type(LEDGER.documents, Mapping[str, Document])
    assert_type(LEDGER.claims, Mapping[str, Claim])
    assert_type(LEDGER.statements, tuple[Statement, ...])
    assert_type(LEDGER.relations, tuple[Relation, ...])
    assert_type(LEDGER.claim_relations, tuple[ClaimRelation, ...])
    assert_type(LEDGER.reviews, tuple[Review, ...])
    assert_type(LEDGER.suppressions, tuple[Suppression, ...])
    assert_type(LEDGER.conflicts, tuple[Conflict, ...])
    assert_type(LEDGER.renamed, Mapping[str, str])
    assert_type(LEDGER.party("mayor"), Party)
    assert_type(LEDGER.party(MAYOR), Party)
    assert_type(LEDGER.document(Ref("daily-1")), Document)
    assert_type(LEDGER.claim(BASE), Claim)
    assert_type(LEDGER.statement("s1"), Statement)
    assert_type(LEDGER.versions(SAID), tuple[Statement, ...])
    assert_type(LEDGER.statements_on("base"), tuple[Statement, ...])
    assert_type(LEDGER.statements_by(MAYOR), tuple[Statement, ...])
    assert_type(LEDGER.statements_in(MONDAY), tuple[Statement, ...])
    assert_type(LEDGER.current_id(BASE), str)
    assert_type(LEDGER.recorded(BASE), Period | None)
    assert_type(LEDGER.published(SAID), Period | None)


def told_apart(statement: Statement) -> str:
    match statement:
        case Assertion(target=claim, act=act):
            assert_type(act, Act)
            return f"{act} {claim.id}"
        case Denial():
            return statement.scope
        case Question():
            return "asks"
        case Response():
            return statement.kind
        case Retraction():
            return statement.reason
        case _:
            assert_never(statement)


def called(party: Party) -> str:
    match party:
        case Claimant():
            assert_type(party.kind, ClaimantKind)
            return party.name
        case Source():
            assert_type(party.kind, SourceKind)
            return party.name
        case _:
            assert_never(party)


def unions_apart() -> None:
    assert [told_apart(each) for each in LEDGER.statements] == ["accuses base", "content"]
    assert {called(each) for each in LEDGER.parties.values()} == {"Port Daily", "the mayor"}
    denied = [each for each in LEDGER.statements if isinstance(each, Denial)]
    assert_type(denied, list[Denial])


def errors_by_their_kind() -> None:
    try:
        LEDGER.claim("bass")
    except UnknownIdError as error:
        assert_type(error.close, tuple[str, ...])
    try:
        LEDGER.record(Claim("base", "Another one"))
    except ConflictError as error:
        assert_type(error.id, str)
    try:
        loads("claims: [")
    except LoadError as error:
        assert_type(error.faults, tuple[Fault, ...])
        assert_type(error.faults[0].line, int)
    with suppress(ClaimLedgerError):
        Claim("base")


# -- answers -------------------------------------------------------------------------------


def policies_and_viewpoints() -> None:
    house = Policy(unnamed="weak", threshold=Grade.FULL, least_reading="inferred", resolver=False)
    assert_type(house.unnamed, Grade)
    assert_type(house.resolver, bool)
    assert_type(house.but(accused="none", disavowal="ignore"), Policy)
    assert_type(house.fields(), dict[str, str | bool])
    assert_type(Policy.of({"unnamed": "none"}), Policy)
    view = Viewpoint(documents=Only(MONDAY, None), relays=Except("wire", Ref("x"), MAYOR))
    assert_type(view.but(positions=Except()), Viewpoint)
    assert_type(view.documents, Only | Except)
    assert_type(view.relays.ids, frozenset[str | None])
    assert_type(Viewpoint.of(view.fields()), Viewpoint)


def assessing() -> None:
    answer = assess(LEDGER, BASE, viewpoint=Viewpoint(relays=Only("port-daily")), policy=Policy())
    assert_type(answer, Assessment)
    assert_type(assess(LEDGER, "base"), Assessment)
    assert_type(assess(LEDGER, Ref("base")).status, Status)
    assert_type(answer.claim, Claim)
    assert_type(answer.support, Position)
    assert_type(answer.support.grade, Grade)
    assert_type(answer.opposition.origins, tuple[Hop, ...])
    assert_type(answer.opposition.at_least, int)
    assert_type(answer.support.flags, tuple[str, ...])
    assert_type(answer.answers, Mapping[str, Answer])
    assert_type(answer.because, tuple[Statement | ClaimRelation, ...])
    assert_type(answer.set_aside, tuple[SetAside, ...])
    assert_type([aside.why for aside in answer.set_aside], list[Why])
    assert_type(answer.receipt, Receipt)
    assert_type(answer.ledger, Ledger)
    assert_type(assess_all(LEDGER, policy=None), Assessments)
    assert_type(receipt(LEDGER).fields(), dict[str, Any])
    assert answer.status in (Status.CONTESTED, "denied")


def told(status: Status) -> str:
    match status:
        case Status.UNREPORTED | Status.OPEN:
            return "nothing yet"
        case Status.ASSERTED:
            return "said"
        case Status.DENIED:
            return "denied"
        case Status.CONTESTED:
            return "both"
        case _:
            assert_never(status)


def tracing() -> None:
    found = trace(LEDGER, BASE)
    assert_type(found, Trace)
    assert_type(found[0], Chain)
    assert_type(found[:1], tuple[Chain, ...])
    assert_type([chain.depth for chain in found], list[int])
    assert_type(found[0].origins, tuple[Hop, ...])
    assert_type(found[0].statement, Statement)
    assert_type(found[0].gaps, tuple[Gap, ...])
    assert_type(found[0].gap_kinds, tuple[GapKind, ...])
    assert_type(found[0].path[0].party, str)
    assert_type(found[0].grounded, bool)
    assert_type(found[0].circular, bool)
    assert_type(trace_all(LEDGER), Traces)
    assert told(assess(LEDGER, found.claim).status) == "both"


def comparing() -> None:
    assert_type(compare(Ledger(), LEDGER, policy=Policy(accused="none")), tuple[Change, ...])
    for change in history(LEDGER, "base", viewpoint=Viewpoint()):
        assert_type(change.before, Status | None)
        assert_type(change.at, Period | None)
        assert_type(change.records, tuple[Record, ...])


# -- files ---------------------------------------------------------------------------------


def files() -> None:
    text = dumps(LEDGER, format="json", external=["union"])
    assert_type(text, str)
    found = loads(text, format="json", name="port.json")
    assert_type(found, LedgerFile)
    assert_type(found.ledger, Ledger)
    assert_type(found.expects, tuple[Expectation, ...])
    assert_type(found.external, frozenset[str])
    assert_type(found.places, Mapping[str, Place])
    assert_type(loads(text.encode()).ledger, Ledger)
    assert_type(ledger_schema(), dict[str, Any])
    assert_type(read_date("5 May 2031", day_first=True), Period)
    with TemporaryDirectory() as folder:
        dump(LEDGER, Path(folder, "port.yaml"), expects=[Expectation(claim=BASE)])
        dump(LEDGER, f"{folder}/again.json")
        assert_type(load(folder, Path(folder, "port.yaml")).ledger, Ledger)


# -- testing -------------------------------------------------------------------------------


def strategies_of_records() -> None:
    ids = st.sampled_from(["a", "b"])
    assert_type(claims(ids=ids), SearchStrategy[Claim])
    assert_type(parties(), SearchStrategy[Party])
    assert_type(claimants(kinds=st.sampled_from(ClaimantKind)), SearchStrategy[Claimant])
    assert_type(sources(kinds=st.just(SourceKind.AGENCY)), SearchStrategy[Source])
    assert_type(documents(ids=ids), SearchStrategy[Document])
    assert_type(links(), SearchStrategy[Link])
    assert_type(statements(), SearchStrategy[Statement])
    assert_type(assertions(targets=claims(), acts=st.just(Act.HINTS)), SearchStrategy[Assertion])
    assert_type(assertions(targets=refs(ids=ids)), SearchStrategy[Assertion])
    assert_type(denials(targets=statements()), SearchStrategy[Denial])
    assert_type(retractions(targets=documents()), SearchStrategy[Retraction])
    assert_type(amendments(), SearchStrategy[Amendment])
    assert_type(records(), SearchStrategy[Record])
    assert_type(periods(days=st.dates()), SearchStrategy[Period])
    assert_type(slugs(), SearchStrategy[str])


def strategies_of_ledgers_and_questions() -> None:
    assert_type(ledgers(), SearchStrategy[Ledger])
    several = ledgers(min_size=2, max_size=4, attack_free=True, party_ids=["usa"])
    assert_type(find(several, lambda ledger: len(ledger) > 1), Ledger)
    assert_type(several.map(assess_all), SearchStrategy[Assessments])
    assert_type(policies(unnamed="none", accused=st.just("weak")), SearchStrategy[Policy])
    assert_type(selections(Only), SearchStrategy[Only])
    assert_type(viewpoints(documents=["d1", None], parties={"usa"}), SearchStrategy[Viewpoint])
    assert_type(GENERAL.but(conflicts=False), Fragment)
    assert_type(ATTACK_FREE.ledgers(party_ids=("usa",)), SearchStrategy[Ledger])


def records_cut_loose() -> None:
    assert_type(remade(SAID, ids=str.upper), Assertion)
    assert_type(recorded((record, None) for record in LEDGER), Ledger)


@FEW
@given(ledgers(max_size=3), policies(), viewpoints())
def a_property(ledger: Ledger, policy: Policy, viewpoint: Viewpoint) -> None:
    answers = assess_all(ledger, policy=policy, viewpoint=viewpoint)
    assert answers.keys() == ledger.claims.keys()


@law()
def no_status_is_true(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """No status means true."""
    ledger = draw(ask.ledgers)
    assert_type(ledger, Ledger)
    if "true" in ask.statuses(ledger).values():
        yield ask.breach("something is true", ledger=ledger)


def rules_of_ones_own(
    ledger: Ledger, *, viewpoint: Viewpoint | None = None, policy: Policy | None = None
) -> dict[str, Assessment]:
    return dict(assess_all(ledger, viewpoint=viewpoint, policy=policy))


def laws() -> None:
    assert_type(LAWS, tuple[Law, ...])
    assert_type(no_status_is_true, Law)
    assert_type(no_status_is_true.fragment, Fragment)
    no_status_is_true.check(policy=Policy(unnamed="none"), viewpoint=Viewpoint(), settings=FEW)
    no_status_is_true.check(policy=policies(), viewpoint=viewpoints(), settings=FEW)
    rules: AssessAll = rules_of_ones_own
    no_status_is_true.check(assess_all=rules, trace_all=trace_all, settings=FEW)


def all_laws() -> None:  # not called below, as it takes long
    check_laws()
    check_laws(policies(), viewpoints(), trace_all=trace_all, settings=FEW)
    check_laws(Policy(), Viewpoint(), assess_all=rules_of_ones_own)


class Looking(LedgerMachine):
    """A tool of one's own put through all histories."""

    records = st.sampled_from([SAID, REJECTED, BASE])

    def examine(self, ledger: Ledger) -> None:
        assert all(claim.id == id for id, claim in ledger.claims.items())


def machines() -> None:
    run_state_machine_as_test(Looking, settings=FEW)


if __name__ == "__main__":
    parties_from_words_and_members()
    claims_and_their_relations()
    documents_and_dates()
    statements_with_chains()
    retractions_of_all_sorts()
    what_the_keeper_adds()
    recording_and_merging()
    looking_up()
    unions_apart()
    errors_by_their_kind()
    policies_and_viewpoints()
    assessing()
    tracing()
    comparing()
    files()
    strategies_of_records()
    strategies_of_ledgers_and_questions()
    records_cut_loose()
    a_property()
    laws()
    machines()
