"""Bodies that are wrong in all ways, within lines whose hashes are right."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

from faults.journals.making import bodies, body_of_type, text_of
from faults.journals.sound import BODIES
from faults.kinds import texts, trees
from faults.making import Raw, nth
from faults.seeds import Path, at, paths_of

__all__ = ["PATHS"]

Body = dict[str, Any]

PATHS: list[tuple[Body, Path]] = [
    (body, path) for body in BODIES for path in paths_of(body) if path
]
"""The way to each value of each body."""

_KEYS = sorted({key for body in BODIES for path in paths_of(body) for key in path[-1:]}, key=str)
_NAMED = [(body, path) for body, path in PATHS if isinstance(path[-1], str)]
_TEXTS = [(body, path) for body, path in PATHS if isinstance(at(body, path), str)]
_WHOLE = [(body, path) for body, path in PATHS if type(at(body, path)) is int]


def _changed(body: Body, path: Path, value: Any) -> Body:
    new = deepcopy(body)
    at(new, path[:-1])[path[-1]] = value
    return new


@bodies("wrong type", 8)
def wrong_type(_rng: Random, turn: int) -> str:
    place, value = divmod(nth(turn, len(PATHS) * len(trees.WRONG)), len(trees.WRONG))
    return text_of(_changed(*PATHS[place], deepcopy(trees.WRONG[value])))


@bodies("type of another", 2)
def type_of_another(rng: Random, _turn: int) -> str:
    body = {**body_of_type(rng), "type": body_of_type(rng)["type"]}
    if rng.random() < 0.3:
        body |= {key: value for key, value in body_of_type(rng).items() if key != "type"}
    return text_of(body)


@bodies("key left out or misspelt", 2)
def key_left_out(rng: Random, turn: int) -> str:
    body, path = _NAMED[nth(turn, len(_NAMED))]
    new = deepcopy(body)
    mapping = at(new, path[:-1])
    value, name = mapping.pop(path[-1]), str(path[-1])
    cut = rng.randrange(len(name))
    near = name[:cut] + rng.choice(["", "x", name[cut] * 2]) + name[cut + 1 :]
    key = rng.choice([None, near, "x", "x" * 3_000, name.upper(), str(rng.choice(_KEYS))])
    if key is not None:
        mapping[key] = value
    return text_of(new)


@bodies("unknown key", 2)
def unknown_key(rng: Random, _turn: int) -> str:
    body = deepcopy(body_of_type(rng))
    mappings = [path for path in paths_of(body) if isinstance(at(body, path), dict)]
    key = rng.choice([*map(str, _KEYS), "", " ", "note ", "Note", "n\u03bfte", "line", "at"])
    at(body, rng.choice(mappings))[key] = deepcopy(rng.choice(trees.WRONG))
    return text_of(body)


@bodies("values exchanged", 3)
def exchanged(rng: Random, _turn: int) -> str:
    body, path = rng.choice(PATHS)
    other, whence = rng.choice(PATHS)
    return text_of(_changed(body, path, deepcopy(at(other, whence))))


@bodies("impossible date", 2)
def dates(_rng: Random, turn: int) -> str:
    places = [(body, path) for body, path in PATHS if path[-1] in trees.DATE_KEYS]
    place, value = divmod(nth(turn, len(places) * len(trees.DATES)), len(trees.DATES))
    return text_of(_changed(*places[place], trees.DATES[value]))


_ODD = ["-0", "0.0", "1.0", "1e2", "9007199254740991", "9007199254740992", "-9007199254740991"]
_ODD += ["12345678901234567", "123456789012345678", "true", "null", '"1"', "[1]", "1E400"]


@bodies("odd number", 3)
def numbers(rng: Random, _turn: int) -> str:
    body, path = rng.choice(rng.choice([PATHS, _WHOLE]))
    number = rng.choice([*trees.NUMBERS, *_ODD, *_ODD])
    if rng.random() < 0.5:
        return text_of({**body_of_type(rng), "meta": {"n": Raw(number)}})
    return text_of(_changed(body, path, Raw(number)))


@bodies("odd sign in a text", 4)
def signs(rng: Random, _turn: int) -> str:
    body, path = rng.choice(_TEXTS)
    text, sign = str(at(body, path)), rng.choice(trees.SIGNS) * rng.choice([1, 1, 1, 500])
    place = rng.randrange(len(text) + 1)
    new: Any = text[:place] + sign + text[place:]
    if rng.random() < 0.3:  # raw, not escaped; or all of it escaped
        new = Raw(f'"{new}"' if rng.random() < 0.5 else json.dumps(new))
    return text_of(_changed(body, path, new))


@bodies("odd sign in a key", 2)
def signs_in_keys(rng: Random, _turn: int) -> str:
    body = deepcopy({**body_of_type(rng), "meta": {"k": 1, "l": {"m": []}}})
    named = [path for path in paths_of(body) if path and isinstance(path[-1], str)]
    path = rng.choice(named)
    mapping, key = at(body, path[:-1]), str(path[-1])
    place = rng.randrange(len(key) + 1)
    mapping[key[:place] + rng.choice(trees.SIGNS) + key[place:]] = mapping.pop(key)
    return text_of(body)


@bodies("keys that stand twice", 2)
def doubled(rng: Random, _turn: int) -> str:
    body, path = rng.choice(_NAMED)
    key, value = json.dumps(path[-1]), json.dumps(at(body, path), ensure_ascii=False)
    other = json.dumps(rng.choice(trees.WRONG), ensure_ascii=False)
    first, second = rng.choice([(value, value), (value, other), (other, value)])
    text = text_of(body)
    if len(path) == 1 and rng.random() < 0.7:  # one behind the other, where it stands
        tight = text_of(at(body, path))
        return text.replace(f"{key}:{tight}", f"{key}:{first},{key}:{second}", 1)
    return text.replace("{", f"{{{key}:{first},{key}:{second},", 1)


@bodies("another form of a sound body", 4)
def forms(rng: Random, _turn: int) -> str:
    """What means the same and is not canonical, or only nearly so."""
    body = deepcopy(body_of_type(rng))
    text = text_of(body)
    match rng.randrange(8):
        case 0:
            return text_of(body, canonical=False)
        case 1:
            keys = list(body)
            rng.shuffle(keys)
            return json.dumps({key: body[key] for key in keys}, separators=(",", ":"))
        case 2:
            return text.replace(rng.choice([",", ":", "{", '"']), rng.choice([", ", " :", '"']), 1)
        case 3:  # escaped needlessly, or in the other way
            place = rng.choice([i for i, sign in enumerate(text) if sign.isalpha()])
            return text[:place] + f"\\u{ord(text[place]):04X}" + text[place + 1 :]
        case 4:
            new = {**body, "note": "/\u00e9\u2028\x7f\x1f\U0001f600"}
            whole = text_of(new)
            return rng.choice(
                [whole, whole.replace("/", "\\/"), whole.replace("\\u001f", "\\u001F")]
            )
        case 5:  # keys in the order of UTF-16, and of code points
            keys = ["\U0001f600", "\ufb33", "e", "\u00e9", ""]
            meta = dict.fromkeys(rng.sample(keys, rng.randint(2, 5)), 1)
            code = rng.choice(["utf-8", "utf-16-be"])
            meta = dict(sorted(meta.items(), key=lambda item: item[0].encode(code)))
            written = json.dumps(meta, ensure_ascii=False, separators=(",", ":"))
            return text_of({**body, "meta": Raw(written)})
        case 6:
            return text + rng.choice([" ", "\n", "\t", "\r", "\0", "{}", ",", "\ufeff", "//"])
        case _:
            link = rng.choice([{"party": "guild"}, {"party": "guild", "cue": ""}, "guild"])
            return text_of({**body_of_type(rng, "assertion", "denial"), "chain": [link]})


_NEARLY: list[tuple[str, Any]] = [
    *(("identity", "named"), ("number", "unknown"), ("kind", "outlet"), ("kind", "unknown")),
    *(("kind", "no_comment"), ("act", "states"), ("scope", "content"), ("certainty", "full")),
    *(("reading", "explicit"), ("basis", "unstated"), ("quotation", "unspecified")),
    *(("terms", "unknown"), ("translated", False), ("translated", 1), ("translated", "true")),
    *((key, "") for key in ("note", "cue", "title", "reason", "language", "sha256", "name", "id")),
    *((key, []) for key in ("aliases", "citing", "anchors", "accused", "authors", "chain")),
    *((key, None) for key in ("said", "published", "period", "derived_from", "replacement")),
    *(("text", " "), ("text", "\t\n"), ("text", "\u3000"), ("meta", {}), ("meta", {"": {}})),
    *((key, "2032-05-02 08:30") for key in ("said", "published", "period", "on", "as_of")),
    *(("sha256", "F" * 64), ("sha256", "0" * 63), ("sha256", "\u0663" * 64), ("url", "\0")),
    *(("anchors", [{"exact": ""}]), ("anchors", [{"exact": "x", "sha256": ""}])),
    *(("anchors", [{"exact": "x", "start": None}]), ("anchors", [{"start": 0, "end": True}])),
    *(("anchors", [{"start": 5, "end": 5}]), ("anchors", [{"start": 1}]), ("anchors", [{}])),
    *(("anchors", [{"exact": "x", "end": 2, "start": 1, "x": 1}]), ("anchors", {"exact": "x"})),
    *(("chain", [{"party": "guild"}]), ("chain", [{"cue": "", "party": "guild"}])),
    *(("chain", [{"cue": "c"}]), ("chain", [{"party": "guild", "said": "2032-05-02 08:30"}])),
    *(("chain", ["guild", None]), ("chain", "guild"), ("chain", [{"party": {}, "cue": "x"}])),
    *(("id", "x" * 200), ("id", "x" * 201), ("id", "\u00e9"), ("id", "a\u200b"), ("id", "a,b")),
    *(("citing", ["a", "a"]), ("aliases", ["a", "a"]), ("aliases", [""]), ("aliases", "a")),
    *(("accused", ["\u00e9"]), ("authors", ["a b"]), ("citing", [1]), ("aliases", [1])),
    *(("meta", {"n": 2**53 - 1}), ("meta", {"n": 2**53}), ("meta", {"n": -(2**53)})),
    *(("meta", {"n": Raw("1.0")}), ("meta", {"n": Raw("-0")}), ("meta", {"n": "1"})),
    *(("meta", {"\U0001f600": 1, "\ufb33": 2}), ("meta", {"a": [None, True, {}, [], ""]})),
    *(("support", [0, 0]), ("support", [1, 0]), ("opposition", [0, 10**15])),
]
"""What a key is given that is sound, or a default, or only just neither."""


@bodies("nearly sound", 5)
def nearly(rng: Random, turn: int) -> str:
    key, value = _NEARLY[nth(turn, len(_NEARLY))]
    like = [body for body in BODIES if key in body and body["type"] != "external"]
    body = deepcopy(rng.choice(like))
    if body["type"] == "document" and rng.random() < 0.3:
        body["derived_from"] = rng.choice([body["id"], "gazette-9"])
        if rng.random() < 0.5:
            body["derivation"] = rng.choice(["copy", "", None])
    return text_of({**body, key: deepcopy(value)})


@bodies("depth", 2)
def depth(rng: Random, turn: int) -> str:
    levels = rng.choice([2, 80, 89, 90, 91, 95, 97, 98, 99, 100, 101, 150, 1_000, 20_000])
    opening, closing = rng.choice([("[", "]"), ('{"a":', "}"), ('[{"b":', "}]")])
    deep = opening * levels + "1" + closing * rng.choice([levels, levels, levels, 0, levels + 1])
    if turn % 3 == 0:
        return deep
    key = rng.choice(["meta", "chain", "replacement", "entries", "zzz", "rating"])
    return text_of({**body_of_type(rng), key: Raw(f'{{"x":{deep}}}' if turn % 3 == 1 else deep)})


@bodies("amendments inside amendments", 2)
def inside(rng: Random, turn: int) -> str:
    levels = 1 + turn % 110
    new: Any = rng.choice([*BODIES, {}, None, "gate", []])
    for level in range(levels):
        new = {"type": "amendment", "id": f"m{level}", "record": "gate", "replacement": new}
        if rng.random() < 0.05:
            del new[rng.choice(["id", "record", "replacement", "type"])]
    return text_of(new)


_LONG = ("x", '"', "\\", "\u7f16", "\U0001f600", "\0", " ", "\u202e", "-", "[", "{", "1")


@bodies("long of one thing", 2)
def long(rng: Random, _turn: int) -> str:
    size = rng.choice([100, 300, 300, 1_000, 2_000, 20_000])
    match rng.randrange(6):
        case 0:
            body, path = rng.choice(_TEXTS)
            return text_of(_changed(body, path, rng.choice(_LONG) * size))
        case 1:
            return text_of({**body_of_type(rng), rng.choice(_LONG) * size: 1})
        case 2:
            return text_of({**body_of_type(rng), **{f"k{i}": i for i in range(size // 100)}})
        case 3:
            item: Any = rng.choice(["guild", {"party": "guild"}, [], {}, None, 1, "", [1, 2]])
            key = rng.choice(["chain", "citing", "accused", "anchors", "aliases", "ids", "entries"])
            return text_of({**body_of_type(rng), key: [item] * (size // 10)})
        case 4:
            return text_of({**body_of_type(rng), "meta": {f"{i}": i for i in range(size // 10)}})
        case _:
            return rng.choice(
                ["[", "{", '{"a":', "[1,", '"', "\\u0041", "1", " ", '{"type":'] * size
            )


@bodies("several damages", 4)
def several(rng: Random, _turn: int) -> str:
    body = deepcopy(body_of_type(rng))
    for _ in range(rng.randint(2, 6)):
        paths = [path for path in paths_of(body) if path]
        if not paths:
            break
        body = _changed(body, rng.choice(paths), deepcopy(rng.choice(trees.WRONG)))
    return text_of(body)


@bodies("corners of JSON", 3)
def corners(rng: Random, _turn: int) -> str:
    odd = [
        *("NaN", "-Infinity", "'x'", "tru", "True", "[1,]", '{"a":1,}', "{,}", "1 2", "{1: 2}"),
        *('{"a" 1}', '{"a"::1}', "// c\n1", "]", "}", '"\x01"', '"\n"', '"\\"', '"\\x41"'),
        *('"\\u12"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d\\ude00"', '"\\ud83d\\u0041"'),
        *("\u00a01", "\ufeff1", "[" * 99, '{"a":' * 99, "[}", "-", ".5", "0x10", "1e", '"a'),
        *('"\ud800"', '"\\u0000"', '"\0"', "{}", '{"":""}', "01", "-01", "+1", "1.e5"),
    ]
    body, path = rng.choice(PATHS)
    return text_of(_changed(body, path, Raw(rng.choice(odd))))


_NO_BODY = ["", " ", "null", "true", "0", "1e9", '""', '"x"', "[]", "{}", "[{}]", '{"type":null}']
_NO_BODY += ['{"type":[]}', '{"type":{}}', '{"type":1}', '{"type":""}', '{"type":"x"}', '"type"']
_NO_BODY += [f'{{"type":"{body["type"]}"}}' for body in BODIES]
_NO_BODY += ['{"type":"claim"', '"type":"claim"}', "{{}}", '{"body":{}}', '{"Type":"claim"}']


@bodies("no body at all")
def no_body(rng: Random, turn: int) -> str:
    return _NO_BODY[turn % len(_NO_BODY)] + rng.choice(["", "", "", " ", ","])


_TOKENS = [*texts.TOKENS, '"type":"claim",', '"id":"a",', '"text":"A",', '"meta":{', '","by":"']


@bodies("heaps of tokens", 2)
def heaps(rng: Random, _turn: int) -> str:
    head = rng.choice(["", "{", '{"type":"claim",', '{"id":"a","text":"A","meta":'])
    return head + "".join(rng.choice(_TOKENS) for _ in range(rng.randint(1, 30)))


_ANYTHING = [value for value in trees.WRONG if value not in ({}, [])]


@bodies("torn, lost, external", 2)
def aside(rng: Random, turn: int) -> str:
    """What is no record, with numbers and texts of all sorts."""
    ranges: list[Any] = [
        [1, 1],
        [1, 2**53],
        [2, 1],
        [0, 5],
        [-1, 5],
        [1],
        [1, 2, 3],
        [10**15, 10**16],
    ]
    ranges += [[9, 9], [1, 999_999_999_999_999], [True, 2], [1.0, 2], ["1", "2"], [7, 9], None]
    odd: Any = rng.choice([0, 1, -1, 10**15 - 1, 10**15, 2**53, True, "5", 1.5, None])
    match turn % 4:
        case 0:
            return text_of({"type": "lost", "entries": rng.choices(ranges, k=rng.randint(0, 4))})
        case 1:
            begins = rng.choice(["", "eyJhdCI6", "no base64!", "=", "x" * 90_000, 5])
            return text_of({"type": "torn", "size": odd, "sha256": "0" * 64, "begins": begins})
        case 2:
            some = rng.choices(["a", "b", "a b", "", "\u7f16", "\u200b", 1, None, "x" * 300], k=3)
            return text_of(
                {"type": "external", "ids": rng.choice([some, sorted(set(map(str, some)))])}
            )
        case _:
            body = body_of_type(rng, "lost", "torn", "external", "expectation", "suppression")
            key = rng.choice(list(body))
            return text_of({**body, key: deepcopy(rng.choice(_ANYTHING))})
