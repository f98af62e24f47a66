"""DuckDB: recursive SQL over tables that are made from arrays."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

from benchmarks.answers import Answerer, Chains, Statuses
from benchmarks.flat import Flat, moment
from claimledger import Period, Record

__all__ = ["Duck"]

duckdb: Any = import_module("duckdb")
np: Any = import_module("numpy")

BLOCS: Final = """
create table bloc as
with recursive b(p, top) using key (p) as (
    select p, p from party
    union
    select bond.other, min(b.top)
    from b join bond on bond.one = b.p left join recurring.b known on known.p = bond.other
    where b.top < known.top
    group by bond.other
)
select * from b
"""

ORIGIN: Final = """
create table origin as
select claim, side, time, top as bloc
from statement join bloc on p = voice
where not relay and side > 0
"""

REACH: Final = """
reach(s, o, d) using key (s, o) as (
    select s, s, length from statement where not relay
    union
    select e.source, r.o, min(r.d + e.cost)
    from reach r join edge e on e.target = r.s
    left join recurring.reach known on known.s = e.source and known.o = r.o
    where known.d is null or r.d + e.cost < known.d
    group by e.source, r.o
),
found as (select s, min(d)::integer d, count(*)::integer origins from reach group by s)
"""

NEAR: Final = """
reach(s, d) using key (s) as (
    select s, length from statement where not relay
    union
    select e.source, min(r.d + e.cost)
    from reach r join edge e on e.target = r.s
    left join recurring.reach known on known.s = e.source
    where known.d is null or r.d + e.cost < known.d
    group by e.source
),
found as (select s, d, 0 origins from reach)
"""

CHAINS: Final = """
with recursive {found},
suspect as (
    select e.source, e.target
    from edge e join statement a on a.s = e.source join statement b on b.s = e.target
    where b.time > a.time or (b.time = a.time and b.s >= a.s)
),
walk(start, s) as (
    select source, target from suspect
    union
    select w.start, e.target from walk w join edge e on e.source = w.s where w.s <> w.start
),
turning(s) as (
    select distinct start from walk where start = s
    union
    select e.source from turning t join edge e on e.target = t.s
)
select
    s.s,
    f.s is not null as grounded,
    coalesce(f.d, s.length) as depth,
    t.s is not null as circular,
    coalesce(f.origins, 0) as origins
from statement s left join found f on f.s = s.s left join turning t on t.s = s.s
"""
"""What cites something earlier is on no cycle by itself, so that walks begin at the others."""

STATUSES: Final = """
with side as (
    select
        claim,
        count(*) filter (side = 1) as support,
        count(distinct bloc) filter (side = 1) as support_blocs,
        count(*) filter (side = 2) as opposition,
        count(distinct bloc) filter (side = 2) as opposition_blocs
    from origin where time <= $until group by claim
),
raised as (select distinct claim from statement where time <= $until)
select
    c.c,
    case when r.claim is null then 0
        else 1 + (coalesce(support, 0) > 0)::integer + 2 * (coalesce(opposition, 0) > 0)::integer
    end as status,
    coalesce(support, 0) as support,
    coalesce(support_blocs, 0) as support_blocs,
    coalesce(opposition, 0) as opposition,
    coalesce(opposition_blocs, 0) as opposition_blocs
from claim c left join side on side.claim = c.c left join raised r on r.claim = c.c
"""


class Duck(Answerer):
    """Tables of whole numbers in memory, on as many threads as DuckDB chooses."""

    name = "duckdb"

    def __init__(self, records: Sequence[Record]) -> None:
        self.flat = flat = Flat(records)
        db = self.db = duckdb.connect(":memory:")
        one, other = np.array(flat.bonds, np.int32).reshape(-1, 2).T
        tables = {
            "statement": {
                "s": np.arange(len(flat.statements), dtype=np.int32),
                "claim": np.array(flat.claim, np.int32),
                "side": np.array(flat.side, np.int8),
                "time": np.array(flat.time, np.int64),
                "length": np.array(flat.length, np.int32),
                "voice": np.array(flat.voice, np.int32),
                "relay": np.array(flat.relay, bool),
            },
            "edge": {
                "source": np.array(flat.source, np.int32),
                "target": np.array(flat.target, np.int32),
                "cost": np.array(flat.cost, np.int32),
            },
            "bond": {
                "one": np.concatenate([one, other]),
                "other": np.concatenate([other, one]),
            },
            "claim": {"c": np.arange(len(flat.claims), dtype=np.int32)},
            "party": {"p": np.arange(len(flat.parties), dtype=np.int32)},
        }
        for name, columns in tables.items():
            db.register("columns", columns)
            db.execute(f"create table {name} as select * from columns")  # noqa: S608  # our names
            db.unregister("columns")
        db.execute(BLOCS)
        db.execute(ORIGIN)

    def chains(self, *, origins: bool) -> Chains:
        found = self.db.execute(CHAINS.format(found=REACH if origins else NEAR)).fetchnumpy()
        names = ("grounded", "depth", "circular", *(("origins",) if origins else ()))
        grounded, depth, circular, *counts = _in_order(found, "s", names)
        return Chains(self.flat.statements, grounded, depth, circular, *(counts or [None]))

    def statuses(self, day: Period | None = None) -> Statuses:
        found = self.db.execute(STATUSES, {"until": moment(day)}).fetchnumpy()
        names = ("status", "support", "support_blocs", "opposition", "opposition_blocs")
        return Statuses(self.flat.claims, *_in_order(found, "c", names))


def _in_order(found: Any, key: str, names: Sequence[str]) -> list[Any]:
    """Return columns by the number in one of them; DuckDB gives rows in any order."""
    numbers = found[key]
    order = np.empty(len(numbers), np.int32)
    order[numbers] = np.arange(len(numbers), dtype=np.int32)
    return [np.asarray(found[name])[order] for name in names]
