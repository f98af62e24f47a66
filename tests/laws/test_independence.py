"""Counting origins: outlets are not origins, and unknown lineage is never independent."""

from hypothesis import assume, given
from hypothesis import strategies as st

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Link,
    Policy,
    Relation,
    Retraction,
    Source,
    assess,
    assess_all,
)
from claimledger.testing import ledgers, policies
from laws.common import counts, fresh_outlet, grades, statuses


@given(ledgers(), policies())
def test_counts_are_intervals(ledger: Ledger, policy: Policy) -> None:
    """``0 <= at_least <= at_most``, and there are no more blocs than origins."""
    for a in assess_all(ledger, policy=policy).values():
        for side in (a.support, a.opposition):
            assert 0 <= side.at_least <= side.at_most <= len(side.origins)
            assert bool(side.at_most) == bool(side.origins)


@given(ledgers(), st.data())
def test_bare_and_unnamed_origins_make_one(ledger: Ledger, data: st.DataObject) -> None:
    """Bare and unnamed origins never raise ``at_least`` above 1, and each raises ``at_most``."""
    claim = data.draw(st.sampled_from(list(ledger.claims.values())))
    unsure = [
        Assertion(claim, chain=[fresh_outlet("morning")], id="bare"),
        Assertion(claim, chain=[fresh_outlet("evening")], basis="told", id="told"),
        Assertion(claim, chain=[Source("wire", kind="agency")], id="of-wire"),
        Assertion(claim, chain=[_unnamed("aides")], basis="witnessed", id="of-aides"),
        Assertion(claim, chain=[_unnamed("observers")], id="of-observers"),
    ]
    chosen = data.draw(st.lists(st.sampled_from(unsure), min_size=1, unique=True))
    before = assess(ledger, claim.id).support
    after = assess(ledger | Ledger().record(*chosen), claim.id).support
    assert after.at_least == max(1, before.at_least)
    assert after.at_most == before.at_most + len(chosen)


def _unnamed(id: str) -> Claimant:
    return Claimant(id, identity="unnamed", number="several")


@given(ledgers(), st.data())
def test_a_collective_and_its_member_are_not_two(ledger: Ledger, data: st.DataObject) -> None:
    """A collective and a member of it that both say it are two at most, and one at least."""
    claim = data.draw(st.sampled_from(list(ledger.claims.values())))
    club, member = Claimant("club", kind="group", number="several"), Claimant("member")
    apart = ledger | Ledger().record(
        Assertion(claim, chain=[club], id="of-club"), Assertion(claim, chain=[member], id="of-one")
    )
    together = apart.record(Relation(member, "member_of", club))
    before, after = assess(apart, claim.id).support, assess(together, claim.id).support
    assert after.at_least == before.at_least - 1
    assert after.at_most == before.at_most


BLOC = ["organ_of", "owned_by", "part_of"]


@st.composite
def more_relations(draw: st.DrawFn, ledger: Ledger, kinds: list[str]) -> Relation:
    pool = [*ledger.parties.values(), Source("holding")]
    assume(len(pool) > 1)
    one, other = draw(st.lists(st.sampled_from(pool), min_size=2, max_size=2, unique=True))
    during = draw(st.sampled_from([None, "2031-05-01/2031-05-03", "2031-05-03/.."]))
    return Relation(one, draw(st.sampled_from(kinds)), other, during)


@given(ledgers(), st.data())
def test_kinship_never_raises_a_count(ledger: Ledger, data: st.DataObject) -> None:
    """A relation organ_of, owned_by or part_of never raises a count; here without collectives."""
    assume(not any(r.kind == "member_of" for r in ledger.relations))
    after = counts(ledger | Ledger().record(data.draw(more_relations(ledger, BLOC))))
    for side, (at_least, at_most) in counts(ledger).items():
        assert after[side][0] <= at_least
        assert after[side][1] <= at_most


def test_kinship_never_raises_a_count_of_collectives() -> None:
    """... nor does it with collectives, of which one has a member in another one's bloc."""
    article, claim = Document("d1", Source("daily"), published="2031-05-01"), Claim("p", "p")
    alliance, league = Claimant("alliance", kind="group"), Claimant("league", kind="group")
    army, bob = Claimant("army"), Claimant("bob")
    ledger = Ledger().record(
        *(Assertion(claim, chain=[article, party]) for party in (alliance, league, bob)),
        Relation(bob, "member_of", league),
        Relation(army, "member_of", alliance),
        Relation(army, "organ_of", league),
    )
    after = ledger.record(Relation(alliance, "part_of", league))
    before, now = assess(ledger, claim).support, assess(after, claim).support
    assert now.at_least <= before.at_least
    assert now.at_most <= before.at_most


@given(ledgers(), st.data())
def test_membership_changes_no_status(ledger: Ledger, data: st.DataObject) -> None:
    """A relation member_of changes no status and no grade: nobody speaks for a collective."""
    relation = data.draw(more_relations(ledger, ["member_of"]))
    after = ledger | Ledger().record(relation)
    assert statuses(after) == statuses(ledger)
    assert grades(after) == grades(ledger)


@given(ledgers(conflicts=False, amendments=False), st.data())
def test_a_copy_changes_no_count(ledger: Ledger, data: st.DataObject) -> None:
    """A copy of a document, with a sentence of it that nobody takes back, changes no count."""
    taken_back = {
        s.target.id
        for s in ledger.statements
        if isinstance(s, Retraction) or (isinstance(s, Denial) and s.scope == "attribution")
    }
    copied = [
        s
        for s in ledger.statements
        if s.id not in taken_back
        and s.chain[0].document is not None
        and s.chain[0].document.id in ledger.documents
    ]
    assume(copied)
    chosen = data.draw(st.sampled_from(copied))
    reference = chosen.chain[0].document
    assert reference is not None
    original = ledger.document(reference)
    copy = Document(
        "copy-1",
        Source("subscriber"),
        published=original.published,
        derived_from=original,
        derivation=data.draw(st.sampled_from(["copy", "translation"])),
    )
    again = chosen.but(chain=[Link(copy.source, document=copy), *chosen.chain[1:]], id="copied")
    after = ledger | Ledger().record(copy, again)
    assert counts(after) == counts(ledger)
