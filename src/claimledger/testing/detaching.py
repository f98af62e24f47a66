"""Records cut loose from what they hold, remade, and put into ledgers of any selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from claimledger.ledger import Ledger
from claimledger.model import Link, Period, Record, Ref, detached

__all__ = ["recorded", "remade"]

_R = TypeVar("_R", bound=Record)


def _same_id(id: str) -> str:
    return id


def _same_period(period: Period) -> Period:
    return period


def remade(
    record: _R,
    *,
    ids: Callable[[str], str] = _same_id,
    periods: Callable[[Period], Period] = _same_period,
) -> _R:
    """Return a detached record with every id and every period in it changed.

    >>> from claimledger import Assertion
    >>> remade(Assertion(Ref("base"), chain=[Ref("mayor")], id="s1"), ids=str.upper)
    Assertion(Ref('BASE'), chain=[Link(Ref('MAYOR'))], id='S1')
    """
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(record)):
        value = getattr(record, attribute.name)
        if not attribute.init:
            continue
        if attribute.name == "id":
            changes["id"] = ids(record.id)
        elif attribute.metadata.get("whole", False):
            changes[attribute.name] = value and remade(value, ids=ids, periods=periods)
        else:
            changes[attribute.name] = _remade(value, ids, periods)
    return attrs.evolve(record, **changes)


def _remade(value: Any, ids: Callable[[str], str], periods: Callable[[Period], Period]) -> Any:
    if isinstance(value, Record | Ref):
        return Ref(ids(value.id))
    if isinstance(value, Period):
        return periods(value)
    if isinstance(value, Link):
        return attrs.evolve(
            value,
            party=_remade(value.party, ids, periods),
            document=_remade(value.document, ids, periods),
            said=_remade(value.said, ids, periods),
        )
    if isinstance(value, tuple):
        return tuple(_remade(item, ids, periods) for item in value)
    return value


def recorded(entries: Iterable[tuple[Record, Period | None]]) -> Ledger:
    """Return a ledger of just these records, each with the time at which it was recorded.

    Conflicting versions are kept side by side, as a merge keeps them.

    >>> recorded([(Ref, None) for Ref in ()])
    <Ledger (0 records on 0 claims)>
    """
    ledger = Ledger()
    for record, at in entries:
        ledger |= Ledger().record(detached(record), at=at)
    return ledger
