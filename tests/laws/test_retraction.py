"""Taking back: only with authority, and what is taken back can be restored."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from claimledger import (
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Link,
    Policy,
    Ref,
    Retraction,
    Source,
    Statement,
    Status,
    assess_all,
    trace,
)
from claimledger.testing import ledgers, recorded
from laws.common import DAYS, NO_RESOLVER, entries_of, fresh_outlet, sides, speakers, statuses


@given(ledgers(), st.data())
def test_outsiders_take_nothing_back(ledger: Ledger, data: st.DataObject) -> None:
    """An outsider's retraction or disavowal moves no side; of a claim, it raises that one.

    It must be read in a document of its own, or with the resolver off: an outlet's disavowal
    is looked up in that outlet's own documents, and may turn out to be the outsider's.
    """
    outsider, article = Claimant("outsider"), fresh_outlet("evening", "2031-05-03")
    through: list[Any] = data.draw(st.sampled_from([[], [article], [article, Source("relay")]]))
    policy = Policy()
    if data.draw(st.booleans()):
        through, policy = list(data.draw(speakers(ledger))), NO_RESOLVER
    target: Any = data.draw(
        st.sampled_from([*ledger.statements, *ledger.documents.values(), *ledger.claims.values()])
    )
    fields: dict[str, Any] = {
        "chain": [*through, outsider],
        "said": data.draw(st.sampled_from([None, DAYS[0], DAYS[-1]])),
        "id": "new",
    }
    more: Any = Retraction(target, **fields)
    if target.id not in ledger.documents and data.draw(st.booleans()):
        more = Denial(target, scope="attribution", **fields)
    after = ledger | Ledger().record(more)
    assert sides(after, policy) == sides(ledger, policy)
    expected = statuses(ledger, policy)
    if expected.get(target.id) is Status.UNREPORTED:
        expected[target.id] = Status.OPEN
    assert statuses(after, policy) == expected


@given(ledgers(), st.data())
def test_a_retracted_retraction_is_as_before(ledger: Ledger, data: st.DataObject) -> None:
    """With the resolver off, to retract a retraction is to leave things as they were.

    Nothing else may retract the same: as repeating is not saying again, a later retraction
    would be dated back to this one.
    """
    retracted = {s.target.id for s in ledger.statements if isinstance(s, Retraction)}
    targets: list[Any] = [*ledger.statements, *ledger.documents.values()]
    targets = [target for target in targets if target.id not in retracted]
    assume(targets)
    target: Any = data.draw(st.sampled_from(targets))
    party = Link(data.draw(st.sampled_from(list(ledger.parties.values()))))
    assume(ledger.parties[party.party.id].identity != "implicit")
    day = data.draw(st.sampled_from(DAYS))
    first = Retraction(target, chain=[fresh_outlet("first", day), party], id="new")
    second = Retraction(first, chain=[fresh_outlet("second", DAYS[-1]), party], id="newer")
    after = ledger | Ledger().record(first, second)
    assert sides(after, NO_RESOLVER) == sides(ledger, NO_RESOLVER)
    assert statuses(after, NO_RESOLVER) == statuses(ledger, NO_RESOLVER)


@given(ledgers(attack_free=True), st.data())
def test_nobody_takes_back_what_is_still_to_be_said(ledger: Ledger, data: st.DataObject) -> None:
    """A retraction or disavowal of a claim takes back nothing that was said after it."""
    claim = data.draw(st.sampled_from(list(ledger.claims.values())))
    party = data.draw(st.sampled_from(list(ledger.parties.values())))
    gazette = fresh_outlet("gazette", "2031-06-01")
    fields: dict[str, Any] = {"chain": [gazette, party], "said": "2031-04-01", "id": "new"}
    more: Any = Retraction(claim, **fields)
    if data.draw(st.booleans()):
        more = Denial(claim, scope="attribution", **fields)
    assert sides(ledger | Ledger().record(more)) == sides(ledger)


def test_no_retraction_hits_another_of_the_same_target() -> None:
    """No Retraction hits another of the same target, also where the target is that other one."""
    claim, article = Claim("p", "p"), fresh_outlet("daily", DAYS[0])
    chain = [Link(article.source, document=article), Link(Claimant("x"))]
    ring = Retraction(Ref("s1"), chain=chain, id="s1")
    ledger = Ledger().record(claim, ring, Retraction(ring, chain=chain, id="s0"))
    ledger |= Ledger().record(Retraction(claim, chain=chain, id="s1"))
    hops = {gap.hop for c in trace(ledger, claim) for gap in c.gaps if gap.kind == "retracted"}
    assert ring not in {hop.statement for hop in hops}


def _in_order(record: Statement, published: Document) -> Statement:
    """Date a statement by its number, and let it refer to those before it only."""
    number = int(record.id[1:])

    def earlier(id: str) -> bool:
        return not id.startswith("s") or int(id[1:]) < number

    last = Link(record.chain[-1].party)
    return record.but(
        target=record.target if earlier(record.target.id) else Ref("later"),
        citing=[cited for cited in record.citing if earlier(cited.id)],
        chain=[Link(published.source, document=published), last],
        said=f"2031-06-{number + 1:02}",
    )


@given(ledgers(derivations=False, conflicts=False, amendments=False))
def test_in_order_nothing_is_undecided(ledger: Ledger) -> None:
    """If nothing rests on what came later, and every attack is later, nothing is undecided."""
    published = fresh_outlet("daily", "2031-07-01")
    ordered = recorded(
        (_in_order(r, published) if isinstance(r, Statement) else r, at)
        for r, at in entries_of(ledger)
    ) | Ledger().record(published)
    for a in assess_all(ordered, policy=NO_RESOLVER).values():
        assert "undecided" not in {aside.why for aside in a.set_aside}
