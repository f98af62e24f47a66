"""Strategies for how one asks: policies and viewpoints.

A property that should hold however one asks takes both:
``@given(ledgers(), policies(), viewpoints(parties=["usa"]))``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from hypothesis import strategies as st

from claimledger.model import Reading
from claimledger.reasoning import Disavowal, Except, Grade, Only, Policy, Supersession, Viewpoint
from claimledger.testing.strategies.values import slugs

__all__ = ["policies", "selections", "viewpoints"]

_SLUGS = slugs()

_GRADES = st.sampled_from([*reversed(Grade)])
_CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "threshold": st.sampled_from([Grade.WEAK, Grade.FULL]),
    "unnamed": _GRADES,
    "accused": _GRADES,
    "legitimacy": st.sampled_from([Grade.WEAK, Grade.NONE, Grade.FULL]),
    "supersession": st.sampled_from(Supersession),
    "disavowal": st.sampled_from(Disavowal),
    "least_reading": st.sampled_from(Reading),
    "resolver": st.sampled_from([True, False]),
    "date_by_publication": st.sampled_from([True, False]),
}


def policies(**fields: Any) -> st.SearchStrategy[Policy]:
    """Generate policies; a field that is given is a value to hold fixed, or a strategy for it.

    Failing examples shrink towards the default policy. A field that a policy does not have is
    refused as `Policy.but` refuses it.

    >>> from hypothesis import find
    >>> find(policies(resolver=False), lambda policy: policy.threshold == "full").resolver
    False
    >>> full_or_none = st.sampled_from(["full", "none"])
    >>> find(policies(unnamed=full_or_none), lambda policy: policy.unnamed != "full").unnamed
    <Grade.NONE: 'none'>
    """
    free = {name: strategy for name, strategy in _CHOICES.items() if name not in fields}
    held = {name: _strategy(value) for name, value in fields.items()}
    return st.fixed_dictionaries(held, optional=free).map(Policy.of)


def _strategy(value: Any) -> st.SearchStrategy[Any]:
    return value if isinstance(value, st.SearchStrategy) else st.just(value)


_Selection = TypeVar("_Selection", Only, Except)


def selections(
    kind: type[_Selection], *, ids: st.SearchStrategy[str] = _SLUGS
) -> st.SearchStrategy[_Selection]:
    """Generate choices of up to three ids.

    >>> from hypothesis import find
    >>> pool = st.sampled_from(["usa", "russia"])
    >>> find(selections(Except, ids=pool), lambda chosen: not chosen.admits(["russia"]))
    Except(ids=frozenset({'russia'}))
    """
    return st.lists(ids, max_size=3).map(lambda chosen: kind(*chosen))


@st.composite
def viewpoints(
    draw: st.DrawFn,
    *,
    documents: Collection[str | None] = (),
    parties: Collection[str] = (),
) -> Viewpoint:
    """Generate viewpoints that choose among some documents and parties.

    ``documents`` and ``parties`` are ids; None among the documents stands for statements that
    stand in no document. Without ids there is only the viewpoint that admits everything, to
    which failing examples shrink.

    >>> from hypothesis import find
    >>> find(viewpoints(documents=["d1"]), lambda viewpoint: viewpoint != Viewpoint()).fields()
    {'documents': {'only': []}}
    >>> distrusts = lambda viewpoint: viewpoint.relays == Except("mayor")
    >>> find(viewpoints(parties=["usa", "mayor"]), distrusts).fields()
    {'relays': {'except': ['mayor']}}
    """
    chosen: dict[str, Only | Except] = {}
    for name, pool in (("documents", documents), ("relays", parties), ("positions", parties)):
        chooses = draw(st.booleans())
        if pool and chooses:
            ids = draw(st.lists(st.sampled_from(list(pool)), unique=True))
            chosen[name] = Only(*ids) if draw(st.booleans()) else Except(*ids)
    return Viewpoint(**chosen)
