"""How long it takes to load and to write a journal, against what others would use.

Run it: ``PYTHONPATH=tests python -m benchmarks.loading 100000 --rounds 5``. All peers read the same
bytes, one after the other in each round; figures are medians with their spread, and ratios.

- json: ``json.loads`` of each line, and nothing more.
- cattrs: its default converter, into plain attrs classes with the same fields and enums.
- pydantic: frozen models, extra keys forbidden, as its users would write them.
- claimledger: ``load``, which also recomputes two hashes a line and refuses what is not canonical.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Annotated, Any, Final, Literal

import attrs
import cattrs
import pydantic

from benchmarks.newsroom import records
from claimledger.files import Recording, load
from claimledger.files.journal.journal import line_of
from claimledger.files.journal.lines import Lines
from claimledger.model import (
    Act,
    Basis,
    Certainty,
    DenialScope,
    Derivation,
    Identity,
    Number,
    Period,
    Quotation,
    Reading,
    Record,
    ResponseKind,
    Terms,
)

__all__ = ["main"]


# -- peers: the same fields, as their own users would write them ---------------------------


@attrs.frozen(kw_only=True)
class PlainLink:
    """A link of a chain."""

    party: str
    document: str | None = None
    named_as: str = ""
    cue: str = ""
    said: str | None = None


@attrs.frozen(kw_only=True)
class PlainStatement:
    """A statement of any kind."""

    type: str
    id: str
    target: str
    chain: list[PlainLink]
    citing: list[str] = attrs.field(factory=list)
    certainty: Certainty = Certainty.FULL
    reading: Reading = Reading.EXPLICIT
    basis: Basis = Basis.UNSTATED
    said: str | None = None
    quotation: Quotation = Quotation.UNSPECIFIED
    translated: bool = False
    cue: str = ""
    terms: Terms = Terms.UNKNOWN
    act: Act = Act.STATES
    scope: DenialScope = DenialScope.CONTENT
    kind: ResponseKind = ResponseKind.NO_COMMENT
    reason: str = ""
    replacement: str | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class PlainParty:
    """A claimant or a source."""

    type: str
    id: str
    name: str
    kind: str = ""
    identity: Identity = Identity.NAMED
    number: Number = Number.UNKNOWN
    aliases: list[str] = attrs.field(factory=list)
    identifiers: list[str] = attrs.field(factory=list)
    note: str = ""


@attrs.frozen(kw_only=True)
class PlainClaim:
    """A claim."""

    type: str
    id: str
    text: str
    accused: list[str] = attrs.field(factory=list)
    period: str | None = None
    language: str = ""
    note: str = ""


@attrs.frozen(kw_only=True)
class PlainDocument:
    """A document."""

    type: str
    id: str
    source: str
    published: str | None = None
    title: str = ""
    url: str = ""
    language: str = ""
    authors: list[str] = attrs.field(factory=list)
    derived_from: str | None = None
    derivation: Derivation | None = None
    retrieved: str | None = None
    archived: str = ""
    sha256: str = ""
    note: str = ""


@attrs.frozen(kw_only=True)
class PlainRelation:
    """A relation of parties or claims."""

    type: str
    kind: str
    other: str
    party: str = ""
    claim: str = ""
    during: str | None = None
    note: str = ""


_STATEMENTS: Final = ("assertion", "denial", "question", "response", "retraction")
_PLAIN: Final[dict[str, Any]] = {
    **dict.fromkeys(_STATEMENTS, PlainStatement),
    **dict.fromkeys(("source", "claimant"), PlainParty),
    **dict.fromkeys(("relation", "claim-relation"), PlainRelation),
    "claim": PlainClaim,
    "document": PlainDocument,
}


class Strict(pydantic.BaseModel):
    """What all models share."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid")


def _model(plain: type, *types: str, links: Any = None) -> Any:
    """Return a model with the fields of a plain class."""
    fields: dict[str, Any] = {}
    for field in attrs.fields(attrs.resolve_types(plain)):
        default: Any = field.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class, for all its name
            default = pydantic.Field(default_factory=list)
        kind: Any = list[links] if field.name == "chain" else field.type
        fields[field.name] = (kind, ... if default is attrs.NOTHING else default)
    if types:
        fields["type"] = (Literal[types], ...)
    return pydantic.create_model(plain.__name__, __base__=Strict, **fields)


def _pydantic() -> Callable[[bytes], Any]:
    body: Any = Annotated[
        _model(PlainStatement, *_STATEMENTS, links=str | _model(PlainLink))
        | _model(PlainParty, "source", "claimant")
        | _model(PlainClaim, "claim")
        | _model(PlainDocument, "document")
        | _model(PlainRelation, "relation", "claim-relation"),
        pydantic.Field(discriminator="type"),
    ]
    line = pydantic.create_model(
        "Line",
        __base__=Strict,
        at=(str | None, ...),
        body=(body, ...),
        by=(str, ...),
        claimledger=(Literal[1], ...),
        entry=(int, ...),
        id=(str, ...),
        line=(str, ...),
    )
    read: Callable[[bytes], Any] = line.__pydantic_validator__.validate_json
    return read


