"""The shortest way from a body to its record: its text is matched against how it would be written.

A text that matches has its keys in order and each once, nothing between them, and escapes only what
must be: it is canonical without being written again. What does not match is left to the reader in
`quick`, which reads any JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, final

import attrs

from claimledger.files.journal.canonical import decoded
from claimledger.files.journal.quick import REQUIRED, always, anchors, meta, tables
from claimledger.files.journal.values import SOUND, Read, Shared, text, texts, yes
from claimledger.model import Link, Record

__all__ = ["DEEPEST", "matching_reader"]

DEEPEST: Final = 3
"""So many levels of lists and mappings a body that matches has at most: that of a link."""

_SIGNS: Final = r'[^"\\\x00-\x1f]*+'
_ESCAPED: Final = r'\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))'
_TEXT: Final = rf'"(?!")({_SIGNS}(?:{_ESCAPED}{_SIGNS})*+)"'
_WORD: Final = r'"([^"\\]*+)"'
_ITEMS: Final = r"\[([^\]]++)\]"
_YES: Final = "(true)"
_TEXTS: Final = rf'\["({_SIGNS}(?:","{_SIGNS})*+)"\]'

_MOST_CHAINS: Final = 4_096
"""So many chains are kept at a time: those of one document mostly stand together."""


def matching_reader(shared: Shared) -> Callable[[str], Record | None]:
    """Return a function from the texts of bodies to records, and None for those it cannot match.

    >>> matching_reader(Shared())('{"id":"base","text":"A base will open","type":"claim"}')
    Claim('base', 'A base will open')
    """
    chains = _Chains(shared)
    forms = {kind.kind_name: _form(kind, readers, chains) for kind, readers in tables(shared)}
    new = object.__new__

    def read(body: str) -> Record | None:
        at = body.rfind('"type":"') + 8
        form = forms.get(body[at : body.find('"', at)])
        found = None if form is None else form.match(body)
        if form is None or found is None:
            return None
        kind, blank, fill, sound = form.making
        made: Any = new(blank)
        fill(made, found.groups())
        made.__class__ = kind
        if not sound(made):
            raise ValueError(body)
        record: Record = made
        return record

    return read


@final
@attrs.frozen
class _Form:
    """How bodies of one kind are written, and what makes their records."""

    match: Callable[[str], re.Match[str] | None]
    making: tuple[type, type, Callable[[Any, tuple[Any, ...]], None], Callable[[Any], bool]]


def _form(kind: type[Record], readers: Mapping[str, Read], chains: _Chains) -> _Form:
    """Return the form of a kind's bodies; each key is there or not, in order."""
    shared = chains.shared
    written: dict[Any, tuple[str, Read]] = {
        text: (_TEXT, _text),
        texts: (_TEXTS, _texts),
        yes: (_YES, bool),
        shared.refs: (_ITEMS, chains.refs),
        shared.chain: (_ITEMS, chains.chain),
    }
    fitting = {key: read for key, read in readers.items() if read not in (meta, anchors)}
    how = {key: written.get(read, (_WORD, read)) for key, read in sorted(fitting.items())}
    parts = {key: _part(key, value) for key, (value, _) in how.items() if key < "type"}
    needed = REQUIRED[kind]
    before = "".join(part if key in needed else f"(?:{part}|)" for key, part in parts.items())
    behind = "".join(f'(?:,"{key}":{how[key][0]}|)' for key in how if key > "type")
    pattern = re.compile(rf'\{{"{before}type":"{kind.kind_name}"{behind}\}}')
    laid_out: type = kind
    blank = _blank(laid_out)
    fill = _filling(kind, {key: read for key, (_, read) in how.items()})
    return _Form(pattern.fullmatch, (kind, blank, fill, SOUND.get(kind, always)))


def _part(key: str, value: str) -> str:
    """Return the pattern of a key from its first letter to the quotation mark of the next key."""
    return f'{key}":{value},"'


