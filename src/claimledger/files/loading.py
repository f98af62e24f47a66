"""Ledger files to ledgers: read every page, build every record, and only then judge the ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby, islice, zip_longest
from types import MappingProxyType
from typing import final

import attrs

from claimledger.errors import Fault, InvalidRecordError, LoadError
from claimledger.files.building import Built, build, root_of
from claimledger.files.desk import Desk
from claimledger.files.kinds import SECTIONS
from claimledger.files.pages import Format, PathLike, opened, page_of
from claimledger.files.register import Register
from claimledger.files.tree import (
    MOST_FAULTS,
    MOST_RECORDS,
    SPLIT,
    EnoughError,
    Items,
    Keyed,
    Page,
    Text,
)
from claimledger.ledger import Ledger
from claimledger.model import Expectation, Period, Record
from claimledger.model.plain import Place

__all__ = ["LedgerFile", "load", "loads"]

_MOST = 1_000
"""How many faults are told at once; of more, the number."""


@final
@attrs.frozen
class LedgerFile:
    """What ledger files held: the records, what is expected of them, and where each stands.

    ``external`` are the ids known to be elsewhere. ``places`` gives the place of each record by
    its id, and of each expectation by ``expects[0]``, ``expects[1]``, ...

    >>> found = loads("{claimledger: 1, claims: {base: A foreign base will open in the port}}")
    >>> found.ledger, str(found.places["base"])
    (<Ledger (1 record on 1 claim)>, '<text>:1:27')
    """

    ledger: Ledger
    expects: tuple[Expectation, ...] = ()
    external: frozenset[str] = frozenset()
    places: Mapping[str, Place] = attrs.field(factory=dict, eq=False, repr=False)


def load(*paths: PathLike) -> LedgerFile:
    """Load ledger files, and of folders every .yaml, .yml and .json below them, merged.

    All faults of all files are raised at once, as a `LoadError`. The same id with other content
    in two files is no fault: both versions are kept, and listed in ``ledger.conflicts``.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "port.yaml").write_text("{claimledger: 1, sources: {kyodo: Kyodo}}")
    ...     load(folder).ledger.parties["kyodo"]
    Source('kyodo', 'Kyodo')
    """
    faults: list[Fault] = []
    return _loaded(list(opened(paths, faults)), faults)


def loads(text: str | bytes, *, format: Format = "yaml", name: str = "<text>") -> LedgerFile:
    """Load the text of one ledger file; ``name`` stands for the file in faults and places.

    >>> loads('{"claimledger": 1, "claimants": {"usa": "United States"}}', format="json").ledger
    <Ledger (1 record on 0 claims)>
    """
    if format not in ("yaml", "json"):
        raise InvalidRecordError(f"{format!r} is no format of ledger files", "write yaml or json")
    faults: list[Fault] = []
    page = page_of(name, text, format, faults)
    return _loaded([] if page is None else [page], faults)


def _loaded(pages: list[Page], faults: list[Fault]) -> LedgerFile:
    complete = not faults
    register = Register()
    desks = [Desk(page, register) for page in pages]
    found: list[Built] = []
    try:
        for desk in desks:
            root = _root(desk)
            if root is not None:
                register.declare(desk.page, root)
                found.append(Built(desk, root))
        build(found)
        unknown = register.faults(
            [built.desk.records for built in found], complete=complete and len(found) == len(pages)
        )
        faults += islice(unknown, MOST_FAULTS)
    except EnoughError:
        pass
    for desk in desks:
        faults += desk.faults
    if faults:
        raise _refused(faults)
    return _merged(found, register)


def _root(desk: Desk) -> Keyed | None:
    """Return a page's mapping, if it could be read, and is of a version and a size that is read."""
    page = desk.page
    if not page.readable:
        return None
    root = desk.attempt(root_of, page.root or Text("", 0, plain=True))
    if root is not None and _records_in(root) > MOST_RECORDS:
        desk.fault(root, f"this file holds more than {MOST_RECORDS} records", SPLIT)
        return None
    return root


def _records_in(root: Keyed) -> int:
    """Count what a page's sections hold, and what is said in its documents."""
    held = [root.value(section) for section in SECTIONS]
    documents = root.value("documents")
    if isinstance(documents, Keyed):
        held += [
            document.value("says")
            for _, document in documents.entries.values()
            if isinstance(document, Keyed)
        ]
    return sum(
        len(node.items if isinstance(node, Items) else node.entries)
        for node in held
        if isinstance(node, Items | Keyed)
    )


def _refused(faults: list[Fault]) -> LoadError:
    """Return the error that tells the faults; of very many, the first thousand."""
    count = f"{len(faults)} fault{'s' * (len(faults) != 1)}"
    if len(faults) >= MOST_FAULTS:
        count = f"at least {count}"
    faults.sort(key=lambda fault: (fault.file, fault.line, fault.column))
    told = faults[:_MOST]
    if len(faults) > _MOST:
        last, more = told[-1], f"{len(faults) - _MOST} more faults"
        place = (last.file, last.line, last.column)
        told.append(Fault("", more, "mend these first", *place))
    return LoadError(count, told)


def _merged(found: Iterable[Built], register: Register) -> LedgerFile:
    ledgers: list[Ledger] = []
    expects: list[Expectation] = []
    places: dict[str, Place] = {}
    for built in found:
        page = built.desk.page
        ledgers.append(_recorded(built))
        for id, (_, node) in built.desk.records.items():
            places.setdefault(id, page.place(node.at))
        for expectation, node in built.expects:
            places[f"expects[{len(expects)}]"] = page.place(node.at)
            expects.append(expectation)
    while len(ledgers) > 1:  # in pairs, so that many files cost little more than one
        ledgers = [a | b for a, b in zip_longest(ledgers[::2], ledgers[1::2], fillvalue=Ledger())]
    return LedgerFile(
        ledgers[0] if ledgers else Ledger(),
        tuple(expects),
        frozenset(register.external),
        MappingProxyType(places),
    )


def _recorded(built: Built) -> Ledger:
    """Record what a page holds, in its order, each record at its earliest time."""

    def time(record: Record) -> Period | None:
        times = built.times.get(record.id)
        return None if times is None else min(times, key=lambda at: (at.order[1], at.order[0]))

    ledger = Ledger()
    records = [record for record, _ in built.desk.records.values()]
    for at, group in groupby(records, key=time):
        ledger = ledger.record(*group, at=at)
    return ledger
