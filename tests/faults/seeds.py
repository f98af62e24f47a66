"""Sound ledger files, from which the broken ones are made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

import claimledger.files
from claimledger.errors import ClaimLedgerError
from claimledger.files import dumps
from claimledger.ledger import Ledger
from claimledger.testing import ledgers

Data = dict[str, Any]
Path = tuple[str | int, ...]

SMALL: Data = {
    "claimledger": 1,
    "sources": {"gazette": "Hill Gazette"},
    "claimants": {"miller": {"name": "Ada Miller", "kind": "person"}, "guild": "The Guild"},
    "claims": {
        "flood": {"text": "The mill has flooded", "accused": ["guild"], "period": "2032-01"}
    },
    "documents": {
        "gazette-1": {
            "source": "gazette",
            "published": "2032-01-05",
            "says": [{"asserts": "flood", "chain": ["miller"], "id": "first", "cue": "told us"}],
        }
    },
    "statements": [{"denies": "flood", "chain": ["guild"], "said": "2032-01-06"}],
    "expects": [{"claim": "flood", "status": "contested"}],
}
"""A short file, whose damage is read quickly."""

FULL: Data = {
    "claimledger": 1,
    "sources": {
        "gazette": {"name": "Hill Gazette", "kind": "outlet", "identity": "named", "number": "one"},
        "wire": {
            "name": "Hill Wire",
            "kind": "agency",
            "identifiers": ["reg:17"],
            "aliases": ["HW"],
        },
        "square": {"name": "Market Square", "kind": "platform"},
    },
    "claimants": {
        "valley": {
            "name": "The Valley",
            "kind": "government",
            "note": "a council",
            "meta": {"n": 1},
        },
        "warden": {"name": "Jory Pell", "kind": "person", "aliases": ["the warden"]},
        "guild": {"name": "Millers", "kind": "group", "identity": "described", "number": "several"},
        "old-hand": "an old hand",
    },
    "relations": [
        ["warden", "speaks_for", "valley", "2031/.."],
        {
            "subject": "gate",
            "kind": "entails",
            "object": "water",
            "note": "so they say",
            "meta": {},
        },
        {"subject": "guild", "kind": "part_of", "object": "valley", "during": "2030/2033"},
    ],
    "claims": {
        "gate": {
            "text": "The sluice gate was opened at night",
            "accused": ["guild", "valley"],
            "period": "2032-03-01T22:00/2032-03-02T04:00",
            "language": "en",
            "note": "the night of the fair",
            "meta": {"topic": ["water", {"rank": 2}], "seen": True, "by": None},
        },
        "water": "Water ran into the lower fields",
    },
    "documents": {
        "gazette-1": {
            "source": "gazette",
            "authors": ["warden"],
            "published": "2032-03-03T07:00+01:00",
            "retrieved": "2032-03-04",
            "title": "Who opened the gate?",
            "url": "https://gazette.example/1",
            "archived": "https://archive.example/1",
            "language": "en",
            "sha256": "0" * 64,
            "note": "front page",
            "meta": {"page": 1},
            "says": [
                {
                    "asserts": "gate",
                    "act": "accuses",
                    "chain": [
                        "wire",
                        {
                            "party": "guild",
                            "named_as": "the millers",
                            "cue": "said",
                            "said": "2032",
                        },
                        {"party": "warden", "document": "square-1"},
                    ],
                    "certainty": "weak",
                    "reading": "inferred",
                    "basis": "told",
                    "said": "2032-03-02",
                    "quotation": "partial",
                    "translated": True,
                    "cue": "it is said",
                    "terms": "background",
                    "anchors": [
                        {"start": 3, "end": 21, "sha256": "1" * 64, "exact": "the gate"},
                        {"exact": "open", "prefix": "was ", "suffix": "ed"},
                    ],
                    "id": "night",
                    "note": "n",
                    "meta": {"k": ["v"]},
                },
                {"questions": "water", "certainty": "none"},
                {"asserts": "water", "citing": ["night"]},
            ],
        },
        "square-1": {"source": "square", "authors": ["old-hand"], "published": "2032-03-02"},
        "wire-1": {
            "source": "wire",
            "derived_from": "gazette-1",
            "derivation": "translation",
            "says": [
                {"denies": {"statement": "night"}, "scope": "attribution", "chain": ["guild"]}
            ],
        },
    },
    "statements": [
        {"denies": "gate", "chain": ["valley"], "scope": "legitimacy"},
        {"responds": {"statement": "night"}, "kind": "no_comment", "chain": ["gazette-1", "guild"]},
        {
            "retracts": {"document": "wire-1"},
            "chain": ["wire"],
            "reason": "misread",
            "replacement": {"claim": "water"},
        },
        {"retracts": "night", "chain": ["guild"], "said": "2032-04"},
    ],
    "reviews": [
        {
            "claim": "gate",
            "document": "check-1",
            "rating": {"label": "Mostly so", "value": "4", "best": "5", "worst": "1"},
            "explanation": "the log shows it",
            "note": "n",
            "meta": {"m": "m"},
        },
        {"claim": "water", "document": "check-1", "rating": "Unproven"},
    ],
    "amendments": [
        {
            "record": "water",
            "replacement": {"text": "Water stood there"},
            "by": "desk",
            "id": "mend",
        },
        {"record": ["warden", "speaks_for", "valley", "2031/.."], "reason": "since when?"},
        {
            "record": "night",
            "replacement": {"denies": "gate", "chain": ["gazette-1"], "id": "night"},
        },
        {"record": "mend", "note": "n", "meta": {"m": 1}},
    ],
    "suppressions": [
        {
            "code": "CLS101",
            "subject": "night",
            "by": "desk",
            "reason": "on purpose",
            "on": "2032-05-01",
            "until": "2032-06",
            "note": "n",
            "meta": {"m": 1},
        },
        {"code": "CLS102", "subject": ["gate", "entails", "water"]},
    ],
    "external": ["check-1", "afar"],
    "recorded": [{"at": "2032-05-02", "records": ["gate", ["gate", "entails", "water"]]}],
    "expects": [
        {
            "claim": "gate",
            "as_of": "2032-12",
            "policy": {
                "threshold": "full",
                "resolver": "off",
            },
            "viewpoint": {
                "documents": {"except": ["square-1"]},
                "relays": {"except": ["wire"]},
                "positions": {"only": ["guild", "valley"]},
            },
            "status": "denied",
            "support": [0, 9],
            "opposition": [0, 9],
            "flags": {"support": ["hedged_only"], "opposition": []},
            "answers": {"valley": "denied", "guild": "not_recorded"},
            "chains": [
                {
                    "statement": "night",
                    "depth": 3,
                    "origins": ["warden"],
                    "circular": False,
                    "grounded": True,
                    "gaps": ["undated"],
                }
            ],
            "note": "n",
            "meta": {"m": 1},
        }
    ],
}
"""A file in which each key of each record stands at least once."""


def shapes() -> dict[str, set[str]]:
    """Return the loader's tables of keys, by the names under which its modules keep them."""
    found = {}
    for info in iter_modules(claimledger.files.__path__):
        module = import_module(f"claimledger.files.{info.name}")
        for name, value in vars(module).items():
            if isinstance(value, Mapping) and value and all(map(_is_field, value.values())):
                found[f"{info.name}.{name}"] = set(value)
    return found


def _is_field(value: object) -> bool:
    return type(value).__name__ == "Field"


def keys_of(value: Any) -> Iterator[str]:
    """Yield all keys that stand anywhere in a file."""
    for path in paths_of(value):
        if path and isinstance(path[-1], str):
            yield path[-1]


def paths_of(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the way to each value inside a file, the whole of it first."""
    yield path
    if isinstance(value, dict | list):
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield from paths_of(item, (*path, key))


def at(data: Any, path: Path) -> Any:
    """Return what stands at a path."""
    for key in path:
        data = data[key]
    return data


@cache
def seeds() -> tuple[Data, ...]:
    """Return sound files as data: those written here, and generated ledgers as they are dumped."""
    return (SMALL, FULL, *dumped(24))


def dumped(most: int) -> Iterator[Data]:
    """Yield the files of generated ledgers, the same ones each time."""
    found: list[Ledger] = []

    @seed(7)
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(ledgers())
    def gather(ledger: Ledger) -> None:
        found.append(ledger)

    gather()
    for ledger in found:
        try:
            yield json.loads(dumps(ledger, format="json"))
        except ClaimLedgerError:
            continue  # two versions of an id are not written into one file
