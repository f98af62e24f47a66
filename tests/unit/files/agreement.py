"""Loader and schema over the same data: what each says, and what a schema cannot say."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from claimledger.errors import Fault, LoadError
from claimledger.files import ledger_schema, loads
from claimledger.files.kinds import NAMED, SECTIONS
from claimledger.files.read_yaml import read_yaml
from claimledger.files.tree import Items, Keyed, Node, Page

MAIN: Final = Path(__file__).parents[3]
SCHEMA: Final = ledger_schema()

UNSAID: Final = {
    "an id is declared, or external, and of the kind that belongs there": (
        r"no (party|claim|document|statement|record|party or document) '"
        r"|.* is an? [a-z ]+, not an? |no such relation in these files"
        r"|what sort of record '.*' is cannot be told from these files"
    ),
    "one id is one thing, with one content": (
        r".* is an? [a-z ]+ here and an? |.* stands already at |.* is another record already"
    ),
    "a replacement is of its record's kind": r".* is an? [a-z ]+, and an? [a-z ]+ replaces it",
    "nothing is related to itself or derived from itself": (
        r"'.*' [a-z_]+ itself$|document '.*' is derived from itself"
    ),
    "a day is one of its month, a year is not 0000": r".* is no date: (day|year) ",
    "what begins ends later": (
        r".* ends before it begins|an anchor ends at \d+, before"
        r"|at least \d+ and at most \d+ is no interval"
    ),
    "who published a link's document is known": r"who published '.*' is not in these files",
    "what was recorded is in the same file": r"no record '.*' in this file",
    "a number is read as it is written": (
        r"'\d+\.0' is no (date|whole number|version)|the text '1\.0' is no version"
        r"|meta holds no number of that size"
    ),
    "a sign of an id is assigned, and can be seen": (
        r"'.*(\\[uU][0-9a-f]{4}|[^\x00-\x7f]).*' is no id$"
    ),
}
"""The rules that a schema cannot say, as docs/how-to/edit-ledgers-with-a-schema.md names them."""

_UNSAID: Final = re.compile("|".join(f"(?:{rule})" for rule in UNSAID.values()), re.DOTALL)
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_MENDED: Final = re.compile(r"amendments\[(\d+)\]\.replacement")

Accepts = Callable[[Any], bool]


def faults(data: Any) -> tuple[Fault, ...]:
    """Return what the loader finds wrong."""
    try:
        loads(json.dumps(data), format="json")
    except LoadError as error:
        return error.faults
    return ()


def unsaid(fault: Fault) -> bool:
    """Tell whether a fault is one that a schema cannot see."""
    return _UNSAID.match(fault.problem) is not None


def disagreement(data: Any, accepts: Accepts) -> str:
    """Return how loader and schema disagree on a file, beside the rules that are unsaid."""
    found = faults(data)
    if not accepts(data):
        return "" if found else "the loader takes what the schema refuses"
    strange = [fault for fault in found if not unsaid(fault)]
    if strange and not all(_of_another_kind(fault, data) for fault in strange):
        return f"the schema takes what the loader refuses: {strange[0]}"
    return ""


def _of_another_kind(fault: Fault, data: Any) -> bool:
    """Tell whether a fault in a replacement is that it would do for a record of another kind."""
    match = _MENDED.match(fault.path)
    if match is None:
        return False
    index = int(match[1])
    for line in _under_each_section(data["amendments"][index]):
        lines = [*data["amendments"][:index], line, *data["amendments"][index + 1 :]]
        found = faults({**data, "amendments": lines})
        if all(unsaid(f) for f in found if f.path.startswith(match[0])):
            return True
    return False


def _under_each_section(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an amendment with its replacement under the name of each section."""
    new = line["replacement"]
    inner = isinstance(new, dict) and new.get("replacement") is not None and "record" in new
    for tried in [new, *(_under_each_section(new) if inner else ())]:
        for section in SECTIONS:
            named = {"anew": tried} if section in NAMED else [tried]
            yield {**line, "replacement": {section: named}}


# -- files as plain data -------------------------------------------------------------------


def plain(text: str) -> Any:
    """Return a YAML file as the plain data that an editor sees."""
    page = Page("file.yaml", text)
    assert not read_yaml(page)
    assert page.root is not None
    return _plain(page.root)


def _plain(node: Node) -> Any:
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    if isinstance(node, Keyed):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    if node.plain:
        if node.value in ("", "null", "true", "false"):
            return json.loads(node.value or "null")
        if _NUMBER.fullmatch(node.value):
            return json.loads(node.value)
    return node.value


# -- mutants -------------------------------------------------------------------------------

_SPOILT: Final[list[Any]] = [
    *(None, True, False, 0, 1, -1, 7, 123, 2024, 10000, 1.5, 10.0, 2024.0, 10**15, 2**53, 10**30),
    *("", " ", "a b", "a,b", "{a}", "x\u200b", "no", "yes", "true", "1", "01", "7", "x" * 201),
    *("2024", "2024-13", "2024-02-30", "2024/2023", "2024/..", "../..", "19/6/2024", "0000"),
    *(
        "2024-06-19T08:30",
        "2024-06-19 08:30:15+07:00",
        "2024-06-19T24:00",
        "2024-06-19T08:30+15:00",
    ),
    *("f" * 64, "F" * 64, [], {}, [[]], [None], [{}], {"": ""}, [1, 5], [5, 1], [1, 2, 3]),
    *(["a", "same_as", "b"], ["a", "entails", "b"], ["a", "entails", "b", "2024"], ["a", "b"]),
]


def _words(schema: Any, key: str) -> Iterator[Any]:
    if isinstance(schema, dict):
        if key in schema:
            yield from schema[key]
        for value in schema.values():
            yield from _words(value, key)
    elif isinstance(schema, list):
        for value in schema:
            yield from _words(value, key)


WORDS: Final = sorted({w for w in _words(SCHEMA, "enum") if isinstance(w, str)})
KEYS: Final = sorted({*_words(SCHEMA, "properties"), "x", "alias"})


def _containers(data: Any) -> Iterator[dict[str, Any] | list[Any]]:
    if isinstance(data, dict | list):
        yield data
        for value in data.values() if isinstance(data, dict) else data:
            yield from _containers(value)


def _values(data: Any) -> Iterator[Any]:
    for container in _containers(data):
        yield from container.values() if isinstance(container, dict) else container
        yield from container if isinstance(container, dict) else ()


def mutant(data: Any, random: Random) -> Any:
    """Return data with one change somewhere."""
    data = copy.deepcopy(data)
    inside = random.choice(list(_containers(data)))
    keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
    change = random.randrange(8)
    if not keys or change == 0:
        if isinstance(inside, dict):
            inside[random.choice(KEYS)] = _some(data, random)
        else:
            inside.insert(random.randint(0, len(inside)), _some(data, random))
        return data
    key: Any = random.choice(keys)
    within: Any = inside
    if change == 1:
        del within[key]
    elif change == 2 and isinstance(inside, dict):
        inside[random.choice(KEYS)] = inside.pop(key)
    elif change == 3:
        within[key] = random.choice([[within[key]], {"statement": within[key]}, str(within[key])])
        if random.random() < 0.5:
            within[key] = {random.choice(KEYS): _some(data, random)}
    else:
        within[key] = _some(data, random)
    return data


def _some(data: Any, random: Random) -> Any:
    sort = random.randrange(3)
    if sort == 0:
        return copy.deepcopy(random.choice(_SPOILT))
    if sort == 1:
        return random.choice(WORDS)
    return copy.deepcopy(random.choice(list(_values(data)) or [None]))
