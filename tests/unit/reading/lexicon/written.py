"""A writer of TOML that knows where it writes what; and tables at random to write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from claimledger.reading.lexicon.places import Path, Spot

SIGNS = st.characters(blacklist_categories=["Cs", "Cc"])
TEXTS = st.text(st.one_of(st.sampled_from("ab\"'#[]{}=,.\\\n é"), SIGNS), max_size=8)
SCALARS = st.one_of(TEXTS, st.integers(-9, 99), st.booleans(), st.sampled_from([1.5, -0.25]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)
TABLES = st.dictionaries(TEXTS, VALUES, max_size=4)


class Writer:
    """Writes tables in one of many ways, and notes where each key and item stands."""

    def __init__(self, data: st.DataObject) -> None:
        self.text = ""
        self.spots: dict[Path, Spot] = {}
        self._data = data

    def document(self, table: Mapping[str, Any], several: Mapping[str, list[Any]]) -> None:
        """Write a table, and lists of tables under headers with two brackets."""
        self._statements((), table)
        for name, tables in several.items():
            for number, inner in enumerate(tables):
                self._gap(lines=True)
                self._put("[[")
                self._space()
                self._note((name,))
                self._note((name, number))
                self._key(name)
                self._put("]]" + self._pick("", "  # [[not]] = a 'header'") + "\n")
                self._statements((name, number), inner)
                if self._data.draw(st.booleans()):
                    self._put("[")
                    self._key(name)
                    self._put(" . ")
                    self._note((name, number, "under"))
                    self._put("under]\n")
                    self._statements((name, number, "under"), inner)

    def _statements(self, path: Path, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            self._gap(lines=True)
            self._note((*path, key))
            self._key(key)
            self._space()
            self._put("=")
            self._space()
            self._value((*path, key), value)
            self._space()
            self._put(self._pick("", "# a = [1, {", "#'''") + self._pick("\n", "\r\n"))

    def _value(self, path: Path, value: Any) -> None:
        if isinstance(value, list):
            self._put("[")
            for number, item in enumerate(value):
                self._gap()
                self._note((*path, number))
                self._value((*path, number), item)
                self._gap()
                if number < len(value) - 1 or self._data.draw(st.booleans()):
                    self._put(",")
            self._gap()
            self._put("]")
        elif isinstance(value, dict):
            self._put("{")
            for number, (key, item) in enumerate(value.items()):
                self._put(", " if number else " ")
                self._note((*path, key))
                self._key(key)
                self._put("=")
                self._value((*path, key), item)
            self._put(" }")
        elif isinstance(value, str):
            self._put(self._quoted(value))
        else:
            self._put(json.dumps(value))

    def _quoted(self, text: str) -> str:
        lines = "\n".join(_basic(line)[1:-1] for line in text.split("\n"))
        styles = [_basic(text), f'"""\n{lines}"""']
        if "'" not in text and "\x7f" not in text:
            styles.append(f"'''\n{text}'''")
            if "\n" not in text:
                styles.append(f"'{text}'")
        return self._pick(*styles)

    def _key(self, key: str) -> None:
        bare = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
        self._put(key if bare and self._data.draw(st.booleans()) else _basic(key))

    def _gap(self, *, lines: bool = False) -> None:
        self._put(self._pick("", "\n", " # 'x' [\n" if not lines else "# [[x]]\n"))

    def _space(self) -> None:
        self._put(self._pick("", " ", "\t"))

    def _pick(self, *choices: str) -> str:
        return self._data.draw(st.sampled_from(choices))

    def _put(self, text: str) -> None:
        self.text += text

    def _note(self, path: Path) -> None:
        before = self.text.replace("\r\n", "\n")
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        self.spots.setdefault(path, spot)


def _basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
