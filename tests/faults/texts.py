"""Damage to the text of a file: bytes, encodings, lines, brackets, corners of YAML and JSON."""

from __future__ import annotations

import json
from functools import cache
from random import Random

from faults.making import Format, Raw, kind, nth, written
from faults.seeds import FULL, SMALL, at, paths_of, seeds


@cache
def _whole(format: Format, *, full: bool) -> bytes:
    text, _ = written(Random("a sound file"), FULL if full else SMALL, format)
    return text.encode()


def _sound(rng: Random) -> tuple[bytes, Format]:
    text, format = written(rng, rng.choice(seeds()))
    return text.encode(), format


@kind("cut off", 6)
def cut_off(_rng: Random, turn: int) -> tuple[bytes, Format]:
    """At every byte of four files, the short ones first."""
    formats: list[Format] = ["yaml", "json", "yaml", "json"]
    files = [_whole(format, full=number > 1) for number, format in enumerate(formats)]
    place = nth(turn, sum(map(len, files)))
    number = 0
    while place >= len(files[number]):
        place -= len(files[number])
        number += 1
    return files[number][:place], formats[number]


@kind("bytes changed", 6)
def bytes_changed(rng: Random, _turn: int) -> tuple[bytes, Format]:
    data, format = _sound(rng)
    mutated = bytearray(data)
    for _ in range(rng.randint(1, 5)):
        place = rng.randrange(len(mutated) + 1)
        match rng.randrange(5):
            case 0:
                mutated[place : place + 1] = bytes([rng.randrange(256)])
            case 1:
                del mutated[place : place + rng.randint(1, 12)]
            case 2:
                start = rng.randrange(len(data))
                mutated[place:place] = data[start : start + rng.randint(1, 60)]
            case 3:
                mutated[place:place] = rng.choice(b"\0\t\n \"#&'*,-:[\\]{}!%@`|>?~<=").to_bytes()
            case _:
                other = rng.randrange(len(mutated) + 1)
                place, other = sorted((place, other))
                mutated[place : place + 8], mutated[other : other + 8] = (
                    mutated[other : other + 8],
                    mutated[place : place + 8],
                )
    return bytes(mutated), format


@kind("lines changed", 3)
def lines_changed(rng: Random, _turn: int) -> tuple[str, Format]:
    format: Format = rng.choice(["yaml", "yaml", "json"])
    text = written(rng, rng.choice(seeds()), "yaml")[0]
    if format == "json":
        text = json.dumps(rng.choice(seeds()), indent=1)
    lines = text.splitlines()
    for _ in range(rng.randint(1, 3)):
        place, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                lines[place], lines[other] = lines[other], lines[place]
            case 1:
                lines.insert(place, lines[other])
            case 2:
                lines[place] = " " * rng.randint(1, 4) + lines[place]
            case 3:
                lines[place] = lines[place].removeprefix("  ")
            case 4:
                lines[place] = "\t" + lines[place].lstrip()
            case _:
                lines[place] += rng.choice(
                    [" # x", " #", ":", " :", ",", " - x", "\t", " |", " >", "\\"]
                )
    return "\n".join(lines), format


