"""Files that are very long of one thing: brackets, keys, faults, a text of many megabytes."""

from __future__ import annotations

from random import Random
from typing import final

import attrs

from faults.making import Broken, Format, kind

_START = "claimledger: 1\n"
_OPEN = '{"claimledger": 1, '


@final
@attrs.frozen
class Long:
    """A text with a part that is repeated; ``@`` in it counts on, so that no two are the same."""

    format: Format
    opening: str
    part: str
    closing: str = ""

    def of(self, size: int) -> str:
        """Return a text of about ``size`` characters."""
        if "@" not in self.part:
            return self.opening + self.part * max(1, size // len(self.part)) + self.closing
        count = max(1, size // (len(self.part) + len(f"{size:x}") - 2))
        parts = (self.part.replace("@", f"{number:x}") for number in range(count))
        return self.opening + "".join(parts) + self.closing


_SAYS = f'{_OPEN}"external": ["x"], "claims": {{"c": "C"}}, "statements": ['
_CHAIN = f'{_SAYS}{{"asserts": "c", "chain": ['
_CLAIM = f"{_START}claims: {{a: "

LONG = {
    "brackets, JSON": Long("json", "", "["),
    "brackets, YAML": Long("yaml", "", "["),
    "braces, JSON": Long("json", "", '{"a":'),
    "braces, YAML": Long("yaml", "", "{a: "),
    "dashes": Long("yaml", "", "- "),
    "question marks": Long("yaml", "", "? "),
    "colons": Long("yaml", "", ": "),
    "closing brackets": Long("yaml", "", "]"),
    "one text, JSON": Long("json", f'{_OPEN}"claims": {{"a": "', "x", '"}}'),
    "one text, plain": Long("yaml", _CLAIM, "x", "}"),
    "one text, quoted": Long("yaml", f'{_CLAIM}"', "x", '"}'),
    "one text, words": Long("yaml", _CLAIM, "x ", "}"),
    "one text, folded": Long("yaml", f"{_START}claims:\n  a: >\n", "    x y\n"),
    "one text, escapes": Long("json", f'{_OPEN}"claims": {{"a": "', "\\u00e9", '"}}'),
    "one text, surrogates": Long("yaml", f'{_CLAIM}"', "\\ud83d\\ude00", '"}'),
    "one text, unended": Long("yaml", f"{_CLAIM}'", "x\n "),
    "a date": Long("json", f'{_OPEN}"claims": {{"a": {{"text": "A", "period": "', "2", '"}}}'),
    "a word": Long("json", f'{_OPEN}"sources": {{"a": {{"kind": "', "x", '"}}}'),
    "an id": Long("json", f'{_OPEN}"sources": {{"', "x", '": "A"}}'),
    "a key": Long("json", f'{_OPEN}"sources": {{"a": {{"', "x", '": "A"}}}'),
    "a number": Long(
        "json", f'{_OPEN}"claims": {{"a": {{"text": "A", "meta": {{"n": ', "1", "}}}}"
    ),
    "a version": Long("json", '{"claimledger": ', "1", "}"),
    "an anchor": Long("yaml", f"{_CLAIM}&", "x", " A}"),
    "an alias": Long("yaml", f"{_CLAIM}*", "x", " }"),
    "a tag": Long("yaml", f"{_CLAIM}!", "x", " A}"),
    "a directive": Long("yaml", "%YAML 1.", "1", "\n---\n"),
    "a comment": Long("yaml", "#", "x"),
    "comments": Long("yaml", "", "# x\n"),
    "empty lines": Long("yaml", _START, "\n"),
    "spaces": Long("yaml", f"{_CLAIM[:-1]}", " ", "}"),
    "indents": Long("yaml", _START, " \n  \n"),
    "documents": Long("yaml", "", "---\n"),
    "aliases": Long("yaml", f"{_START}x: [", "*a, ", "1]"),
    "anchors": Long("yaml", f"{_START}x: [", "&a@ 1, ", "1]"),
    "merge keys": Long("yaml", f"{_START}x: [", "{<<: *a}, ", "1]"),
    "numbers, JSON": Long("json", f'{_OPEN}"x": [', "1,", "1]}"),
    "numbers, YAML": Long("yaml", f"{_START}x: [", "1, ", "1]"),
    "lists": Long("json", f'{_OPEN}"x": [', "[],", "1]}"),
    "mappings in a list": Long("json", f'{_OPEN}"claims": [', '{"a":0},', "1]}"),
    "one key again and again": Long("json", f'{_OPEN}"sources": {{', '"a":1,', '"b": 1}}'),
    "unknown keys": Long("json", f'{_OPEN}"sources": {{"z": {{', '"nam@":1,', '"a": 1}}}'),
    "unknown sections": Long("json", _OPEN, '"claim@":1,', '"a": 1}'),
    "keys without a value": Long("yaml", f"{_START}sources: {{", "a@, ", "b}"),
    "undeclared ids": Long("json", _CHAIN, '"id-@",', '"x"]}]}'),
    "bad ids": Long("json", f'{_OPEN}"claims": {{', '"a @":"A",', '"b": "B"}}'),
    "statements without a verb": Long("json", _SAYS, "{},", "{}]}"),
    "statements with a wrong word": Long("json", _SAYS, '{"asserts":"c","act":"@"},', "{}]}"),
    "statements": Long("json", _SAYS, '{"asserts":"c","chain":["x"],"cue":"@"},', "{}]}"),
    "a chain": Long("json", _CHAIN, '"x",', '"x"]}]}'),
    "claims": Long("json", f'{_OPEN}"claims": {{', '"a@":"A",', '"b": "B"}}'),
    "relations": Long("json", f'{_OPEN}"relations": [', '["a@","owned_by","b"],', "[]]}"),
    "recording times": Long(
        "json", f'{_OPEN}"recorded": [', '{"at":"2024","records":["c"]},', "1]}"
    ),
    "data of one's own": Long(
        "json", f'{_OPEN}"claims": {{"a": {{"text": "A", "meta": {{', '"@":[1],', "}}}}"
    ),
}
"""What a file can be long of."""


@kind("long of one thing", 2)
def long(rng: Random, turn: int) -> tuple[str, Format]:
    """Some kilobytes each; the long form has them with 64 MiB too."""
    shape = list(LONG.values())[turn % len(LONG)]
    return shape.of(rng.choice([300, 2_000, 20_000])), shape.format


def large(name: str, size: int) -> Broken:
    """Return one file that is long of one thing, in some number of bytes."""
    return Broken(name, LONG[name].of(size).encode(), LONG[name].format)