def _cattrs() -> Callable[[bytes], Any]:
    converter = cattrs.Converter()

    def link(value: Any, _kind: Any) -> PlainLink:
        if isinstance(value, str):
            return PlainLink(party=value)
        return converter.structure_attrs_fromdict(value, PlainLink)

    converter.register_structure_hook(PlainLink, link)

    def read(raw: bytes) -> Any:
        found = json.loads(raw)
        return converter.structure(found["body"], _PLAIN[found["body"]["type"]])

    return read


def _each(read: Callable[[bytes], Any]) -> Callable[[str], Any]:
    def whole(path: str) -> list[Any]:
        with open(path, "rb") as file:  # noqa: PTH123  # as short as can be
            return [read(raw) for raw in file]

    return whole


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "json": _each(json.loads),
    "cattrs": _each(_cattrs()),
    "pydantic": _each(_pydantic()),
    "claimledger": load,
}


def _checksum(name: str, found: Any) -> str:
    """Return a digest of the ids that were read, the same for all."""
    if name == "claimledger":
        ids: Iterable[str] = (record.id for record in found.ledger if record.id[:8] != "relation")
    elif name == "json":
        ids = (line["body"]["id"] for line in found if "id" in line["body"])
    elif name == "pydantic":
        ids = (line.body.id for line in found if hasattr(line.body, "id"))
    else:
        ids = (body.id for body in found if hasattr(body, "id"))
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12]


# -- writing -------------------------------------------------------------------------------


def _writing(found: list[Record], name: str) -> Callable[[], bytes]:
    """Return what turns records, or a peer's values, into the bytes of lines."""
    if name == "claimledger":
        lines, at = Lines("x"), Recording(Period("2031-01-01"), "desk")
        return lambda: b"".join(line_of(r, at, n, lines)[1] for n, r in enumerate(found, 1))
    bodies = [json.loads(line_of(r, Recording(), 1, Lines("x"))[1])["body"] for r in found]
    if name == "cattrs":
        read, converter = _cattrs(), cattrs.Converter()
        values = [read(json.dumps({"body": body}).encode()) for body in bodies]
        return lambda: b"\n".join(json.dumps(converter.unstructure(v)).encode() for v in values)
    return lambda: b"\n".join(json.dumps(body).encode() for body in bodies)


# -- the table -----------------------------------------------------------------------------


def _seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    gc.collect()
    start = time.perf_counter()
    found = action()
    return time.perf_counter() - start, found


def _table(title: str, times: dict[str, list[float]], count: int, unit: str) -> None:
    base = times["json"]
    print(
        f"\n| {title} | µs a {unit} | lowest | highest | x json |\n| --- | --: | --: | --: | --: |"
    )
    for name, found in times.items():
        ratio = median(a / b for a, b in zip(found, base, strict=True))
        each = [f"{value / count * 1e6:.2f}" for value in (median(found), min(found), max(found))]
        print(f"| {name} | {' | '.join(each)} | {ratio:.2f} |")


def _hashing(path: str) -> None:
    """Recompute the two hashes of each line, as loading does."""
    with open(path, "rb") as file:  # noqa: PTH123  # as short as can be
        for raw in file:
            sha256(raw[:-76] + b"}").hexdigest()
            sha256(raw[raw.find(b'"body":') + 7 : raw.rfind(b',"by":')]).hexdigest()


_SIZES: Final = {
    "resident": "int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE')",
    "allocated": "(tracemalloc.start(), tracemalloc.get_traced_memory()[0])[1]",
}


def _memory(path: str, size: str) -> int:
    """Return how many bytes a loaded ledger takes, in a process of its own."""
    code = (
        "import gc, os, sys, tracemalloc; from claimledger.files import load; gc.collect()\n"
        f"def size(): return {_SIZES[size]}\n"
        "before = size(); found = load(sys.argv[1]).ledger; gc.collect(); print(size() - before)"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code, path], check=True, capture_output=True, encoding="utf-8"
    )
    return int(done.stdout)


def main(size: int, rounds: int) -> None:
    """Print how long reading and writing that many records take."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "newsroom.jsonl"))
        found = list(records(size))
        Path(path).write_bytes(_writing(found, "claimledger")())
        bytes_each = os.path.getsize(path) / len(found)  # noqa: PTH202  # a text
        print(f"{len(found)} records, {bytes_each:.0f} bytes a line, {rounds} rounds")
        times: dict[str, list[float]] = {name: [] for name in READERS}
        sums = set()
        gc.collect()
        gc.freeze()  # as in a process that only reads, what is read is all that is walked over
        for _ in range(rounds):
            for name, read in READERS.items():
                seconds, loaded = _seconds(lambda read=read: read(path))  # type: ignore[misc]  # now
                times[name].append(seconds)
                sums.add(_checksum(name, loaded))
                del loaded
        assert len(sums) == 1, sums
        _table("read", times, len(found), "line")
        hashing = median(_seconds(lambda: _hashing(path))[0] for _ in range(rounds))
        print(f"\nof it, hashes: {hashing / len(found) * 1e6:.2f} µs")
        sizes = [f"{_memory(path, size) / len(found):.0f} {size}" for size in _SIZES]
        print(f"\nmemory: {' and '.join(sizes)} bytes a record")
        writers = {name: _writing(found, name) for name in ("json", "cattrs", "claimledger")}
        written: dict[str, list[float]] = {name: [] for name in writers}
        for _ in range(rounds):
            for name, write in writers.items():
                written[name].append(_seconds(write)[0])
        _table("write, not synced", written, len(found), "record")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    main(given.size, given.rounds)
