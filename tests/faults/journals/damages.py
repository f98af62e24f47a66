"""Damage to a sound journal: to one byte, at every place and in every way, or to more."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Final, final

import attrs

from faults.journals.sound import Sound, journals
from faults.making import nth

__all__ = ["HEAPS", "Damage", "heap", "single", "singles"]

_FLIPS: Final = 8
_EACH: Final = ("bit flipped",) * _FLIPS + ("byte taken out", "cut off")
_MORE: Final = ("byte put in", "byte replaced")


@final
@attrs.frozen
class Damage:
    """A damaged journal, and what it was; ``before`` and ``behind`` count the bytes left alone."""

    kind: str
    sound: Sound = attrs.field(repr=False)
    data: bytes = attrs.field(repr=False)
    before: int = 0
    behind: int = 0


@cache
def _sizes() -> tuple[int, ...]:
    return tuple(len(sound.data) for sound in journals())


def singles() -> int:
    """Return how many damages to one byte there are.

    First come all flips of a bit, all bytes taken out, and all places to cut off; then a byte put
    in at each place, and one put in the place of each.
    """
    return (len(_EACH) + len(_MORE)) * sum(_sizes())


def single(index: int, journal: Sound | None = None) -> Damage:
    """Return one of all damages to one byte, of all journals or of one."""
    sizes = _sizes() if journal is None else (len(journal.data),)
    way, place = _way(index, sum(sizes))
    number = 0
    while place >= sizes[number]:
        place -= sizes[number]
        number += 1
    sound = journals()[number] if journal is None else journal
    return _damaged(sound, sizes[number], place, way)


def _way(index: int, size: int) -> tuple[int, int]:
    """Return in which way a byte is damaged, and which of all bytes it is."""
    each = len(_EACH) * size
    if index < each:
        place, way = divmod(nth(index, each), len(_EACH))
        return way, place
    place, way = divmod(nth(index - each, len(_MORE) * size), len(_MORE))
    return way + len(_EACH), place


def _damaged(sound: Sound, size: int, at: int, way: int) -> Damage:
    data = sound.data
    kind = (*_EACH, *_MORE)[way]
    rng = Random(size * 1_000_000 + at)
    if way < _FLIPS:
        new = bytes([data[at] ^ (1 << way)])
    elif kind == "byte put in":
        new = bytes([rng.choice([10, 10, 13, 32, 34, rng.randrange(256)]), data[at]])
    elif kind == "byte replaced":
        others = [value for value in range(256) if (value ^ data[at]).bit_count() > 1]
        new = bytes([10 if data[at] != 10 and rng.random() < 0.2 else rng.choice(others)])
    elif kind == "cut off":
        return Damage(kind, sound, data[:at], at, 0)
    else:
        new = b""
    return Damage(kind, sound, data[:at] + new + data[at + 1 :], at, size - at - 1)


# -- more than one byte --------------------------------------------------------------------

_Heap = Callable[[Random, Sound], bytes]

HEAPS: dict[str, _Heap] = {}
"""Damage that is more than one byte, by its name."""


def _heap(maker: _Heap) -> _Heap:
    HEAPS[maker.__name__.strip("_").replace("_", " ")] = maker
    return maker


def heap(seed: int, index: int) -> Damage:
    """Return a journal that is damaged at more than one byte; the same again each time."""
    rng = Random(f"{seed}:{index}")
    kind = list(HEAPS)[index % len(HEAPS)]
    sound = rng.choice(journals())
    return Damage(kind, sound, HEAPS[kind](rng, sound))


def _span(rng: Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data))
    return start, min(len(data), start + rng.choice([2, 16, 80, 512, 4_096]))


@_heap
def _two_bytes(rng: Random, sound: Sound) -> bytes:
    data = bytearray(sound.data)
    for _ in range(2):
        at = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                del data[at]
            case 2:
                data.insert(at, rng.choice([10, 34, rng.randrange(256)]))
            case _:
                data[at] = rng.choice([10, 0, rng.randrange(256)])
    return bytes(data)


@_heap
def _a_bit_and_the_last_byte(rng: Random, sound: Sound) -> bytes:
    data = bytearray(sound.data[:-1])
    data[-rng.randint(1, 300)] ^= 1 << rng.randrange(8)
    return bytes(data)


@_heap
def _zeros(rng: Random, sound: Sound) -> bytes:
    start, end = _span(rng, sound.data)
    return sound.data[:start] + bytes(end - start) + sound.data[end:]


@_heap
def _zeros_to_the_end(rng: Random, sound: Sound) -> bytes:
    start = rng.randrange(len(sound.data))
    return sound.data[:start] + bytes(len(sound.data) - start)


@_heap
def _zeros_behind(rng: Random, sound: Sound) -> bytes:
    return sound.data + bytes(rng.choice([1, 7, 4_096]))


@_heap
def _a_block_of_another(rng: Random, sound: Sound) -> bytes:
    data, other = sound.data, rng.choice(journals()).data
    size = rng.choice([64, 512, 4_096])
    start = rng.randrange(len(data) // size + 1) * size
    begin = rng.randrange(len(other) // size + 1) * size
    return data[:start] + other[begin : begin + size] + data[start + size :]


@_heap
def _a_block_taken_out(rng: Random, sound: Sound) -> bytes:
    start, end = _span(rng, sound.data)
    return sound.data[:start] + sound.data[end:]


@_heap
def _a_block_twice(rng: Random, sound: Sound) -> bytes:
    start, end = _span(rng, sound.data)
    return sound.data[:end] + sound.data[start:]


@_heap
def _blocks_exchanged(rng: Random, sound: Sound) -> bytes:
    data = sound.data
    a, b, c, d = sorted(rng.randrange(len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


@_heap
def _lines_taken_out(rng: Random, sound: Sound) -> bytes:
    lines = [line for line in sound.lines if rng.random() < 0.7]
    return b"".join(line + b"\n" for line in lines)


@_heap
def _lines_shuffled(rng: Random, sound: Sound) -> bytes:
    lines = [*sound.lines, *rng.choices(sound.lines, k=3)]
    rng.shuffle(lines)
    return b"".join(line + b"\n" for line in lines)


@_heap
def _ends_of_lines_converted(rng: Random, sound: Sound) -> bytes:
    ends = [b"\r\n", b"\r", b"", b" ", b"\n\n", b"\0", b"\r\r\n", b",\n", b" \n", b"\n\t"]
    return sound.data.replace(b"\n", rng.choice(ends))


@_heap
def _conflict_markers_of_git(rng: Random, sound: Sound) -> bytes:
    lines = [line + b"\n" for line in sound.lines]
    a, b, c = sorted(rng.randrange(len(lines) + 1) for _ in range(3))
    ours, theirs = b"".join(lines[a:b]), b"".join(lines[b:c])
    base = b"||||||| 1a2b3c4\n" if rng.random() < 0.5 else b""
    head, tail = b"".join(lines[:a]), b"".join(lines[c:])
    ends = (b"<<<<<<< HEAD\n", base + b"=======\n", b">>>>>>> desk\n")
    return head + ends[0] + ours + ends[1] + theirs + ends[2] + tail


@_heap
def _encodings(rng: Random, sound: Sound) -> bytes:
    text = sound.data.decode()
    if rng.random() < 0.5:
        return b"\xef\xbb\xbf" * rng.randint(1, 2) + sound.data
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7"]))


@_heap
def _written_again_by_another_tool(rng: Random, sound: Sound) -> bytes:
    text = sound.data.decode()
    match rng.randrange(5):
        case 0:
            text = text.replace(":", ": ").replace(",", ", ")
        case 1:
            text = "[" + ",\n".join(text.splitlines()) + "]\n"
        case 2:
            text = text.encode("ascii", "backslashreplace").decode()
        case 3:
            text = "\n".join(text[i : i + 80] for i in range(0, len(text), 80)) + "\n"
        case _:
            text = "".join(f"> {line}\n" for line in text.splitlines())
    return text.encode()


@_heap
def _torn_and_written_on(rng: Random, sound: Sound) -> bytes:
    """Behind a torn tail stands a line, as from a writer that did not look."""
    data = sound.data
    return data[: rng.randrange(len(data))] + rng.choice(journals()).data
