"""The viewpoint: which documents are read, whom one trusts to relay, whose position counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Self, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.model import Record, Ref

__all__ = ["Except", "Only", "Selection", "Viewpoint"]


@attrs.frozen(init=False)
class _Selection:
    ids: frozenset[str | None]

    def __init__(self, *chosen: Record | Ref | str | None) -> None:
        ids = frozenset(c if c is None or isinstance(c, str) else c.id for c in chosen)
        object.__setattr__(self, "ids", ids)

    @property
    def word(self) -> str:
        """The word for it in ledger files."""
        return type(self).__name__.lower()

    def fields(self) -> dict[str, list[str | None]]:
        """Return plain data, as a ledger file writes it."""
        return {self.word: sorted(self.ids, key=lambda id: id or "")}


@final
@attrs.frozen(init=False)
class Only(_Selection):
    """These and no others. Among documents, None stands for "in no document at all".

    >>> Only("russia").admits(["putin", "russia"]), Only("russia").admits(["usa"])
    (True, False)
    """

    def admits(self, ids: Collection[str | None]) -> bool:
        """Tell whether one of the ids is among these."""
        return not self.ids.isdisjoint(ids)


@final
@attrs.frozen(init=False)
class Except(_Selection):
    """All but these.

    >>> Except("russia").admits(["putin", "russia"]), Except("russia").admits(["usa"])
    (False, True)
    """

    def admits(self, ids: Collection[str | None]) -> bool:
        """Tell whether none of the ids is among these."""
        return self.ids.isdisjoint(ids)


Selection = Only | Except


@final
@attrs.frozen(kw_only=True)
class Viewpoint:
    """Whose reading this is, as data: documents admitted, relays trusted, positions counted.

    Relays and positions are asked about a party's voices: leaving out Russia leaves out its
    spokesman.

    >>> Viewpoint(positions=Except("russia")).fields()
    {'positions': {'except': ['russia']}}
    """

    documents: Selection = Except()
    relays: Selection = Except()
    positions: Selection = Except()

    def but(self, **changes: Selection) -> Self:
        """Return a viewpoint that differs in some selections."""
        return attrs.evolve(self, **changes)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Viewpoint:
        """Return a viewpoint as a ledger file writes it."""
        chosen: dict[str, Selection] = {}
        for name, selection in fields.items():
            if name not in attrs.fields_dict(cls):
                close = close_matches(name, list(attrs.fields_dict(cls)))
                raise InvalidRecordError(
                    f"a viewpoint has no {name!r}",
                    f"did you mean {close[0]!r}?" if close else "documents, relays, positions",
                )
            match selection:
                case {"only": list() | tuple() as ids, **rest} if not rest:
                    chosen[name] = Only(*ids)
                case {"except": list() | tuple() as ids, **rest} if not rest:
                    chosen[name] = Except(*ids)
                case _:
                    raise InvalidRecordError(
                        f"{selection!r} selects nothing", "write {only: [ids]} or {except: [ids]}"
                    )
        return cls(**chosen)

    def fields(self) -> dict[str, dict[str, list[str | None]]]:
        """Return plain data that `Viewpoint.of` takes back; what admits all is left out."""
        chosen = {name: getattr(self, name) for name in attrs.fields_dict(type(self))}
        return {name: s.fields() for name, s in chosen.items() if s != Except()}
