"""What a hostile journal is, and how bodies of any sort are written into sealed lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any, final

import attrs

from faults.journals.sound import BODIES, JOURNAL, sealed
from faults.making import Raw

__all__ = ["FORGERIES", "Forged", "Maker", "bodies", "forged", "forgery", "kind_of", "text_of"]


@final
@attrs.frozen
class Forged:
    """A journal's bytes as somebody made them up, and what sort of thing was done.

    What is ``fed`` comes to be appended, line by line.
    """

    kind: str
    data: bytes
    fed: bool = False


Maker = Callable[[Random, int], bytes | list[bytes]]
"""Makes lines, or all bytes, from chance, and from how often it was asked before."""

FORGERIES: dict[str, tuple[int, Maker]] = {}
"""Every kind of forgery by its name, with its weight in a round."""


def forgery(name: str, weight: int = 1) -> Callable[[Maker], Maker]:
    """Take up a kind of forgery under its name."""

    def taken(maker: Maker) -> Maker:
        FORGERIES[name] = weight, maker
        return maker

    return taken


def bodies(name: str, weight: int = 1) -> Callable[[Callable[[Random, int], str]], Maker]:
    """Take up a kind of forgery that makes one body; it is sealed as if it were sound."""

    def taken(body: Callable[[Random, int], str]) -> Maker:
        def maker(rng: Random, turn: int) -> list[bytes]:
            return around(rng, body(rng, turn))

        FORGERIES[name] = weight, maker
        return maker

    return taken


def around(rng: Random, *texts: str) -> list[bytes]:
    """Return sealed lines with these bodies, now and then among lines that are sound."""
    lines: list[bytes] = []
    if rng.random() < 0.3:
        lines += JOURNAL.lines[: rng.randint(1, 4)]
    times = ["null", '"2032-05-02"', '"2032-05-02T08:30:15Z"', '"../2032-06"']
    for text in texts:
        by = rng.choice(['""', '"desk"', '"d\\u0000\\n\u7f16"'])
        entry = str(len(lines) + 1)
        lines.append(sealed(text, at=rng.choice(times), by=by, entry=entry))
    return lines


def _rounds() -> list[str]:
    """Return the kinds of a round, in an order that does not hang on who imports what first."""
    return [name for name, (weight, _) in sorted(FORGERIES.items()) for _ in range(weight)]


def kind_of(index: int) -> str:
    """Return the kind of the forgery of an index."""
    rounds = _rounds()
    return rounds[index % len(rounds)]


FED = 25
"""One in so many comes to be appended."""


def forged(seed: int, index: int) -> Forged:
    """Return the forgery of an index; the same seed and index give the same bytes."""
    name, rounds = kind_of(index), _rounds()
    turn = index // len(rounds) * FORGERIES[name][0] + rounds[: index % len(rounds)].count(name)
    rng = Random(f"{seed}:{index}")
    made = FORGERIES[name][1](rng, turn)
    if isinstance(made, list):
        made = b"".join(line + b"\n" for line in made)
    return Forged(name, made, fed=rng.randrange(FED) == 0)


_RAW = re.compile(r'"@raw:([0-9a-f]*)@"')


def text_of(data: Any, *, canonical: bool = True) -> str:
    """Return data as JSON, in its canonical form as far as it has one."""
    loose: Any = {} if canonical else {"indent": 1}
    tight: Any = {"separators": (",", ":"), "sort_keys": True} if canonical else {}
    text = json.dumps(data, default=_raw, ensure_ascii=False, **loose, **tight)
    return _RAW.sub(lambda match: bytes.fromhex(match[1]).decode("utf-8", "surrogatepass"), text)


def _raw(value: Raw) -> str:
    return f"@raw:{value.text.encode('utf-8', 'surrogatepass').hex()}@"


def body_of_type(rng: Random, *types: str) -> dict[str, Any]:
    """Return some body of one of these types, or of any; it is not to be changed."""
    return rng.choice([body for body in BODIES if not types or body["type"] in types])
