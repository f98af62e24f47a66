"""Counting origins: outlets are not origins, and unknown lineage is never independent."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Assertion, Claimant, Denial, Document, Relation, Retraction, Source
from claimledger.reasoning import Except
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import (
    a_claim,
    bonded,
    own_documents,
    quoting,
    read_in,
    with_more,
)
from claimledger.testing.laws.law import law

__all__ = ["INDEPENDENCE"]

_BLOC = ("organ_of", "owned_by", "part_of")


@law()
def counts_are_intervals(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``0 <= at_least <= at_most <= origins``, and one at least if there is an origin."""
    ledger = draw(ask.ledgers)
    for id, a in ask.assessed(ledger).items():
        for side in (a.support, a.opposition):
            some = min(1, len(side.origins))
            if not some <= side.at_least <= side.at_most <= len(side.origins):
                found = f"{id}: {side.at_least} to {side.at_most} of {len(side.origins)} origins"
                yield ask.breach(found, ledger=ledger)


def _unnamed(id: str) -> Claimant:
    return Claimant(id, identity="unnamed", number="several")


@law()
def bare_and_unnamed_origins_make_one(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Bare and unnamed origins never raise ``at_least`` above 1; each is one at most."""
    ledger = draw(ask.ledgers)
    claim = a_claim(draw, ledger)
    bare = [
        Assertion(claim, chain=[own_documents("new-morning")], id="bare"),
        Assertion(claim, chain=[own_documents("new-evening")], basis="told", id="told"),
        Assertion(claim, chain=[Source("new-wire", kind="agency")], id="of-wire"),
    ]
    unnamed = [
        Assertion(claim, chain=[_unnamed("new-aides")], basis="witnessed", id="of-aides"),
        Assertion(claim, chain=[_unnamed("new-observers")], id="of-observers"),
    ]
    chosen = draw(st.lists(st.sampled_from([*bare, *unnamed]), min_size=1, unique=True))
    asked = ask.admitting(None, *_named_in(chosen))
    weighed = ask.policy.unnamed.rank >= ask.policy.threshold.rank
    counted = sum(weighed or statement in bare for statement in chosen)
    after = with_more(ledger, *chosen)
    side = (claim.id, "support")
    expected = (
        max(min(1, counted), asked.at_least(ledger)[side]),
        asked.at_most(ledger)[side] + counted,
    )
    found = asked.at_least(after)[side], asked.at_most(after)[side]
    if found != expected:
        words = f"{claim.id}: {found[0]} to {found[1]} origins, not {expected[0]} to {expected[1]}"
        yield asked.breach(words, before=ledger, after=after)


def _named_in(statements: list[Assertion]) -> Iterator[str]:
    for statement in statements:
        for link in statement.chain:
            yield link.party.id
            if link.document is not None:
                yield link.document.id


@law()
def a_collective_and_its_member_are_not_two(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A collective and a member of it that both say it are two at most, and one at least."""
    ledger, ask = draw(ask.ledgers), ask.admitting(None, "new-club", "new-member")
    claim = a_claim(draw, ledger)
    club, member = Claimant("new-club", kind="group", number="several"), Claimant("new-member")
    apart = with_more(
        ledger,
        Assertion(claim, chain=[club], id="of-club"),
        Assertion(claim, chain=[member], id="of-one"),
    )
    together = apart.record(Relation(member, "member_of", club))
    yield from ask.unequal(ask.at_most, apart=apart, together=together)
    side = (claim.id, "support")
    before, after = ask.at_least(apart)[side], ask.at_least(together)[side]
    if after != before - 1:
        yield ask.breach(f"{claim.id}: {after} at least", apart=apart, together=together)


@law()
def kinship_never_raises_a_count(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A relation organ_of, owned_by or part_of never raises a count."""
    ledger = draw(ask.ledgers)
    after = with_more(ledger, draw(bonded(ledger, _BLOC)))
    yield from ask.raised(ask.at_least, before=ledger, after=after)
    yield from ask.raised(ask.at_most, before=ledger, after=after)


@law()
def membership_changes_no_status(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A relation member_of changes no status and no grade: nobody speaks for a collective."""
    ledger = draw(ask.ledgers)
    after = with_more(ledger, draw(bonded(ledger, ["member_of"])))
    yield from ask.unequal(ask.statuses, before=ledger, after=after)
    yield from ask.unequal(ask.grades, before=ledger, after=after)


@law(conflicts=False, amendments=False)
def a_copy_changes_no_count(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A copy of a document, with a sentence of it that nobody takes back, changes no count.

    Where all relays are trusted, and both the document and its copy admitted.
    """
    ledger = draw(ask.ledgers)
    copied = [
        (s, ledger.documents[id])
        for s in ledger.statements
        if (id := read_in(s) or "") in ledger.documents and not _taken_back(s.id, ledger)
    ]
    assume(copied)
    chosen, original = draw(st.sampled_from(copied))
    copy = Document(
        "new-copy",
        Source("new-subscriber"),
        published=original.published,
        derived_from=original,
        derivation=draw(st.sampled_from(["copy", "translation"])),
    )
    again = chosen.but(chain=quoting(copy, *chosen.chain[1:]), id="copied")
    after = with_more(ledger, copy, again)
    ask = ask.seen(ask.viewpoint.but(relays=Except())).admitting(copy.id, original.id)
    yield from ask.unequal(ask.at_least, before=ledger, after=after)
    yield from ask.unequal(ask.at_most, before=ledger, after=after)


def _taken_back(id: str, ledger: Ledger) -> bool:
    return any(
        s.target.id == id
        for s in ledger.statements
        if isinstance(s, Retraction) or (isinstance(s, Denial) and s.scope == "attribution")
    )


INDEPENDENCE = (
    counts_are_intervals,
    bare_and_unnamed_origins_make_one,
    a_collective_and_its_member_are_not_two,
    kinship_never_raises_a_count,
    membership_changes_no_status,
    a_copy_changes_no_count,
)
