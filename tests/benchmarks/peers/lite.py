"""sqlite3: recursive SQL with indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from benchmarks.answers import Answerer, Chains, Statuses
from benchmarks.flat import Flat, moment
from benchmarks.peers.dicts import united
from claimledger import Period, Record

__all__ = ["Lite"]

TABLES: Final = """
create table statement (
    s integer primary key, claim integer, side integer, time integer, length integer,
    voice integer, relay integer
);
create table edge (source integer, target integer, cost integer);
create table claim (c integer primary key);
create table party (p integer primary key, bloc integer);
"""

INDEXES: Final = """
create index edge_target on edge (target, source, cost);
create index edge_source on edge (source, target);
create table origin as
    select claim, side, time, bloc from statement join party on p = voice
    where not relay and side > 0 order by claim, side, bloc;
create index statement_claim on statement (claim, time);
analyze;
"""

SCRATCH: Final = """
drop table if exists depth;
drop table if exists reach;
drop table if exists turning;
create temp table depth (s integer primary key, d integer);
create temp table reach (s integer primary key, n integer);
create temp table turning (s integer primary key);
"""

LEVEL: Final = """
insert or ignore into depth
with recursive at(s) as (
    select s from statement where :level <= :last and length = :level and not relay
    union
    select edge.source from depth cross join edge on edge.target = depth.s
    where depth.d = :level - 1 and edge.cost = 1 and edge.source not in (select s from depth)
    union
    select edge.source from at join edge on edge.target = at.s
    where edge.cost = 0 and edge.source not in (select s from depth)
)
select s, :level from at
"""
"""What is one step on, or begins here, and all that costs nothing from there."""

REACH: Final = """
insert into reach
with recursive r(s, o) as (
    select s, s from statement where not relay
    union
    select edge.source, r.o from r join edge on edge.target = r.s
)
select s, count(*) from r group by s
"""

CIRCULAR: Final = """
insert into turning
with recursive suspect as (
    select source, target
    from edge join statement a on a.s = source join statement b on b.s = target
    where b.time > a.time or (b.time = a.time and b.s >= a.s)
),
walk(start, s) as (
    select source, target from suspect
    union
    select walk.start, edge.target from walk join edge on edge.source = walk.s
    where walk.s <> walk.start
),
turning(s) as (
    select start from walk where start = s
    union
    select edge.source from turning join edge on edge.target = turning.s
)
select s from turning
"""
"""What cites something earlier is on no cycle by itself, so that walks begin at the others."""

CHAINS: Final = """
select d is not null, coalesce(d, length), t.s is not null, coalesce(n, 0)
from statement left join depth using (s) left join turning t using (s) left join reach using (s)
order by statement.s
"""

STATUSES: Final = """
with side as (
    select
        claim,
        sum(side = 1) support,
        count(distinct case side when 1 then bloc end) support_blocs,
        sum(side = 2) opposition,
        count(distinct case side when 2 then bloc end) opposition_blocs
    from origin where time <= :until group by claim
)
select
    case when exists (select 1 from statement where claim = c and time <= :until)
        then 1 + (coalesce(support, 0) > 0) + 2 * (coalesce(opposition, 0) > 0) else 0 end,
    coalesce(support, 0), coalesce(support_blocs, 0),
    coalesce(opposition, 0), coalesce(opposition_blocs, 0)
from claim left join side on side.claim = c
order by c
"""


class Lite(Answerer):
    """Tables in memory, without a journal."""

    name = "sqlite"

    def __init__(self, records: Sequence[Record]) -> None:
        flat = self.flat = Flat(records)
        db = self.db = sqlite3.connect(":memory:", isolation_level=None)
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        db.executescript(TABLES)
        columns = (flat.claim, flat.side, flat.time, flat.length, flat.voice, flat.relay)
        rows = zip(range(len(flat.claim)), *columns, strict=True)
        edges = zip(flat.source, flat.target, flat.cost, strict=True)
        db.execute("begin")
        db.executemany("insert into statement values (?, ?, ?, ?, ?, ?, ?)", rows)
        db.executemany("insert into edge values (?, ?, ?)", edges)
        db.executemany("insert into claim values (?)", ((n,) for n in range(len(flat.claims))))
        db.executemany("insert into party values (?, ?)", enumerate(united(flat)))
        db.execute("commit")
        db.executescript(INDEXES)

    def chains(self, *, origins: bool) -> Chains:
        db = self.db
        db.executescript(SCRATCH)
        db.execute("begin")
        level = 0
        last = db.execute("select max(length) from statement").fetchone()[0] or 0
        while db.execute(LEVEL, {"level": level, "last": last}).rowcount or level <= last:
            level += 1
        if origins:
            db.execute(REACH)
        db.execute(CIRCULAR)
        db.execute("commit")
        rows = db.execute(CHAINS).fetchall()
        grounded, depth, circular, counts = zip(*rows, strict=True)
        found = (grounded, depth, circular, counts if origins else None)
        return Chains(self.flat.statements, *found)

    def statuses(self, day: Period | None = None) -> Statuses:
        rows = self.db.execute(STATUSES, {"until": moment(day)}).fetchall()
        return Statuses(self.flat.claims, *zip(*rows, strict=True))
