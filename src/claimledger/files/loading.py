"""Ledger files to ledgers: read every page, build every record, and only then judge the ids."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice, zip_longest
from types import MappingProxyType
from typing import final

import attrs

from claimledger.errors import Fault, InvalidRecordError, LoadError
from claimledger.files.building import Built, build, root_of
from claimledger.files.desk import Desk
from claimledger.files.journal.reading import Held, is_journal, read_journal
from claimledger.files.journal.scanning import Watch
from claimledger.files.keeping import Recording
from claimledger.files.kinds import SECTIONS
from claimledger.files.limits import DEFAULT, Limits, or_raised
from claimledger.files.pages import Format, PathLike, listed, opened, page_of
from claimledger.files.register import Register
from claimledger.files.tree import SPLIT, EnoughError, Items, Keyed, Page, Text
from claimledger.ledger import Ledger
from claimledger.ledger.log import rank
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
    its id, and of each expectation by ``expects[0]``, ``expects[1]``, ... ``recordings`` give by
    id when and by whom records were recorded, where ledger files tell; the lines of a journal
    tell their own. ``notices`` tell what is odd about a journal's file, and no fault.

    >>> found = loads("{claimledger: 1, claims: {base: A foreign base will open in the port}}")
    >>> found.ledger, str(found.places["base"])
    (<Ledger (1 record on 1 claim)>, '<text>:1:27')
    """

    ledger: Ledger
    expects: tuple[Expectation, ...] = ()
    external: frozenset[str] = frozenset()
    places: Mapping[str, Place] = attrs.field(factory=dict, eq=False, repr=False)
    recordings: Mapping[str, tuple[Recording, ...]] = attrs.field(factory=dict, repr=False)
    notices: tuple[Fault, ...] = attrs.field(default=(), eq=False, repr=False)


def load(*paths: PathLike, limits: Limits = DEFAULT, watch: Watch | None = None) -> LedgerFile:
    """Load ledger files and journals, and of folders all of them that lie below, merged.

    What ends in .jsonl or .ndjson is read as a journal, in .json as JSON, all else as YAML.

    All faults of all files are raised at once, as a `LoadError`. The same id with other content
    in two files is no fault: both versions are kept, and listed in ``ledger.conflicts``.
    ``limits`` tell how much is read of each file before it is given up. ``watch`` is called now
    and then with how many bytes of how many are read of a journal.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "port.yaml").write_text("{claimledger: 1, sources: {kyodo: Kyodo}}")
    ...     load(folder).ledger.parties["kyodo"]
    Source('kyodo', 'Kyodo')
    """
    faults: list[Fault] = []
    files = listed(paths, faults)
    journals = [
        found
        for file in files
        if is_journal(file) and (found := _journal(str(file), faults, limits, watch)) is not None
    ]
    pages = list(opened((file for file in files if not is_journal(file)), faults, limits))
    return _loaded(pages, faults, limits, journals)


def _journal(path: str, faults: list[Fault], limits: Limits, watch: Watch | None) -> Held | None:
    try:
        return read_journal(path, limits, watch)
    except LoadError as error:
        faults += error.faults
        return None


def loads(
    text: str | bytes,
    *,
    format: Format = "yaml",
    name: str = "<text>",
    limits: Limits = DEFAULT,
    known: LedgerFile | None = None,
) -> LedgerFile:
    """Load the text of one ledger file; ``name`` stands for the file in faults and places.

    The text may name what is ``known`` from other files, which does not become part of it.

    >>> loads('{"claimledger": 1, "claimants": {"usa": "United States"}}', format="json").ledger
    <Ledger (1 record on 0 claims)>
    """
    if format not in ("yaml", "json"):
        raise InvalidRecordError(f"{format!r} is no format of ledger files", "write yaml or json")
    faults: list[Fault] = []
    page = page_of(name, text, format, faults, limits)
    pages = [] if page is None else [page]
    if known is None:
        return _loaded(pages, faults, limits)
    found = _loaded(pages, faults, limits, beside=[known])
    return attrs.evolve(found, external=found.external - known.external)


