"""Spelling out what a cited document says, or leaving it to the resolver, is the same."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from claimledger import Assertion, Denial, Document, Ledger, Link, Retraction, Source
from claimledger.testing import ledgers
from laws.common import DAYS, fresh_outlet, nobody_twice, speakers, statuses

days = st.sampled_from([*DAYS, None])


@given(ledgers(), st.data())
def test_spelling_out_a_located_link_changes_no_status(ledger: Ledger, data: st.DataObject) -> None:
    """[n, w-doc] and [n, w-doc, X] give one status if w-doc has just one matching statement."""
    sources = [p for p in ledger.parties.values() if isinstance(p, Source)]
    publisher = data.draw(st.sampled_from([*sources, Source("evening")]))
    assume(publisher.kind != "platform")
    document = Document("w-1", publisher, published=data.draw(days))
    chain = [Link(document.source, document=document), *data.draw(speakers(ledger))]
    assume(nobody_twice(ledger, [link.party.id for link in chain]))
    fields: dict[str, Any] = {
        "said": data.draw(days),
        "certainty": data.draw(st.sampled_from(["full", "weak"])),
        "reading": data.draw(st.sampled_from(["explicit", "inferred", "doubtful"])),
    }
    claim = data.draw(st.sampled_from(list(ledger.claims.values())))
    said: Assertion | Denial = Assertion(claim, chain=chain, id="said", **fields)
    if data.draw(st.booleans()):
        said = Denial(claim, chain=chain, id="said", **fields)
    ledger |= Ledger().record(said, *data.draw(taken_back(document, said)))
    article = fresh_outlet("n", data.draw(days))
    first = Link(article.source, document=article)
    short = said.but(chain=[first, chain[0]], said=None, id="new")
    long = said.but(chain=[first, *chain], id="new")
    one, other = (ledger | Ledger().record(article, s) for s in (short, long))
    assert statuses(one) == statuses(other)


@st.composite
def taken_back(
    draw: st.DrawFn, document: Document, said: Assertion | Denial
) -> list[Retraction | Denial]:
    """Generate what takes a document, or a statement in it, back: mostly with authority."""
    day = draw(days)
    speaker = Link(draw(st.sampled_from(said.chain)).party)
    gazette = fresh_outlet("gazette", day)
    chain = [Link(gazette.source, document=gazette), speaker]
    of_statement = Denial(said, scope="attribution", chain=chain, id="taken-back")
    of_document = Retraction(document, chain=chain, id="taken-back")
    return draw(st.sampled_from([[], [of_document], [of_statement]]))
