"""Count what became of the mutants, and hold those that survive to the list in equivalent.toml.

Run ``python -m mutants.report RESULTS ...`` where mutmut was run. Later results count. A mutant
that survives and is not listed, or is listed and does not survive, makes it fail.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant

LISTED = Path(__file__).with_name("equivalent.toml")
ROOMS = (
    "ledger",
    "reasoning/graph",
    "reasoning/standing",
    "reasoning",
    "checking/checkers",
    "checking",
)

Change = tuple[str, str, str, str]
"""File, function, the lines that are taken out, the lines that stand there instead."""


def results_of(files: Iterable[str]) -> dict[str, dict[str, str]]:
    lines = (line for file in files for line in Path(file).read_text("utf-8").splitlines())
    return {found["mutant"]: found for found in map(json.loads, lines)}


def place_of(mutant: str) -> tuple[str, str]:
    """Return the file and the function of a mutant.

    ``claimledger.ledger.value.xǁLedgerǁas_of__mutmut_3`` is one of ``ledger/value.py`` and
    ``Ledger.as_of``.
    """
    module, _, function = mutant.rpartition("__mutmut_")[0].rpartition(".x")
    holder, _, name = function.removeprefix("ǁ").rpartition("ǁ")
    named = (
        f"{holder}.{name.removeprefix('_of_')}"
        if holder
        else name.removeprefix("_").removeprefix("of_")
    )
    return f"{module.removeprefix('claimledger.').replace('.', '/')}.py", named


def change_of(mutant: str) -> Change:
    lines = get_diff_for_mutant(mutant).splitlines()[2:]
    before = " ".join(line[1:].strip() for line in lines if line.startswith("-"))
    after = " ".join(line[1:].strip() for line in lines if line.startswith("+"))
    return *place_of(mutant), before, after


def listed() -> Iterator[Change]:
    for entry in tomllib.loads(LISTED.read_text("utf-8"))["mutant"]:
        yield from ((entry["file"], entry["function"], *change) for change in entry["changes"])


def table(results: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, found in results.items():
        file, _ = place_of(mutant)
        room = next(room for room in ROOMS if file.startswith(room))
        for place in (room, "all"):
            counts[place] += Counter([found["status"], "mutants"])
    words = ("mutants", "killed", "timeout", "survived")
    yield "".join(["room".ljust(20), *(word.rjust(10) for word in words)])
    for place in sorted(counts, key=[*ROOMS, "all"].index):
        yield "".join([place.ljust(20), *(str(counts[place][word]).rjust(10) for word in words)])


def main(files: Iterable[str]) -> int:
    results = results_of(files)
    print(*table(results), sep="\n")
    surviving = {change_of(m) for m, found in results.items() if found["status"] == "survived"}
    known = set(listed())
    faults = [("survives", change) for change in sorted(surviving - known)]
    faults += [("is listed and does not survive", change) for change in sorted(known - surviving)]
    for what, (file, function, before, after) in faults:
        print(f"\n{file}, {function}: {what}\n- {before}\n+ {after}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
