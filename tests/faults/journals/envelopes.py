"""Lines that are wrong around a sound body: with hashes that are right, and with others."""

from __future__ import annotations

import json
from random import Random

from faults.journals.damages import HEAPS
from faults.journals.making import body_of_type, forgery, text_of
from faults.journals.sound import JOURNAL, SHORT, journals, sealed, sealing
from faults.kinds import trees
from faults.making import nth

__all__: list[str] = []

_ANY = [json.dumps(value, ensure_ascii=False) for value in trees.WRONG]
_TIMES = [*map(json.dumps, trees.DATES), *_ANY, "null", '"2032-05-02 08:30"', '"2032-05-02T08:30Z"']
_TIMES += ['"2032-05-02T08:30:15+00:00"', '"2032/.."', '"../.."', '"../2032"', "nul", '"null"']
_NAMES = [*_ANY, '"x"', '"\\ud800"', '"\\u0041"', '"\\/"', '"\\n"', '"\n"', '"\x7f"', '"\\u001F"']
_NAMES += ['"\\u001f"', '"\\ud83d\\ude00"', '","by":"', '"\\",\\"by\\":\\"x"', '"', "", '"\\"']
_NAMES += [json.dumps(sign, ensure_ascii=False) for sign in trees.SIGNS]
_NAMES += [f'"{"x" * 5_000}"', '"' + "\\n" * 2_000 + '"', '"\\u0000"', '"\0"']
_VERSIONS = ["0", "2", "10", "01", "1.0", "1e0", "-1", "true", '"1"', '"2"', "null", "[]", "", " 1"]
_VERSIONS += ["9" * 30, "1" * 5_000, "{}", "\u0661", "2.5"]
_ENTRIES = ["0", "-1", "1", "2", "3", "20000000", "20000001", "999999999999999", "1" * 16, "1" * 99]
_ENTRIES += ["1" * 5_000, "01", "1.0", "1e3", "true", '"1"', "null", "[]", "", "\u0663", " 1", "5,"]
_ENTRIES += [*trees.NUMBERS, "9007199254740993", "-0"]
_IDS = ["0" * 64, "A" * 64, "f" * 63, "f" * 65, "", "x" * 64, "\u202e" * 64]


@forgery("a part of the line, sealed again", 6)
def parts(rng: Random, turn: int) -> list[bytes]:
    body = text_of(body_of_type(rng))
    number = str(rng.randint(1, 3))
    match turn % 5:
        case 0:
            line = sealed(body, at=_TIMES[nth(turn // 5, len(_TIMES))], entry=number)
        case 1:
            line = sealed(body, by=_NAMES[nth(turn // 5, len(_NAMES))], entry=number)
        case 2:
            line = sealed(body, version=_VERSIONS[nth(turn // 5, len(_VERSIONS))], entry=number)
        case 3:
            line = sealed(body, entry=_ENTRIES[nth(turn // 5, len(_ENTRIES))])
        case _:
            other = JOURNAL.known[rng.choice(JOURNAL.lines)].id
            line = sealed(body, id=rng.choice([*_IDS, other]), entry=number)
    return [*SHORT.lines[: rng.randrange(3)], line, *SHORT.lines[: rng.randrange(2)]]


@forgery("keys of the line, sealed again", 4)
def keys(rng: Random, _turn: int) -> list[bytes]:
    """Left out, doubled, unknown, in another order, with spaces, with escapes."""
    line = rng.choice(JOURNAL.lines).decode()
    whole = json.loads(line)
    del whole["line"]
    pairs = [(json.dumps(key), text_of(value)) for key, value in whole.items()]
    at = rng.randrange(len(pairs))
    comma, colon, end = ",", ":", ""
    match rng.randrange(8):
        case 0:
            del pairs[at]
        case 1:
            pairs.insert(at, rng.choice(pairs))
        case 2:
            name = rng.choice(["note", "line", "lines", "", "At", "x" * 5_000, "\u202e", "z"])
            pairs.insert(at, (json.dumps(name, ensure_ascii=False), rng.choice(_ANY)))
        case 3:
            rng.shuffle(pairs)
        case 4:
            comma, colon = rng.choice([(", ", ":"), (",", ": "), (",\t", ":"), (" ,", ":")])
        case 5:
            key = pairs[at][0]
            pairs[at] = f'"\\u{ord(key[1]):04x}{key[2:]}', pairs[at][1]
        case 6:
            pairs[at] = pairs[at][0], rng.choice(_ANY)
        case _:
            end = rng.choice([" ", ",", "\r", "\t", ',"a":1', "\0"])
    head = "{" + comma.join(key + colon + value for key, value in pairs) + end + "}"
    return [*SHORT.lines[: rng.randrange(2)], sealing(head)]


@forgery("behind and before a sealed line", 2)
def outside(rng: Random, _turn: int) -> list[bytes]:
    line = rng.choice(JOURNAL.lines)
    odd = [b" ", b"\t", b"\r", b"\0", b",", b"]", b"[", b"\xef\xbb\xbf", b"\xff", b"{}", line, b"x"]
    sides = [rng.choice(odd), b""]
    rng.shuffle(sides)
    return [sides[0] + line + sides[1], *SHORT.lines[: rng.randrange(2)]]


@forgery("a part of the line, not sealed again", 3)
def unsealed(rng: Random, _turn: int) -> list[bytes]:
    line = rng.choice(JOURNAL.lines).decode()
    whole = json.loads(line)
    key = rng.choice(list(whole))
    if rng.random() < 0.5:
        whole[key] = rng.choice(trees.WRONG)
        line = text_of(whole)
    else:
        new = rng.choice([*_ANY, *_TIMES, *_ENTRIES])
        line = line.replace(text_of(whole[key]), new, 1)
    return [*SHORT.lines[:1], line.encode("utf-8", "surrogatepass")]


@forgery("bytes changed", 3)
def changed(rng: Random, _turn: int) -> bytes:
    kind = rng.choice(list(HEAPS))
    return HEAPS[kind](rng, rng.choice([SHORT, SHORT, rng.choice(journals()[1:])]))


_NOTHING = [
    b"",
    b"\n",
    b"\n\n\n",
    b"\0",
    b"\0\n",
    b" ",
    b"\r\n",
    b"x",
    b"x\n",
    b"{",
    b"{}",
    b"{}\n",
]
_NOTHING += [
    b'{"at":',
    b'{"at":null',
    b'{"at":\n',
    b"[]\n",
    b"null\n",
    b"\xff\xfe\n",
    b"\xef\xbb\xbf",
]
_NOTHING += [
    b"claimledger: 1\nclaims: {a: A}\n",
    b"SQLite format 3\0",
    b"\x89PNG\r\n\x1a\n\0\n",
    b"\x1f\x8b\x08",
]
_NOTHING += [
    b"<<<<<<<\n=======\n>>>>>>>\n",
    b"a,b,c\n1,2,3\n",
    b"%PDF-1.7\n",
    b'{"claimledger":1}\n',
]
_NOTHING += [
    b'{"type":"claim","id":"a","text":"A"}\n',
    b"#!/bin/sh\n",
    b"\x1b[31m\n",
    "\u202e\n".encode(),
]


@forgery("nearly nothing")
def nothing(_rng: Random, turn: int) -> bytes:
    turn, half = divmod(turn, 2)
    data = _NOTHING[turn % len(_NOTHING)]
    return SHORT.data + data if half else data