@cache
def _blank(kind: type) -> type:
    """Return a class laid out as a record's, whose fields can be written: for one being made."""
    opened = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(kind)(kind.__name__, (kind,), {"__slots__": (), **opened})


def _filling(kind: type, readers: Mapping[str, Read]) -> Callable[..., None]:
    """Return what fills a blank one: a value of each reader, in order, and defaults elsewhere."""
    reading = {f"read_{name}": read for name, read in readers.items()}
    return _filler(kind, tuple(readers))(**reading)


@cache
def _filler(kind: type, keys: tuple[str, ...]) -> Callable[..., Callable[..., None]]:
    """Return a function that takes the readers of a kind's fields and returns what fills it.

    It is compiled from a text of names of fields, as attrs makes its ``__init__``, once for each
    kind: a loop takes three times as long.
    """
    lines = [f"def filler({', '.join(f'read_{key}' for key in keys)}):"]
    lines += ["  def fill(record, found):", f"    {', '.join(keys)}, = found"]
    for name in attrs.fields_dict(kind):
        read = f"if {name} is None else read_{name}({name})" if name in keys else ""
        lines.append(f"    record.{name} = default_{name} {read}")
    lines.append("  return fill")
    fields = attrs.fields_dict(kind).items()
    names: dict[str, Any] = {f"default_{name}": field.default for name, field in fields}
    exec("\n".join(lines), names)  # noqa: S102  # of names of fields only
    filler: Callable[..., Callable[..., None]] = names["filler"]
    return filler


def _text(signs: str) -> str:
    return signs if "\\" not in signs else str(decoded(f'"{signs}"'))


def _texts(items: str) -> tuple[str, ...]:
    return tuple(items.split('","'))


_PARTS: Final = (("cue", _TEXT), ("document", _WORD), ("named_as", _TEXT))
_LINK: Final = re.compile(
    rf'{_WORD}|\{{"{"".join(f"(?:{_part(key, value)}|)" for key, value in _PARTS)}'
    rf'party":{_WORD}(?:,"said":{_WORD}|)\}}'
)


@final
class _Chains:
    """Readers of chains and of lists of references, as they stand between their brackets."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self._kept: dict[str, tuple[Link, ...]] = {}
        self._blank = _blank(Link)
        readers = {"cue": _text, "document": shared.ref, "named_as": _text, "party": shared.ref}
        self._fill = _filling(Link, {**readers, "said": shared.date})

    def refs(self, items: str) -> tuple[Any, ...]:
        if not items[0] == '"' == items[-1] or "\\" in items:
            raise ValueError(items)
        ref = self.shared.ref
        return tuple([ref(item) for item in items[1:-1].split('","')])

    def chain(self, items: str) -> tuple[Link, ...]:
        found = self._kept.get(items)
        if found is None:
            found = self._keep(items, tuple(self._links(items)))
        return found

    def _links(self, items: str) -> list[Link]:
        links, at, end = [], 0, len(items)
        while at <= end:
            found = _LINK.match(items, at)
            if found is None:
                raise ValueError(items)
            links.append(self._link(found))
            at = found.end() + 1
            if at <= end and items[at - 1] != ",":
                raise ValueError(items)
        return links

    def _link(self, found: re.Match[str]) -> Link:
        kept = self._kept.get(found[0])
        if kept is None:
            bare, *parts = found.groups()
            if bare is None and parts.count(None) == len(parts) - 1:  # it is written as a party
                raise ValueError(found)
            link: Any = object.__new__(self._blank)
            self._fill(link, parts if bare is None else (None, None, None, bare, None))
            link.__class__ = Link
            kept = self._keep(found[0], (link,))
        return kept[0]

    def _keep(self, items: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
        if len(self._kept) >= _MOST_CHAINS:
            self._kept.clear()
        return self._kept.setdefault(items, links)
