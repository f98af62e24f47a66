"""Taking back: only with authority, and what is taken back can be restored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.model import (
    Claim,
    Claimant,
    Denial,
    Document,
    Link,
    Ref,
    Retraction,
    Source,
    Statement,
)
from claimledger.reasoning import Status, Why
from claimledger.reasoning.inquiry import inquire
from claimledger.reasoning.standing.liveness import Label
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import (
    DAYS,
    a_claim,
    entries_of,
    own_documents,
    quoting,
    read_in,
    speakers,
    with_more,
)
from claimledger.testing.laws.law import ATTACK_FREE, law

__all__ = ["TAKING_BACK"]

Target = Claim | Document | Statement


@law()
def outsiders_take_nothing_back(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """An outsider's retraction or disavowal moves no side; of a claim, it raises that one.

    It must be read in a document of its own, or with the resolver off: an outlet's disavowal
    is looked up in that outlet's own documents, and may turn out to be the outsider's.
    """
    ledger = draw(ask.ledgers)
    outsider, article = Claimant("new-outsider"), own_documents("new-daily", DAYS[2])
    relay = Link(Source("new-relay"))
    chain: list[Link] = draw(st.sampled_from([[], quoting(article), quoting(article, relay)]))
    if draw(st.booleans()):
        chain, ask = draw(speakers(ledger)), ask.but(resolver=False)
    targets: list[Target] = [
        *ledger.statements,
        *ledger.documents.values(),
        *ledger.claims.values(),
    ]
    target: Any = draw(st.sampled_from(targets))
    fields: dict[str, Any] = {
        "chain": [*chain, Link(outsider)],
        "said": draw(st.sampled_from([None, DAYS[0], DAYS[-1]])),
        "id": "new",
    }
    more: Statement = Retraction(target, **fields)
    if not isinstance(target, Document) and draw(st.booleans()):
        more = Denial(target, scope="attribution", **fields)
    after = with_more(ledger, more)
    yield from ask.unequal(ask.sides, before=ledger, after=after)
    admitted = ask.viewpoint.documents.admits([read_in(more)])
    expected = dict(ask.statuses(ledger))
    if admitted and expected.get(target.id) is Status.UNREPORTED:
        expected[target.id] = Status.OPEN
    found = [f"{id}: {s.value}" for id, s in ask.statuses(after).items() if s != expected[id]]
    yield from ask.breaches(found, before=ledger, after=after)


@law()
def a_retracted_retraction_is_as_before(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """With the resolver off, to retract a retraction is to leave things as they were.

    Nothing else may retract the same: as repeating is not saying again, a later retraction
    would be dated back to this one.
    """
    ledger = draw(ask.ledgers)
    retracted = {s.target.id for s in ledger.statements if isinstance(s, Retraction)}
    whole: list[Document | Statement] = [*ledger.statements, *ledger.documents.values()]
    targets: list[Any] = [target for target in whole if target.id not in retracted]
    parties = [p for p in ledger.parties.values() if p.identity != "implicit"]
    assume(targets and parties)
    party = Link(draw(st.sampled_from(parties)))
    first_read = own_documents("new-first", draw(st.sampled_from(DAYS)))
    then_read = own_documents("new-second", DAYS[-1])
    target: Any = draw(st.sampled_from(targets))
    first = Retraction(target, chain=quoting(first_read, party), id="new")
    second = Retraction(first, chain=quoting(then_read, party), id="newer")
    after = with_more(ledger, first, second)
    outlets = (first_read.source.id, then_read.source.id)
    asked = ask.but(resolver=False).admitting(first_read.id, then_read.id, *outlets)
    yield from asked.unequal(asked.sides, before=ledger, after=after)
    yield from asked.unequal(asked.statuses, before=ledger, after=after)


@law()
def retracting_twice_is_retracting_once(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """No Retraction hits another of the same target: said twice, it takes back what it did.

    With the resolver off: of two outlets that only cite each other, none retracts anything.
    """
    ask, ledger = ask.but(resolver=False), draw(ask.ledgers)
    targets: list[Target] = [
        *ledger.statements,
        *ledger.documents.values(),
        *ledger.claims.values(),
    ]
    target: Any = draw(st.sampled_from(targets))
    own = [target] if isinstance(target, Document) and draw(st.booleans()) else []
    chain = quoting(own[0]) if own else draw(speakers(ledger))
    once = with_more(ledger, Retraction(target, chain=chain, id="new"))
    twice = with_more(once, Retraction(target, chain=chain, id="newer"))
    yield from ask.unequal(ask.sides, once=once, twice=twice)


@law(ATTACK_FREE)
def nobody_takes_back_what_is_still_to_be_said(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A retraction or disavowal of a claim takes back nothing that was said after it."""
    ledger = draw(ask.ledgers)
    claim = a_claim(draw, ledger)
    party = draw(st.sampled_from(list(ledger.parties.values())))
    gazette = own_documents("new-gazette", "2031-06-01")
    fields: dict[str, Any] = {"said": "2031-04-01", "id": "new"}
    fields["chain"] = quoting(gazette, party)
    more: Statement = Retraction(claim, **fields)
    if draw(st.booleans()):
        more = Denial(claim, scope="attribution", **fields)
    yield from ask.unequal(ask.sides, before=ledger, after=with_more(ledger, more))


@law()
def attackers_of_what_stands_are_out(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """All attackers of a live hop are out; an undecided hop has no live attacker."""
    ledger = draw(ask.ledgers)
    liveness = inquire(ledger, ask.policy, ask.viewpoint).liveness
    for hop, attacks in liveness.attacks.on.items():
        strongest = max(liveness.live[attack.attacker] for attack in attacks)
        if liveness.live[hop] > Label.LIVE - strongest:
            found = f"{liveness.index.shown(hop)}: {liveness.live[hop].name}, attacked by what is"
            yield ask.breach(f"{found} {strongest.name}", ledger=ledger)


@law(derivations=False, conflicts=False, amendments=False)
def in_order_nothing_is_undecided(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """If nothing rests on what came later, and every attack is later, nothing is undecided."""
    ask = ask.but(resolver=False)
    daily = own_documents("new-daily", "2031-07-01")
    entries = entries_of(draw(ask.ledgers))
    said = sorted(record.id for record, _ in entries if isinstance(record, Statement))
    ledger = with_more(
        recorded(
            (_in_order(r, said, daily) if isinstance(r, Statement) else r, at) for r, at in entries
        ),
        daily,
    )
    for id, a in ask.assessed(ledger).items():
        undecided = [aside.statement for aside in a.set_aside if aside.why is Why.UNDECIDED]
        if undecided:
            yield ask.breach(f"{id}: undecided {undecided}", ledger=ledger)


def _in_order(statement: Statement, said: list[str], read_in: Document) -> Statement:
    """Date a statement by its place, and let it refer to those before it only."""
    place = said.index(statement.id)

    def earlier(id: str) -> bool:
        return id not in said[place:]

    return statement.but(
        target=statement.target if earlier(statement.target.id) else Ref("later"),
        citing=[cited for cited in statement.citing if earlier(cited.id)],
        chain=quoting(read_in, Link(statement.chain[-1].party)),
        said=f"2031-06-{place + 1:02}",
    )


TAKING_BACK = (
    outsiders_take_nothing_back,
    a_retracted_retraction_is_as_before,
    retracting_twice_is_retracting_once,
    nobody_takes_back_what_is_still_to_be_said,
    attackers_of_what_stands_are_out,
    in_order_nothing_is_undecided,
)
