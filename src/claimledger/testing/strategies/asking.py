"""Strategies for how one asks: policies and viewpoints."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hypothesis import strategies as st

from claimledger.model import Reading
from claimledger.reasoning import Disavowal, Except, Grade, Only, Policy, Supersession, Viewpoint

__all__ = ["policies", "viewpoints"]

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
    """Generate policies, with the fields that are given held fixed.

    >>> from hypothesis import find
    >>> find(policies(resolver=False), lambda policy: policy.threshold == "full").resolver
    False
    """
    free = {name: strategy for name, strategy in _CHOICES.items() if name not in fields}
    return st.fixed_dictionaries({}, optional=free).map(lambda chosen: Policy(**chosen, **fields))


@st.composite
def viewpoints(
    draw: st.DrawFn,
    *,
    documents: Collection[str | None] = (),
    parties: Collection[str] = (),
) -> Viewpoint:
    """Generate viewpoints that choose among some documents and parties.

    >>> from hypothesis import find
    >>> find(viewpoints(documents=["d1"]), lambda viewpoint: viewpoint != Viewpoint()).fields()
    {'documents': {'only': []}}
    """
    chosen: dict[str, Only | Except] = {}
    for name, pool in (("documents", documents), ("relays", parties), ("positions", parties)):
        chooses = draw(st.booleans())
        if pool and chooses:
            ids = draw(st.lists(st.sampled_from(list(pool)), unique=True))
            chosen[name] = Only(*ids) if draw(st.booleans()) else Except(*ids)
    return Viewpoint(**chosen)
