"""What a broken file is, and how data is written into one: in YAML of all styles, or in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Literal, final

import attrs

Format = Literal["yaml", "json"]


@final
@attrs.frozen
class Broken:
    """A file's bytes, the format in which it is read, and the kind of damage that was done."""

    kind: str
    data: bytes
    format: Format


@final
@attrs.frozen
class Raw:
    """A value that is written as it stands, without quotes."""

    text: str


Maker = Callable[[Random, int], tuple[str | bytes, Format]]
"""Makes the text of a broken file from chance, and from how often it was asked before."""

KINDS: dict[str, tuple[int, Maker]] = {}
"""Every kind of damage by its name, with its weight in a round."""


def kind(name: str, weight: int = 1) -> Callable[[Maker], Maker]:
    """Take up a kind of damage under its name."""

    def taken(maker: Maker) -> Maker:
        KINDS[name] = weight, maker
        return maker

    return taken


def kind_of(index: int) -> str:
    """Return the kind of damage that is done to the file of an index."""
    rounds = _rounds()
    return rounds[index % len(rounds)]


def _rounds() -> list[str]:
    return [name for name, (weight, _) in KINDS.items() for _ in range(weight)]


def broken(seed: int, index: int) -> Broken:
    """Return the broken file of an index; the same seed and index give the same bytes."""
    name = kind_of(index)
    rounds = _rounds()
    turn = index // len(rounds) * KINDS[name][0] + rounds[: index % len(rounds)].count(name)
    text, format = KINDS[name][1](Random(f"{seed}:{index}"), turn)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Broken(name, data, format)


def nth(turn: int, of: int) -> int:
    """Return the place of a turn in a list of which a few turns see all parts, and enough all."""
    step = max(1, round(of * 0.618))
    while _common(step, of) > 1:
        step += 1
    return turn * step % of


def _common(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def written(rng: Random, data: Any, format: Format | None = None) -> tuple[str, Format]:
    """Return data as a file: in JSON or in YAML, in block and flow style as chance has it."""
    if (format or rng.choice(["yaml", "json"])) == "json":
        indent = rng.choice([None, None, 1])
        return _json(data, ensure_ascii=rng.random() < 0.5, indent=indent), "json"
    return "\n".join(_block(rng, data, 0)) + "\n", "yaml"


_RAW = re.compile(r'"@raw:([0-9a-f]*)@"')
_PLAIN = re.compile(r"[A-Za-z0-9./+][\w./+]*(?: [\w./+-]+)*")


def _json(data: Any, **options: Any) -> str:
    text = json.dumps(data, default=lambda raw: f"@raw:{_hex(raw.text)}@", **options)
    return _RAW.sub(lambda match: _unhexed(match[1]), text)


def _hex(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex()


def _unhexed(text: str) -> str:
    return bytes.fromhex(text).decode("utf-8", "surrogatepass")


def _block(rng: Random, value: Any, depth: int) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _entry(rng, f"{margin}{_scalar(rng, key)}:", item, depth)
    elif isinstance(value, list) and value:
        for item in value:
            yield from _entry(rng, f"{margin}-", item, depth)
    else:
        yield f"{margin}{_flow(rng, value)}"


def _entry(rng: Random, head: str, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, dict | list) and value and (depth < 2 or rng.random() < 0.3):
        yield head
        yield from _block(rng, value, depth + 1)
    else:
        yield f"{head} {_flow(rng, value)}".rstrip(" ")


def _flow(rng: Random, value: Any) -> str:
    if isinstance(value, dict):
        entries = (f"{_scalar(rng, key)}: {_flow(rng, item)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(rng, item) for item in value)}]"
    return _scalar(rng, value)


def _scalar(rng: Random, value: Any) -> str:
    if isinstance(value, Raw):
        return value.text
    if not isinstance(value, str):
        return "" if value is None else json.dumps(value)
    if _PLAIN.fullmatch(value) and rng.random() < 0.8:
        return value
    if value.isprintable() and rng.random() < 0.2:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value)
