"""Attribution chains: origins, depth, and what a relay between changes, which is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Assertion, Denial, Document, Link, Retraction, Source
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import (
    DAYS,
    a_claim,
    entries_of,
    nobody_twice,
    own_documents,
    quoting,
    speakers,
    with_more,
)
from claimledger.testing.laws.law import law

__all__ = ["CHAINS"]

_DAYS = st.sampled_from([*DAYS, None])


@law()
def grounded_iff_it_has_origins(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A chain is grounded iff it has an origin; else its depth is its links less one."""
    ledger = draw(ask.ledgers)
    for chains in ask.traced(ledger).values():
        for chain in chains:
            all_links = chain.depth == len(chain.statement.chain) - 1
            if chain.grounded != bool(chain.origins) or not (chain.grounded or all_links):
                found = f"{chain.statement.id}: depth {chain.depth}, origins {chain.origins}"
                yield ask.breach(found, ledger=ledger)


@law()
def the_path_leads_to_an_origin(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A chain prints ``depth`` steps from its first link; if it is grounded, to an origin of it."""
    ledger = draw(ask.ledgers)
    same = any(r.kind == "same_as" for r in ledger.relations)
    for chains in ask.traced(ledger).values():
        for chain in chains:
            first, last = chain.path[0], chain.path[-1]
            starts = (first.statement, first.index) == (chain.statement, 0)
            ends = not chain.grounded or same or last.party in {hop.party for hop in chain.origins}
            if not starts or not ends or len(chain.path) != chain.depth + 1:
                path = " <- ".join(hop.party for hop in chain.path)
                yield ask.breach(f"{chain.statement.id}: {path}", ledger=ledger)


@law()
def anonymous_only_speaks_of_all_origins(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A chain is anonymous-only if it has an origin and no origin of it is named."""
    ledger = draw(ask.ledgers)
    for chains in ask.traced(ledger).values():
        for chain in chains:
            anonymous = chain.grounded and set(chain.origins) <= set(chain.anonymous)
            if chain.anonymous_only != anonymous:
                found = f"{chain.statement.id}: anonymous only {chain.anonymous_only}"
                yield ask.breach(found, ledger=ledger)


@law(conflicts=False, amendments=False)
def a_neutral_relay_changes_nothing(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A trusted relay after the first link changes no origin and no position, depth by at most 1.

    In a chain where no party stands twice, also by ``same_as``.
    """
    ledger, relay = draw(ask.ledgers), Source("new-relay")
    ask = ask.admitting(relay.id)
    longer = [s for s in ledger.statements if len(s.chain) > 1]
    assume(longer)
    chosen = draw(st.sampled_from(longer))
    assume(nobody_twice(ledger, [link.party.id for link in chosen.chain]))
    first, *rest = chosen.chain
    entries = [
        (r.but(chain=[first, Link(relay), *rest]) if r == chosen else r, at)
        for r, at in entries_of(ledger)
    ]
    after = recorded(entries).record(relay)
    yield from ask.unequal(ask.origins, before=ledger, after=after)
    yield from ask.unequal(ask.sides, before=ledger, after=after)
    depth, now = _depths(ask, ledger), _depths(ask, after)
    far = [
        f"{key[1]}: {depth[key]} deep, then {now[key]}"
        for key in depth
        if now[key] - depth[key] not in (0, 1)
    ]
    yield from ask.breaches(far, before=ledger, after=after)


def _depths(ask: Asking, ledger: Ledger) -> dict[tuple[str, str], int]:
    """Return the depth of each chain, by claim and statement."""
    return {
        (claim, chain.statement.id): chain.depth
        for claim, chains in ask.traced(ledger).items()
        for chain in chains
    }


@law()
def spelling_out_a_link_changes_no_status(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """With the resolver on, ``[n, w-doc]`` and ``[n, w-doc, X]`` give one status.

    If w-doc has just one matching statement, with the same certainty, scope and reading, and
    no party stands twice.
    """
    ask, ledger = ask.but(resolver=True), draw(ask.ledgers)
    sources = [p for p in ledger.parties.values() if isinstance(p, Source)]
    publisher = draw(st.sampled_from([*sources, Source("new-wire")]))
    assume(publisher.kind != "platform")
    document = Document("new-item", publisher, published=draw(_DAYS))
    chain = quoting(document, *draw(speakers(ledger)))
    assume(nobody_twice(ledger, [link.party.id for link in chain]))
    fields: dict[str, Any] = {
        "said": draw(_DAYS),
        "certainty": draw(st.sampled_from(["full", "weak"])),
        "reading": draw(st.sampled_from(["explicit", "inferred", "doubtful"])),
    }
    claim = a_claim(draw, ledger)
    said: Assertion | Denial = Assertion(claim, chain=chain, id="new-said", **fields)
    if draw(st.booleans()):
        said = Denial(claim, chain=chain, id="new-said", **fields)
    ledger = with_more(ledger, said, *_taken_back(draw, document, said))
    article = own_documents("new-daily", draw(_DAYS))
    short = said.but(chain=quoting(article, chain[0]), said=None, id="new")
    long = said.but(chain=quoting(article, *chain), id="new")
    one, other = (with_more(ledger, article, s) for s in (short, long))
    yield from ask.unequal(ask.statuses, short=one, spelled_out=other)


def _taken_back(
    draw: st.DrawFn, document: Document, said: Assertion | Denial
) -> list[Retraction | Denial]:
    """Draw what takes a document, or a statement in it, back: mostly with authority."""
    gazette = own_documents("new-gazette", draw(_DAYS))
    chain = quoting(gazette, Link(draw(st.sampled_from(said.chain)).party))
    of_statement = Denial(said, scope="attribution", chain=chain, id="taken-back")
    of_document = Retraction(document, chain=chain, id="taken-back")
    return draw(st.sampled_from([[], [of_document], [of_statement]]))


CHAINS = (
    grounded_iff_it_has_origins,
    the_path_leads_to_an_origin,
    anonymous_only_speaks_of_all_origins,
    a_neutral_relay_changes_nothing,
    spelling_out_a_link_changes_no_status,
)
