"""What Hypothesis calls when it is imported, so that ``st.from_type(Ledger)`` works.

It is entered in the group ``hypothesis`` of the package's entry points, and so is loaded by every
program that imports Hypothesis, whether or not it tests ledgers. Therefore it stands apart from
`claimledger.testing`, and loads the strategies when one is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from claimledger import ledger, model, reasoning

__all__ = ["REGISTERED", "register"]


def _kit() -> Any:
    from claimledger.testing import strategies  # noqa: PLC0415  # only when one is asked for

    return strategies


REGISTERED: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
    ledger.Ledger: lambda: _kit().ledgers(),
    model.Record: lambda: _kit().records(),
    model.Claim: lambda: _kit().claims(),
    model.Claimant: lambda: _kit().claimants(),
    model.Source: lambda: _kit().sources(),
    model.Document: lambda: _kit().documents(),
    model.Relation: lambda: _kit().relations(),
    model.ClaimRelation: lambda: _kit().claim_relations(),
    model.Assertion: lambda: _kit().assertions(),
    model.Denial: lambda: _kit().denials(),
    model.Question: lambda: _kit().questions(),
    model.Response: lambda: _kit().responses(),
    model.Retraction: lambda: _kit().retractions(),
    model.Review: lambda: _kit().reviews(),
    model.Amendment: lambda: _kit().amendments(),
    model.Suppression: lambda: _kit().suppressions(),
    model.Expectation: lambda: _kit().expectations(),
    model.ChainExpectation: lambda: _kit().chain_expectations(),
    model.Rating: lambda: _kit().ratings(),
    model.Link: lambda: _kit().links(),
    model.Anchor: lambda: _kit().anchors(),
    model.Meta: lambda: _kit().metas(),
    model.Period: lambda: _kit().periods(),
    model.Ref: lambda: _kit().refs(),
    reasoning.Policy: lambda: _kit().policies(),
    reasoning.Viewpoint: lambda: _kit().viewpoints(
        documents=[None, "d0", "d1"], parties=["daily", "weekly", "ann"]
    ),
    reasoning.Only: lambda: _kit().selections(reasoning.Only),
    reasoning.Except: lambda: _kit().selections(reasoning.Except),
}
"""The types that can be asked for by ``st.from_type``, each with what makes its strategy.

Unions of them, such as ``Party`` and ``Statement``, and the word lists need no entry.
"""


def register() -> None:
    """Tell Hypothesis of a strategy for every record and value.

    To call it again changes nothing.

    >>> from hypothesis import find, strategies as st
    >>> from claimledger import Denial, Ledger, Party
    >>> register()
    >>> find(st.from_type(Party), lambda party: party.kind == "agency")
    Source('0', '0', kind='agency')
    >>> @st.composite
    ... def with_a_denial(draw, ledger=st.from_type(Ledger), denial=st.from_type(Denial)):
    ...     return draw(ledger).record(draw(denial))
    >>> len(find(with_a_denial(), lambda ledger: len(ledger) > 4))
    5
    """
    for kind, strategy in REGISTERED.items():
        st.register_type_strategy(kind, _when_asked(strategy))


def _when_asked(
    strategy: Callable[[], st.SearchStrategy[Any]],
) -> Callable[[type], st.SearchStrategy[Any]]:
    return lambda _: strategy()
