"""Sound journals, from which the broken ones are made, and lines sealed as writers seal them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, final

import attrs

from claimledger.files import Checkpoint, External, Lost, Torn, contents_of, loads
from claimledger.files.journal.bodies import TYPES, body_of, read_body
from claimledger.files.journal.entries import Content, Entry
from claimledger.files.journal.lines import encoded
from claimledger.files.tree import Page
from claimledger.model import Claim, Period
from faults.seeds import FULL, SMALL, Data, seeds
from unit.files.journal.sealing import sealed, sealing

__all__ = [
    "BODIES",
    "JOURNAL",
    "NAME",
    "SHORT",
    "STORY",
    "Sound",
    "journal_of",
    "journals",
    "sealed",
    "sealing",
]

NAME: Final = "broken.jsonl"
"""The name of every journal that is read without a file."""

_TIMES: Final = ("2032-05-02T08:30:15Z", None, "2032-05-02", "2032-05", "../2032-06-01")
_WHO: Final = ("desk", "", 'the "night" desk\\\n\u7f16\u8f91', "desk")


@final
@attrs.frozen(eq=False)
class Sound:
    """A sound journal: its lines without their ends, what stands in each, and all its bytes."""

    lines: tuple[bytes, ...]
    known: dict[bytes, Entry]
    data: bytes
    checkpoint: Checkpoint


def journal_of(contents: Iterable[Content], lost: tuple[int, int] | None = None) -> Sound:
    """Return a journal of contents, recorded by several at several times.

    The entries ``lost`` are told to be lost, and they are.
    """
    known: dict[bytes, Entry] = {}
    number = 0
    for turn, content in enumerate(contents):
        number += 1
        if lost is not None and number == lost[0]:
            number = lost[1] + 1
        at, by = _TIMES[turn % len(_TIMES)], _WHO[turn % len(_WHO)]
        entry, line = encoded(content, None if at is None else Period(at), by, number)
        known[line[:-1]] = entry
    data = b"".join(line + b"\n" for line in known)
    return Sound(tuple(known), known, data, Checkpoint.of(e.line for e in known.values()))


def _contents(data: Data) -> Iterator[Content]:
    for content, _ in contents_of(loads(json.dumps(data), format="json")):
        yield content


_ENDS: Final[Mapping[str, Data]] = {
    "relation": {"party": "old-hand", "other": "guild"},
    "claim-relation": {"claim": "water", "other": "gate", "kind": "contradicts"},
    "amendment": {
        "record": "full-document",
        "replacement": {"type": "document", "id": "full-document", "source": "wire"},
    },
    "response": {"kind": "not_aware"},
    "source": {"kind": "agency"},
    "claimant": {"kind": "person"},
}
"""What a record with every key of its type has of its own."""


def _filled(found: Iterable[Content]) -> Iterator[Content]:
    """Yield a record with all keys of its type, for the types of which there is none."""
    bodies = [body_of(content) for content in found]
    values = {key: value for body in reversed(bodies) for key, value in body.items()}
    for name, (_, shape) in TYPES.items():
        some = [body for body in bodies if body["type"] == name]
        if some and not any(body.keys() == shape.keys() for body in some):
            own = {**some[0], **_ENDS.get(name, {}), "id": f"full-{name}"}
            body = {key: own.get(key, values[key]) for key in shape if key in own | values}
            yield _read(body)


def _read(body: Data) -> Content:
    content = read_body(Page(NAME, json.dumps(body)))
    if isinstance(content, tuple):
        raise ExceptionGroup(f"no body: {body}", content)
    return content


_FULL: Final = tuple(_contents(FULL))
_ASIDE: Final = (Torn.of(b'{"at":"2032-05-02","bo'), Lost(((7, 9),)))
_ALL: Final = (*_FULL, *_filled(_FULL), *_ASIDE)

JOURNAL: Final = journal_of((*_ALL, Claim("late", "It was late")), lost=(7, 9))
"""A journal with entries of every type, in which each field of each of them stands once."""

SHORT: Final = journal_of(
    (
        Claim("gate", "The sluice gate was opened at night", language="en"),
        *[content for content in _ALL if isinstance(content, External)],
        *[content for content in _ALL if getattr(content, "kind_name", "") in ("denial", "source")],
    )
)
"""A journal of a few lines, which is read quickly."""

STORY: Final = journal_of(_contents(SMALL))
"""A journal of which the answers can be told: what is claimed in it is contested."""

BODIES: Final[tuple[dict[str, Any], ...]] = tuple(
    json.loads(json.dumps(body_of(content))) for content in _ALL
)
"""The bodies of all that stands in the full journal, as plain data."""


@cache
def journals() -> tuple[Sound, ...]:
    """Return the full journal, and those of generated ledgers."""
    return (JOURNAL, *(journal_of(_contents(data)) for data in seeds() if data is not FULL))