def _loaded(
    pages: list[Page],
    faults: list[Fault],
    limits: Limits,
    journals: Sequence[Held] = (),
    beside: Sequence[LedgerFile] = (),
) -> LedgerFile:
    complete = not faults
    register = Register()
    others: list[Held | LedgerFile] = [*journals, *beside]
    for other in others if pages else ():
        _declare(other, register)
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
        faults += islice(unknown, limits.faults)
    except EnoughError:
        pass
    for desk in desks:
        faults += desk.faults
    if faults:
        raise _refused(faults, limits)
    return _merged(found, register, journals)


def _declare(other: Held | LedgerFile, register: Register) -> None:
    """Take up what other files hold: the ids of the ledger files in hand may name that."""
    last: dict[str, int] = {}
    for place in other.places.values():
        last[place.file] = max(place.line, last.get(place.file, 0))
    pages = {file: Page(file, "\n" * line) for file, line in last.items()}  # an offset is a line
    for record in other.ledger:
        place = other.places[record.id]
        register.know(record, pages[place.file], Text("", place.line - 1, plain=True))
    register.external |= other.external


def _root(desk: Desk) -> Keyed | None:
    """Return a page's mapping, if it could be read, and is of a version and a size that is read."""
    page = desk.page
    if not page.readable:
        return None
    root = desk.attempt(root_of, page.root or Text("", 0, plain=True))
    most = page.limits.records
    if root is not None and _records_in(root) > most:
        problem = f"this file holds more than {most} records"
        desk.fault(root, problem, or_raised(SPLIT, "records"))
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


def _refused(faults: list[Fault], limits: Limits) -> LoadError:
    """Return the error that tells the faults; of very many, the first thousand."""
    count = f"{len(faults)} fault{'s' * (len(faults) != 1)}"
    if len(faults) >= limits.faults:
        count = f"at least {count}"
    faults.sort(key=lambda fault: (fault.file, fault.line, fault.column))
    told = faults[:_MOST]
    if len(faults) > _MOST:
        last, more = told[-1], f"{len(faults) - _MOST} more faults"
        place = (last.file, last.line, last.column)
        told.append(Fault("", more, "mend these first", *place))
    return LoadError(count, told)


def _merged(found: Iterable[Built], register: Register, journals: Sequence[Held]) -> LedgerFile:
    ledgers = [journal.ledger for journal in journals]
    expects: list[Expectation] = []
    places: dict[str, Place] = {}
    recordings: dict[str, tuple[Recording, ...]] = {}
    expected = [pair for journal in journals for pair in journal.expects]
    for built in found:
        page = built.desk.page
        ledgers.append(_recorded(built))
        for id, (_, node) in built.desk.records.items():
            places.setdefault(id, page.place(node.at))
        for id, told in built.recordings.items():
            recordings[id] = tuple(dict.fromkeys((*recordings.get(id, ()), *told)))
        expected += [(expectation, page.place(node.at)) for expectation, node in built.expects]
    for expectation, place in expected:
        places[f"expects[{len(expects)}]"] = place
        expects.append(expectation)
    while len(ledgers) > 1:  # in pairs, so that many files cost little more than one
        ledgers = [a | b for a, b in zip_longest(ledgers[::2], ledgers[1::2], fillvalue=Ledger())]
    return LedgerFile(
        ledgers[0] if ledgers else Ledger(),
        tuple(expects),
        frozenset(register.external.union(*(journal.external for journal in journals))),
        MappingProxyType(ChainMap(places, *(held.places for held in journals))),  # type: ignore[arg-type]  # only read
        MappingProxyType(recordings),
        tuple(notice for journal in journals for notice in journal.notices),
    )


def _recorded(built: Built) -> Ledger:
    """Record what a page holds, in its order, each record at its earliest time."""

    def time(record: Record) -> Period | None:
        told = built.recordings.get(record.id, ())
        times = [recording.at for recording in told if recording.at is not None]
        return min(times, key=rank, default=None)

    ledger = Ledger()
    records = [record for record, _ in built.desk.records.values()]
    for at, group in groupby(records, key=time):
        ledger = ledger.record(*group, at=at)
    return ledger
