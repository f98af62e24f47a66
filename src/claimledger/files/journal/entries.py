"""What stands in a journal: entries, each with a record, or with what is no record."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model import Period, Record, Ref
from claimledger.model.plain import several

__all__ = ["Content", "Entry", "External", "Lost", "Torn"]

_KEPT: Final = 2**16


def _ids(value: Iterable[str]) -> tuple[str, ...]:
    found = several(value, "list of ids", "write ['pri-saja']")
    return tuple(sorted({Ref(id).id for id in found}))


@final
@attrs.frozen
class External:
    """Ids that are known to stand elsewhere, as under ``external`` in a ledger file.

    >>> External(["pri-saja", "evening"]).ids
    ('evening', 'pri-saja')
    """

    ids: tuple[str, ...] = attrs.field(converter=_ids)

    def __attrs_post_init__(self) -> None:
        if not self.ids:
            raise InvalidRecordError("nothing is external", "name at least one id")


@final
@attrs.frozen
class Torn:
    """What an append found behind the last whole line, and took away: a write that never ended.

    ``begins`` are its first bytes, up to 64 KiB, in base64; ``size`` counts all its bytes.

    >>> Torn.of(b'{"at":"2024').size
    11
    """

    size: int
    sha256: str
    begins: str

    @classmethod
    def of(cls, data: bytes) -> Torn:
        """Return what is told of such bytes."""
        begins = b64encode(data[:_KEPT]).decode("ascii")
        return cls(len(data), sha256(data).hexdigest(), begins)


@final
@attrs.frozen
class Lost:
    """Numbers of entries that a salvage did not find, in ranges from first to last.

    >>> Lost(((57, 58),)).entries
    ((57, 58),)
    """

    entries: tuple[tuple[int, int], ...]


Content = Record | External | Torn | Lost


@final
@attrs.frozen
class Entry:
    """One line of a journal: what it holds, when it was recorded, and by whom.

    ``number`` counts the lines of a journal as they were written. ``id`` is the journal's own
    id of what it holds: the SHA-256 of the canonical body; ``line`` that of the rest of the
    line. Both are in 64 hex digits.
    """

    content: Content
    at: Period | None
    by: str
    number: int
    id: str
    line: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What two lines have in common that say the same: id, time and recorder."""
        return self.id, "" if self.at is None else self.at.written, self.by
