"""Tables: facts of all plain topics at once, in columns of equal length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any

from claimledger.errors import UnknownIdError, close_matches
from claimledger.model import Statement
from claimledger.reasoning.graph.walks import components, gather
from claimledger.reasoning.index import plain
from claimledger.reasoning.index.columns import NOBODY, SEVERAL
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.index.topics import Saying, Topic

__all__ = ["CHAINS", "SIDES", "Row", "chains_table", "named", "rows", "sides_table"]

_ID, _CLAIM = attrgetter("id"), attrgetter("topic.id")

Row = tuple[Statement, bool, int, bool]
"""Of one chain: its statement, whether it is grounded, its depth, whether it is circular."""


CHAINS = ("claim", "statement", "grounded", "depth", "circular", "origins")
"""The columns of `chains_table`, in their order."""

SIDES = (
    "claim",
    "status",
    "support_origins",
    "support_at_least",
    "support_at_most",
    "opposition_origins",
    "opposition_at_least",
    "opposition_at_most",
)
"""The columns of `sides_table`, in their order."""


def named(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return names of columns, each once; one that is not known raises `UnknownIdError`."""
    for name in names:
        if name not in known:
            raise UnknownIdError("column", name, close_matches(name, list(known)))
    return tuple(dict.fromkeys(names))


def rows(survey: Survey, topic: Topic) -> list[Row]:
    """Return the chains of a topic that is not odd, by statement id."""
    columns, records = survey.columns, survey.records
    found: list[Any] = [
        (
            records[place],
            columns.origin[place] != NOBODY,
            columns.depth[place],
            bool(columns.circular[place]),
        )
        for place in survey.statements(topic)
    ]
    return found


def chains_table(survey: Survey, names: Sequence[str]) -> tuple[dict[str, list[Any]], list[str]]:
    """Return columns on the chains of all claims that are not odd, and the ids of those that are.

    The order is that in which the statements were recorded.
    """
    columns, records = survey.columns, survey.records
    mask = bytearray(map(bool, columns.saying))
    odd = [topic for topic in survey.described.topics.values() if topic.odd]
    for topic in (*odd, *survey.described.others.values()):
        for place in topic.places():
            mask[place] = 0
    made: dict[str, Callable[[], Iterable[Any]]] = {
        "claim": lambda: map(_CLAIM, compress(columns.saying, mask)),
        "statement": lambda: map(_ID, compress(records, mask)),
        "grounded": lambda: map(NOBODY.__ne__, compress(columns.origin, mask)),
        "depth": lambda: compress(columns.depth, mask),
        "circular": lambda: map(bool, compress(columns.circular, mask)),
        "origins": lambda: _origins(survey, list(compress(range(survey.size), mask))),
    }
    return {name: list(made[name]()) for name in names}, [topic.id for topic in odd]


def _origins(survey: Survey, places: list[int]) -> list[int]:
    """Count the origins of statements; those with several are worked out upstream first."""
    origin = survey.columns.origin
    several = [place for place in places if origin[place] == SEVERAL]
    counted = _several(survey, several)
    reached = map(origin.__getitem__, places)
    return [
        1 if at >= 0 else 0 if at == NOBODY else counted[place]
        for place, at in zip(places, reached, strict=True)
    ]


def _several(survey: Survey, places: list[int]) -> dict[int, int]:
    """Count the origins of the statements that have more than one, a topic at a time."""
    parts: dict[Saying | None, list[int]] = {}
    for place in places:
        parts.setdefault(survey.columns.saying[place], []).append(place)
    found: dict[int, int] = {}
    for part in parts.values():
        found.update(_counted(survey, part))
    return found


def _counted(survey: Survey, places: list[int]) -> dict[int, int]:
    columns = survey.columns
    number = {place: at for at, place in enumerate(places)}
    bit: dict[int, int] = {}
    after: list[list[int]] = []
    own: list[int] = []
    for place in places:
        onward, bits = [], 0
        for cited in columns.cited(place):
            origin = columns.origin[cited]
            if origin == SEVERAL:
                onward.append(number[cited])
            elif origin != NOBODY:
                bits |= 1 << bit.setdefault(origin, len(bit))
        after.append(onward)
        own.append(bits)
    knots = components(range(len(places)), len(places), after.__getitem__)
    bits_of = gather(knots, after.__getitem__, own)
    return {place: bits.bit_count() for place, bits in zip(places, bits_of, strict=True)}


def sides_table(survey: Survey, by: float | None = None) -> tuple[dict[str, list[Any]], list[str]]:
    """Return the statuses and counts of all plain claims in columns, and the other claims' ids."""
    table: dict[str, list[Any]] = {name: [] for name in SIDES}
    others: list[str] = []
    # values go straight into their columns: rows would be objects that nobody keeps
    claims, statuses, *numbers = table.values()
    support, pro_least, pro_most, opposition, con_least, con_most = numbers
    for topic in survey.described.topics.values():
        pro = con = None
        if topic.knot is None:
            pro = plain.count(survey, topic.support, by)
            con = plain.count(survey, topic.opposition, by)
        if pro is None or con is None:
            others.append(topic.id)
            continue
        claims.append(topic.id)
        statuses.append(plain.status(survey, topic, by))
        support.append(pro[0])
        pro_least.append(pro[1])
        pro_most.append(pro[2])
        opposition.append(con[0])
        con_least.append(con[1])
        con_most.append(con[2])
    return table, others