@kind("encodings", 3)
def encodings(rng: Random, _turn: int) -> tuple[bytes, Format]:
    data, format = _sound(rng)
    text = data.decode().replace("u", rng.choice(["\u00fc", "\u4e2d", "\U0001f600", "u"]))
    place = rng.randrange(len(data))
    match rng.randrange(10):
        case 0 | 1:
            name = rng.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7"])
            return text.encode(name), format
        case 2:
            name = rng.choice(["latin-1", "cp1252", "cp437", "shift_jis", "gb18030", "koi8-r"])
            return text.replace("u", "\u00fc").encode(name, "ignore"), format
        case 3:
            return text.encode() + text.encode("utf-16"), format
        case 4:
            bad = rng.choice([b"\xff", b"\xc0\x80", b"\xed\xa0\x80"])
            return data[:place] + bad + data[place:], format
        case 5:
            return data[:place] + rng.choice([b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80"]), format
        case 6:
            return b"\xef\xbb\xbf" * rng.randint(1, 3) + text.encode(), format
        case 7:
            return data[:place] + b"\xef\xbb\xbf" + data[place:], format
        case 8:
            return b"\xef\xbb\xbf" + data[:place] + b"\xff" + data[place:], format
        case _:
            return rng.randbytes(rng.randrange(200)), format


@kind("ends of lines")
def line_ends(rng: Random, _turn: int) -> tuple[str, Format]:
    data, format = _sound(rng)
    text = data.decode().replace(" ", "\n ", rng.randrange(3)) + rng.choice(["", "oops: ]", "\n\n"])
    ends = ["\r\n", "\r", "\n\r", "\x85", "\u2028", "\u2029", "\v", "\f", "\n"]
    mixed = rng.random() < 0.3
    end = rng.choice(ends)
    return "".join((rng.choice(ends) if mixed else end) if c == "\n" else c for c in text), format


@kind("keys that stand twice", 2)
def doubled(rng: Random, _turn: int) -> tuple[str, Format]:
    data, format = _sound(rng)
    text = data.decode()
    seed = rng.choice(seeds())
    path = rng.choice([path for path in paths_of(seed) if path and isinstance(path[-1], str)])
    key, value = str(path[-1]), json.dumps(at(seed, path))
    if format == "json":
        return text.replace(
            "{", f'{{"{key}": {value}, "{key}": {value}, ', rng.randint(1, 3)
        ), format
    return text.replace("{", f"{{{key}: {value}, '{key}': x, ", 2) + f"{key}: {value}\n" * 2, format


def _planted(rng: Random, text: str) -> tuple[str, Format]:
    """Put YAML text in the place of some value, or in front of it."""
    data = rng.choice(seeds())
    path = rng.choice([path for path in paths_of(data) if path])
    new, old = json.loads(json.dumps(data)), at(data, path)
    at(new, path[:-1])[path[-1]] = Raw(text if rng.random() < 0.6 else f"{text} {json.dumps(old)}")
    return written(rng, new, "yaml")


@kind("anchors, aliases, merge keys", 3)
def anchors(rng: Random, _turn: int) -> tuple[str, Format]:
    if rng.random() < 0.2:
        return _laughs(rng.randint(2, 40), rng.randint(2, 12)), "yaml"
    marks = ["&a", "*a", "&a &b", "*a *b", "&a *a", "&", "*", "&a,", "[&a x, *a]", "{&a x: *a}"]
    marks += [
        *("{<<: *a}", "{<<: {x: y}}", "{<<: [{x: y}, *b]}", "{'<<': x}", "&\u202ea"),
        *("&" + "x" * 900,),
    ]
    marks += ["*" + "y" * 900, "{*a : x}", "{? *a : *b}", "&a [*a]", "&a {x: *a}", "!!merge <<"]
    text, format = _planted(rng, rng.choice(marks))
    return text + rng.choice(
        ["", "x: &a y\n", "&c x: *c\n", "<<: *a\n", "*a : x\n", "&a\n"]
    ), format


def _laughs(levels: int, width: int) -> str:
    lines = [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]"
        for level in range(1, levels)
    ]
    last = f"claims: {{x: *a{levels - 1}}}\n"
    return "\n".join(["claimledger: 1", 'a0: &a0 "lol"', *lines, last])


@kind("tags", 3)
def tags(rng: Random, _turn: int) -> tuple[str, Format]:
    marks = ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!binary aGk="]
    marks += [
        *("!!set {a, b}", "!!omap [a: b]", "!!timestamp 2024-06-19", "!!int 0x1F"),
        *("!!float .inf",),
    ]
    marks += ["!!null ''", "!!bool no", "!custom x", "!", "! x", "!!", "!!str", "!<tag:x,2000:y> z"]
    marks += [
        *("!<", "!<x", "!e!x y", "!%41 x", "!%zz x", "!%ff%fe x", "!%e2%80%ae x"),
        *("!" + "x" * 2_000,),
    ]
    marks += [
        *("!!map {}", "!!seq []", "!a !b x", "!a &b x", "&b !a x", "!,", "![]", "!{}"),
        *("!\u00fc x",),
    ]
    return _planted(rng, rng.choice(marks))


@kind("documents and directives", 2)
def documents(rng: Random, _turn: int) -> tuple[str, Format]:
    text, format = written(rng, rng.choice(seeds()), "yaml")
    heads = [
        *("---\n", "--- \n", "---", "...\n", "%YAML 1.1\n---\n", "%YAML 1.2\n"),
        *("%YAML 2.0\n---\n",),
    ]
    heads += [
        *("%YAML\n---\n", "%YAML 1.2\n%YAML 1.2\n---\n", "%TAG ! tag:x,2000:\n---\n"),
        *("%FOO bar\n---\n",),
    ]
    heads += ["%TAG !e! x\n%TAG !e! y\n---\n", "%\n---\n", "%YAML 1.\n---\n", "%YAML 1.2 x\n---\n"]
    heads += [
        *(f"%YAML 1.{'9' * rng.choice([1, 5_000])}\n---\n", "%TAG\n---\n", "--- |\n", "--- >\n"),
        *("--- &a\n",),
    ]
    heads += [
        *("---\n---\n", "# x\n---\n", "\n\n", "--- !!map\n", "%TAG ! \u202e\n---\n", "---\t"),
        *("----\n",),
    ]
    tails = [
        *("", "", "---\n", "...\n", "---\nx: y\n", "...\n...\n", "...\nx\n", "--- x", "...x"),
        *("%YAML 1.2\n",),
    ]
    return rng.choice(heads) + text + rng.choice(tails), format


SCALARS = [
    *("no", "NO", "Norway", "y", "on", "Off", "true", "True", "null", "NULL", "~", "=", "<<"),
    *("?", "-", "012", "0o14", "0b11", "1_000", "190:20:30", "12:30:45.5", "0x", "+.inf", ".NaN"),
    *("2024-06-19", "|\n  x\n  y", ">\n  x\n\n  y", "|2\n    x", "|-\n x", "|+\n\n", ">9\n x"),
    *("|0\n x", "|a\n x", "| x", '"\\x41\\u0041\\U00000041"', '"\\q"', '"\\x4"', '"\\uD800"'),
    *('"\\UFFFFFFFF"', '"a\\\n b"', '"a', "'a", "'it''s'", "'a\n b'", "'a\n\n b'"),
    *('"\\N\\_\\L\\P\\e\\0"', '"\\/"', '"\\U0010ffff\\ud83d\\ude00"', "? [a, b]\n : c"),
    *("{? [a, b] : c}", "{? {a: b} : c}", "{[a]: b}", "{: a}", "{?}", "[?]", "[: ]", "[a, , b]"),
    *("[a b, c", "{a, b: c", "{a: b c: d}", "[a]]", "}", "a: b: c", "a #b", "a: #b", "@a", "`a"),
    *("%a", "- a", "a\n   - b", "a\n b: c", "[a]: b", "- - - - a", "? a", "a ? b"),
    *("[a: b, c: d]", "[? a : b]", "{a:b}", '{"a":b}', '{"a"b}', "{a: [b}", "-", "--", "- "),
    *(": ", ":", ",", "a,b", "[,]", "{,}", "[a,]", "\\", "\ta", "a\t", "a \t# b", "\t- a"),
    *("[\ta]", "a\n\tb", "'\t'", '"\t"', "|\n\tx", ">\n  a\n\tb"),
]


@kind("scalars and styles of YAML", 6)
def styles(rng: Random, _turn: int) -> tuple[str, Format]:
    return _planted(rng, rng.choice(SCALARS))


@kind("corners of JSON", 3)
def corners(rng: Random, _turn: int) -> tuple[str, Format]:
    odd = [
        *("NaN", "undefined", "'x'", "x", "tru", "True", "nullx", "[1,]", '{"a":1,}', "{,}"),
        *("[,1]", "1 2"),
    ]
    odd += [
        *("{a: 1}", "{1: 2}", '{"a" 1}', '{"a"::1}', '{"a":}', "// c\n1", "/* c */ 1", "# c\n1"),
        *("]", "}"),
    ]
    odd += [
        *('"\x01"', '"\n"', '"\t"', '"\\"', '"\\x41"', '"\\u12"', '"\\u00zz"', '"\\ud800"'),
        *('"\\udc00\\ud800"',),
    ]
    odd += [
        *('"\\ud83d\\ude00"', '"\\ud83d\\u0041"', '"a', "\u00a01", "\u20281", "\ufeff1", "\f1"),
        *("\v1", "1\r"),
    ]
    odd += [
        *("[" * 99, "{" * 99, '{"a":' * 99, "[[]", "[}", "{]", "-", "--1", "1.e5", ".5", "0x10"),
        *("1e", "Infinity"),
    ]
    data = rng.choice(seeds())
    path = rng.choice([path for path in paths_of(data) if path])
    new = json.loads(json.dumps(data))
    at(new, path[:-1])[path[-1]] = Raw(rng.choice(odd))
    return written(rng, new, "json")


@kind("depth", 2)
def depth(rng: Random, turn: int) -> tuple[str, Format]:
    levels = rng.choice([80, 89, 90, 91, 92, 95, 96, 97, 98, 99, 100, 101, 150, 1_000, 10_000])
    opening, closing = rng.choice([("[", "]"), ('{"a":', "}"), ('[{"b":', "}]")])
    deep = (
        opening * levels + "1" + closing * rng.choice([levels, levels, 0, levels - 1, levels + 1])
    )
    if turn % 2:
        own = f'{{"x": {deep}}}'
        return f'{{"claimledger": 1, "claims": {{"a": {{"text": "A", "meta": {own}}}}}}}', "json"
    lines = [f"{' ' * i}{rng.choice(['- ', 'a:', '? ', '-'])}" for i in range(min(levels, 400))]
    block = rng.choice([deep, "- " * levels, "? " * levels, "a: " * 3, "\n" + "\n".join(lines)])
    return f"claimledger: 1\nx: {block}\n", "yaml"


TOKENS = [
    *("claimledger: 1\n", "claims:\n", "  a: A\n", "documents", "says", "- ", "? ", ": ", ":"),
    *("[", "]", "{", "}", ",", '"', "'", "#", "&a", "*a", "!t", "|\n", ">\n", "%YAML 1.2\n"),
    *("---\n", "...\n", "\n", "  ", "\t", "\\", "\\u", "\\ud800", "null", "true", "1", "-", "@"),
    *("`", "\x07", "\ufeff", "<<", '{"claimledger": 1', '"claims": {', '"a": "A"'),
    *('"statements": [', "\r\n", "\u2028", "\0", "\u202e"),
]


@kind("heaps of tokens", 4)
def heaps(rng: Random, _turn: int) -> tuple[str, Format]:
    head = rng.choice(
        ["", "claimledger: 1\n", "{claimledger: 1, ", '{"claimledger": 1, "claims": ']
    )
    text = "".join(rng.choice(TOKENS) for _ in range(rng.randint(1, 40)))
    return head + text, rng.choice(["yaml", "json"])


EMPTY = [
    *("", " ", "\n", "\t", "\r\n\r\n", "# only this", "# a\n# b\n", "\ufeff", "\ufeff# x", "---"),
    *("...", "null", "~", "{}", "[]", '""', "''", "0", "true", "x", "claimledger"),
    *("claimledger:", "claimledger: 2", "claimledger: [1]", "claimledger: {1: 1}"),
    *("claimledger: '1'", "claimledger: 1.0", "claimledger: -1", "claimledger: 01"),
    *("claimledger: \u0661", "claimledger: " + "1" * 5_000, "- claimledger: 1"),
    *('{"claimledger": null}', '{"claimledger": 1} {}', '{"claimledger": 1}\0', "\0", "\x1a"),
    *("\ufffe", "\0\0\0\0", "claimledger: 1\nclaims: null\nstatements:\nexpects: []\n"),
    *("claimledger: 1 # fine", "claimledger: 1 1"),
]


@kind("nearly nothing", 2)
def nothing(_rng: Random, turn: int) -> tuple[str, Format]:
    turn, half = divmod(turn, 2)
    return EMPTY[turn % len(EMPTY)], "json" if half else "yaml"
