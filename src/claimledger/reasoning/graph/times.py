"""When each hop took its position, as far as the records tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from claimledger.model import Period, Source
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.policy import Policy

__all__ = ["times_of"]


def times_of(resting: Resting, policy: Policy) -> list[Period | None]:
    """Return the time of every hop.

    It is the link's ``said``; else, for the last link, the statement's; else, by policy, the
    publication of the nearest document at or above it, of a copy that of the earliest document
    of its derivation. An outlet cited without a document has none of these. What was only
    published again was not said again: such a link takes the time of the party's first saying.

    Here a backgrounder of Friday repeats what the mayor said on Monday, so that her denial of
    Wednesday is her last word:

    >>> from claimledger import Assertion, Claim, Claimant, Denial, Document, Ledger, Ref, assess
    >>> monday, wednesday, friday = (
    ...     Document(day, Ref("port-daily"), published=day)
    ...     for day in ("2031-07-07", "2031-07-09", "2031-07-11")
    ... )
    >>> base, mayor = Claim("base", "A base will open"), Claimant("mayor")
    >>> ledger = Ledger().record(
    ...     Assertion(base, chain=[monday, mayor]),
    ...     Denial(base, chain=[wednesday, mayor]),
    ...     Assertion(base, chain=[friday, mayor]),
    ... )
    >>> assess(ledger, base).status.value
    'denied'
    """
    index = resting.index
    times: list[Period | None] = []
    borrowed: list[bool] = []
    for number, statement in enumerate(index.statements):
        published: Period | None = None
        for hop in index.hops(number):
            link = index.link[hop]
            document = index.document[hop]
            if document is not None:
                published = _publication(resting, document)
            own = link.said or (statement.said if index.is_last(hop) else None)
            outlet = document is None and isinstance(index.parties.get(index.party[hop]), Source)
            by_date = own is None and policy.date_by_publication and not outlet
            times.append(published if by_date else own)
            anew = index.is_first(hop) or _in_own_document(resting, hop)
            borrowed.append(by_date and not anew)
    return _not_said_again(resting, times, borrowed)


def _in_own_document(resting: Resting, hop: int) -> bool:
    """Tell whether a link is located in a document of its party's own."""
    index = resting.index
    document = index.documents.get(index.document[hop] or "")
    if document is None:
        return False
    one = index.kinship.one
    own = one(index.renamed(document.source.id)) == one(index.party[hop])
    return own or index.descriptions.on_platform(document)


def _publication(resting: Resting, document: str) -> Period | None:
    described = resting.index.documents.get(document)
    return described and resting.index.descriptions.earliest(described).published


def _not_said_again(
    resting: Resting, times: list[Period | None], borrowed: list[bool]
) -> list[Period | None]:
    index, kinship = resting.index, resting.index.kinship
    first_said: dict[tuple[str, Hashable], list[Period]] = defaultdict(list)
    for hop, time in enumerate(times):
        number = index.owner[hop]
        if time is not None and resting.origin[hop] and resting.admitted[number]:
            for party in {kinship.one(speaker) for speaker in index.speakers[hop]}:
                for key in resting.sides.keys[number]:
                    first_said[party, key].append(time)
    for sayings in first_said.values():
        sayings.sort(key=lambda time: time.order)
    result = list(times)
    for hop, time in enumerate(times):
        if time is None or not borrowed[hop] or not index.is_last(hop):
            continue
        party = kinship.one(index.party[hop])
        firsts = [
            next((said for said in first_said.get((party, key), ()) if said.before(time)), time)
            for key in resting.sides.keys[index.owner[hop]]
        ]
        result[hop] = min(firsts, key=lambda period: period.order)
    return result
