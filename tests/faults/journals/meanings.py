"""Records of which each is well-formed, and which contradict each other in every way."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from random import Random
from typing import Any

from faults.journals.making import forgery, text_of
from faults.journals.sound import BODIES, sealed

__all__ = ["MEANT"]

Body = dict[str, Any]

MEANT = (
    *("versions of one id", "one id for two things", "amendments of amendments"),
    *("ids that are nowhere", "rings", "ids dealt anew", "times of recording"),
    *("numbers of entries", "answers that cannot be"),
)
"""The kinds of forgery whose lines are all well-formed."""

_RECORDS = [body for body in BODIES if body["type"] not in ("torn", "lost")]
_STATEMENTS = [body for body in _RECORDS if "chain" in body]
_NAMED = [body for body in _RECORDS if "id" in body]
_TIMES = ["null", '"2032-05-02"', '"2032-05-02T08:30:15Z"', '"../2032-06"', '"2032/.."', '"0001"']
_TIMES += ['"9999-12-31T23:59-14:00"', '"2031"', '"2032-05-02T08:30+14:00"', '"2033/2034"']


def _lines(rng: Random, bodies: Iterable[Body]) -> list[bytes]:
    return [
        sealed(text_of(body), at=rng.choice(_TIMES), by=rng.choice(['""', '"desk"']), entry=str(n))
        for n, body in enumerate(bodies, 1)
    ]


def _some(rng: Random) -> list[Body]:
    """Return some of the sound records, now and then all, to be changed at will."""
    most = len(_RECORDS) if rng.random() < 0.2 else 12
    return deepcopy(rng.sample(_RECORDS, rng.randint(3, most)))


def _ids(rng: Random, *types: str) -> str:
    return str(rng.choice([b["id"] for b in _NAMED if not types or b["type"] in types]))


@forgery("versions of one id")
def versions(rng: Random, _turn: int) -> list[bytes]:
    found = _some(rng)
    for _ in range(rng.randint(1, 4)):
        body = deepcopy(rng.choice(_NAMED))
        for number in range(rng.randint(1, 3)):
            other = {**body, "note": f"version {number}"}
            if "chain" in body:
                other["chain"] = rng.choice(_STATEMENTS)["chain"]
                other["target"] = _ids(rng)
            found.append(other)
        if rng.random() < 0.5:
            mend = {"type": "amendment", "id": f"mend-{len(found)}", "record": body["id"]}
            found.append({**mend, "replacement": {**body, "note": "decided"}})
    rng.shuffle(found)
    return _lines(rng, found)


@forgery("one id for two things")
def two_things(rng: Random, _turn: int) -> list[bytes]:
    found = _some(rng)
    for _ in range(rng.randint(1, 5)):
        found.append({**deepcopy(rng.choice(_NAMED)), "id": _ids(rng)})
    rng.shuffle(found)
    return _lines(rng, found)


@forgery("amendments of amendments")
def amended(rng: Random, _turn: int) -> list[bytes]:
    """In rings and towers, of themselves, with replacements of other kinds and other ids."""
    found = _some(rng)
    count = rng.randint(1, 8)
    names = [f"m{number}" for number in range(count)]
    for number, name in enumerate(names):
        new: Body = {"type": "amendment", "id": name}
        new["record"] = rng.choice(
            [names[(number + 1) % count], rng.choice(names), _ids(rng), _ids(rng), "nobody"]
        )
        if rng.random() < 0.8:
            other = deepcopy(rng.choice(_RECORDS))
            if "id" in other and other["type"] != "external":
                other["id"] = rng.choice([new["record"], _ids(rng), rng.choice(names), "other"])
            if other["type"] != "external":
                new["replacement"] = other
        if rng.random() < 0.2 and found:
            new = {"type": "amendment", "id": f"over-{name}", "record": name, "replacement": new}
        found.append(new)
    rng.shuffle(found)
    return _lines(rng, found)


@forgery("ids that are nowhere")
def nowhere(rng: Random, _turn: int) -> list[bytes]:
    found = deepcopy(rng.sample(_RECORDS, rng.randint(1, 8)))
    return _lines(rng, found)


@forgery("rings")
def rings(rng: Random, _turn: int) -> list[bytes]:
    """What rests on itself: statements, citations, retractions, documents, relations."""
    found = _some(rng)
    count = rng.randint(1, 5)
    for number in range(count):
        near, own = f"r{(number + 1) % count}", f"r{number}"
        statement: Body = {**deepcopy(rng.choice(_STATEMENTS)), "id": own, "target": near}
        if rng.random() < 0.5:
            statement["citing"] = [near, own][: rng.randint(1, 2)]
        found.append(statement)
        document: Body = {"type": "document", "id": f"d{number}", "source": _ids(rng, "source")}
        if count > 1:
            document |= {"derived_from": f"d{(number + 1) % count}", "derivation": "copy"}
        found.append(document)
        link = {"party": _ids(rng, "source", "claimant"), "document": f"d{number}"}
        found.append({**statement, "id": f"s{number}", "chain": [link, link], "target": "gate"})
        for kind in rng.sample(["same_as", "owned_by", "part_of", "speaks_for"], 2):
            ends = rng.sample(["guild", "valley", "warden", "gazette", "wire"], 2)
            found.append({"type": "relation", "party": ends[0], "kind": kind, "other": ends[1]})
        for kind in rng.sample(["entails", "contradicts"], 1):
            ends = rng.sample(["gate", "water", "nothing"], 2)
            found.append(
                {"type": "claim-relation", "claim": ends[0], "kind": kind, "other": ends[1]}
            )
    rng.shuffle(found)
    return _lines(rng, found)


_REFERRING = {"id", "target", "source", "party", "other", "claim", "record", "subject"}
_REFERRING |= {"document", "derived_from", "citing", "accused", "authors", "replacement"}


def _dealt(rng: Random, value: Any, pool: list[str], key: str = "") -> Any:
    """Put any of few ids in the place of each."""
    if isinstance(value, dict) and key not in ("meta", "rating", "policy", "viewpoint", "answers"):
        return {name: _dealt(rng, item, pool, name) for name, item in value.items()}
    if isinstance(value, list) and key in ("chain", "citing", "accused", "authors"):
        return [_dealt(rng, item, pool, "id") for item in value]
    if isinstance(value, str) and key in _REFERRING:
        return rng.choice(pool)
    return value


@forgery("ids dealt anew")
def dealt(rng: Random, _turn: int) -> list[bytes]:
    pool = [f"i{number}" for number in range(rng.choice([2, 3, 5, 9]))]
    found = [_dealt(rng, body, pool) for body in _some(rng)]
    ends = [("party", "other"), ("claim", "other"), ("id", "derived_from")]
    for body in found:
        for one, other in ends:
            if body.get(one) == body.get(other):
                body[other] = f"{body.get(one)}-other" if other in body else None
            if body.get(other) is None:
                body.pop(other, None)
    return _lines(rng, found)


@forgery("times of recording")
def times(rng: Random, _turn: int) -> list[bytes]:
    found = _some(rng)
    found += rng.choices(found, k=rng.randint(1, 9))
    return _lines(rng, found)


@forgery("numbers of entries")
def numbers(rng: Random, _turn: int) -> list[bytes]:
    found = _some(rng)
    most = rng.choice([2, len(found), 100, 20_000_000])
    return [
        sealed(text_of(body), entry=str(rng.choice([number, rng.randint(1, most)])))
        for number, body in enumerate(found, 1)
    ]


@forgery("answers that cannot be")
def answers(rng: Random, _turn: int) -> list[bytes]:
    found = _some(rng)
    full = next(body for body in _RECORDS if body["type"] == "expectation")
    for _ in range(rng.randint(1, 4)):
        keys = rng.sample([key for key in full if key not in ("type", "claim")], rng.randint(1, 6))
        some = {key: full[key] for key in keys}
        found.append({"type": "expectation", "claim": _ids(rng), **deepcopy(some)})
    return _lines(rng, found)
