"""Damage to the records themselves: a wrong type, a wrong word, a wrong id, in any place."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

from faults.making import Format, Raw, kind, nth, written
from faults.seeds import FULL, Data, Path, at, paths_of, seeds, shapes

WRONG: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 10**30, "", " ", "x", "a b", "2024-13", "no", "~"),
    *("night", "gate", "gazette-1", "guild", "wire", "afar", "x" * 5_000, "\u202e", "\\", "#"),
    *([], {}, [[]], [None], ["gate"], [["gate"]], ["guild", "guild"], [{}, [], ""], ["x"] * 300),
    *({"": ""}, {"x": "y"}, {"statement": "gate"}, {"statement": []}, {"claim": "guild"}),
    *({"claims": {"gate": {}}}, {"reviews": [[]]}, {"record": {}}, {"party": []}, {"only": "x"}),
    *({"a": {"b": {"c": [1]}}}, {"record": "gate", "replacement": {"record": "gate"}}),
]
"""What is put in the place of every value: each is of the wrong type, or word, somewhere."""

PATHS = [path for path in paths_of(FULL) if path]
KEYS = sorted({key for keys in shapes().values() for key in keys})

DATES = [
    *("2024-02-30", "2023-02-29", "2024-13", "2024-00-01", "2024-01-00", "0000", "0000-01-01"),
    *("9999-12-31", "99999", "-2024", "+2024", "20240101", "2024-6-1", "24-06-19", "19/6/2024"),
    *("2024-06-19T24:00", "2024-06-19T08", "2024-06-19T08:60", "2024-06-19T08:30:61"),
    *("2024-06-19T08:30+15:00", "2024-06-19T08:30-00:61", "2024-06-19T08:30z", "2024-W25"),
    *("2024/2023", "2024/2024", "../..", "/", "..", "2024/", "/2024", "2024/2025/2026"),
    *("0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "2024-06-19 08:30", "yesterday"),
    *("\u0662\u0660\u0662\u0664", "\uff12\uff10\uff12\uff14", "2024-06-19\n", " 2024", "2024 ", ""),
    *("2" * 10_000, "2024-" * 1_000, "2024-06-19T08:30:15.5Z", "2024-366", "~2024", "2024?"),
]
DATE_KEYS = {"published", "retrieved", "said", "period", "during", "on", "until", "at", "as_of"}

NUMBERS = [
    *("NaN", "Infinity", "-Infinity", "1e999", "-0", "+1", "01", "0o17", "0x1F", "0b1", "1_000"),
    *("12:30:45", "190:20:30", ".5", "5.", "1e", "1.5e+3", ".inf", "-.INF", ".nan", "1" * 10_000),
    *("-" + "9" * 4_301, "9" * 4_300, "9" * 4_000, "1" + "0" * 18, "1e-400", "--1", "1-", "1,5"),
]

SIGNS = [
    *("\0", "\x01", "\x07", "\x1b[31m", "\x7f", "\x80", "\x85", "\x9b", "\xa0", "\xad"),
    *("\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffe"),
    *("\ud800", "\udc00", "\ud83d", "\ude00\ud83d", "\U000e0041", "\U0010ffff", "\u3164", "\u0300"),
    *("\r", "\n", "\t", "\v", "\f", '"', "'", "\\", "{", "}", "[", "]", ",", ":", "#", "&", "*"),
]


def _changed(data: Data, path: Path, value: Any) -> Data:
    new = deepcopy(data)
    at(new, path[:-1])[path[-1]] = value
    return new


def _somewhere(rng: Random, data: Data) -> Path:
    return rng.choice([path for path in paths_of(data) if path])


def _format(rng: Random, turn: int, length: int) -> Format:
    """Alternate between the formats, also from one round of a list to the next."""
    del rng
    return "json" if (turn + turn // length) % 2 else "yaml"


@kind("wrong type", 8)
def wrong_type(rng: Random, turn: int) -> tuple[str, Format]:
    count = len(PATHS) * len(WRONG)
    place, value = divmod(nth(turn, count), len(WRONG))
    data = _changed(FULL, PATHS[place], deepcopy(WRONG[value]))
    return written(rng, data, _format(rng, turn, count))


@kind("key left out or misspelt", 2)
def keys(rng: Random, turn: int) -> tuple[str, Format]:
    named = [path for path in PATHS if isinstance(path[-1], str)]
    path = named[nth(turn, len(named))]
    data = deepcopy(FULL)
    mapping = at(data, path[:-1])
    value = mapping.pop(path[-1])
    name = str(path[-1])
    cut = rng.randrange(len(name))
    near = name[:cut] + rng.choice(["", "x", name[cut] * 2]) + name[cut + 1 :]
    new = rng.choice(
        [None, near, "x", "x" * 3_000, name.upper(), rng.choice(KEYS), rng.choice(KEYS)]
    )
    if new is not None:
        mapping[new] = value
    return written(rng, data)


@kind("unknown key")
def unknown_key(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    mappings = [path for path in paths_of(data) if isinstance(at(data, path), dict)]
    mapping = at(data, rng.choice(mappings))
    mapping[rng.choice([*KEYS, "", " ", "<<", "note ", "Note", "n\u03bfte"])] = rng.choice(WRONG)
    return written(rng, data)


@kind("values exchanged", 2)
def exchanged(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    one, two = _somewhere(rng, data), _somewhere(rng, data)
    moved = deepcopy(at(data, two))
    data = _changed(data, one, moved)
    return written(rng, data)


@kind("impossible date", 2)
def dates(rng: Random, turn: int) -> tuple[str, Format]:
    places = [path for path in PATHS if path[-1] in DATE_KEYS or path == ("relations", 0, 3)]
    place, value = divmod(nth(turn, len(places) * len(DATES)), len(DATES))
    return written(rng, _changed(FULL, places[place], DATES[value]))


@kind("odd number", 2)
def numbers(rng: Random, _turn: int) -> tuple[str, Format]:
    data = rng.choice(seeds())
    return written(rng, _changed(data, _somewhere(rng, data), Raw(rng.choice(NUMBERS))))


@kind("odd sign in a text", 3)
def signs(rng: Random, _turn: int) -> tuple[str, Format]:
    data = rng.choice(seeds())
    texts = [path for path in paths_of(data) if path and isinstance(at(data, path), str)]
    path = rng.choice(texts)
    text = str(at(data, path))
    place, sign = rng.randrange(len(text) + 1), rng.choice(SIGNS) * rng.choice([1, 1, 1, 500])
    new: Any = text[:place] + sign + text[place:]
    if rng.random() < 0.3:  # written raw, not escaped
        new = Raw(f'"{new}"' if rng.random() < 0.5 else new)
    return written(rng, _changed(data, path, new))


@kind("odd sign in a key", 2)
def signs_in_keys(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    named = [path for path in paths_of(data) if path and isinstance(path[-1], str)]
    path = rng.choice(named)
    mapping, key = at(data, path[:-1]), str(path[-1])
    place = rng.randrange(len(key) + 1)
    mapping[key[:place] + rng.choice(SIGNS) + key[place:]] = mapping.pop(key)
    return written(rng, data)


@kind("ids that clash", 3)
def ids(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    named = [s for s in ("sources", "claimants", "claims", "documents") if data.get(s)]
    used = [id for section in named for id in data[section]]
    data.setdefault("external", []).append(rng.choice(used))
    match rng.randrange(6):
        case 0:  # an id for two things
            data.setdefault(rng.choice(["sources", "claims"]), {})[rng.choice(used)] = "again"
        case 1:  # what refers to itself
            id = rng.choice(used)
            data.setdefault("relations", []).append([id, rng.choice(["owned_by", "entails"]), id])
        case 2:
            new = {
                "asserts": rng.choice(used),
                "chain": [rng.choice(used)],
                "id": "s",
                "citing": ["s"],
            }
            data.setdefault("statements", []).append(new)
        case 3:  # an amendment of itself, or of nothing
            new = {"record": rng.choice(["m", "nobody", rng.choice(used)]), "id": "m"}
            data.setdefault("amendments", []).append(new)
        case 4:  # twice with other content
            pair = [{"asserts": used[0], "chain": [used[-1]], "id": "s", "cue": c} for c in "ab"]
            data.setdefault("statements", []).extend(pair)
        case _:  # a document that derives from itself
            id = rng.choice(used)
            new = {"source": id, "derived_from": "d", "derivation": "copy"}
            data.setdefault("documents", {})["d"] = new
    return written(rng, data)


@kind("id that is nowhere", 2)
def nowhere(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    named = [s for s in ("sources", "claimants", "claims", "documents", "external") if data.get(s)]
    section = rng.choice(named)
    if section == "external":
        data[section].pop()
    else:
        id = rng.choice(list(data[section]))
        value = data[section].pop(id)
        if rng.random() < 0.5:
            data[section][f"{id}{rng.choice('sx-')}"] = value
    return written(rng, data)


@kind("expectation that cannot be")
def expectations(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    claim = rng.choice(["nothing", *data.get("claims", ["c"])])
    wrong: Data = {
        "claim": claim,
        rng.choice(["status", "as_of", "support", "flags", "answers", "policy", "viewpoint"]): (
            rng.choice(
                [*WRONG, [2, 1], ["a", "b"], {"threshold": "none"}, {"positions": {"only": 1}}]
            )
        ),
    }
    data.setdefault("expects", []).append(wrong)
    return written(rng, data)


@kind("amendments inside amendments")
def inside(rng: Random, turn: int) -> tuple[str, Format]:
    data = deepcopy(FULL)
    depth = 1 + turn % 96
    new: Data = {"record": "gate", "reason": "innermost"}
    for level in range(depth):
        inner = {"amendments": [new]} if rng.random() < 0.3 else new
        new = {"record": f"m{level}" if turn % 2 else "mend", "replacement": inner}
    data["amendments"].append(new)
    return written(rng, data)


@kind("several damages", 4)
def several(rng: Random, _turn: int) -> tuple[str, Format]:
    data = deepcopy(rng.choice(seeds()))
    for _ in range(rng.randint(2, 6)):
        path = _somewhere(rng, data)
        data = _changed(data, path, deepcopy(rng.choice(WRONG)))
        if not any(paths_of(data)):
            break
    return written(rng, data)
