"""Checkers as pages: a table of all, what one says, and Markdown for a reference."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import attrs

from claimledger.checking import Checker, Scope
from claimledger.model.plain import kind_of, printable

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "catalogue",
    "catalogue_data",
    "explanation",
    "explanation_data",
    "explanation_markdown",
    "page_markdown",
]

_COLUMNS: Final = ("code", "slug", "family", "severity", "scope", "summary")
_KINDS: Final = {"bad": "Found in", "good": "Not found in"}
_DOUBLE: Final = re.compile(r"(?<!`)``([^`]+)``(?!`)")
_CODE: Final = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)")
_FENCED: Final = re.compile(r"^(`{3,}|~{3,})[^`~\n]*\n(?:(?!.*(?:```|~~~)).*\n)*\1$", re.MULTILINE)
_FENCE: Final = re.compile("```|~~~")
_TICKS: Final = re.compile("`+")


def catalogue(checkers: Iterable[Checker]) -> str:
    """Return a table of checkers, a line for each, family by family.

    >>> from claimledger import CheckSet
    >>> print(catalogue(CheckSet.default().select("CLT103")))
    code    slug              family  severity  scope   summary
    CLT103  one-name-two-ids  CLT     warning   ledger  Two parties have one name.
    """
    data = catalogue_data(checkers)
    rows = [_COLUMNS, *(tuple(printable(row[column]) for column in _COLUMNS) for row in data)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    widths[-1] = 0
    lines = ["  ".join(map(str.ljust, row, widths)) for row in rows]
    families = groupby(zip(data, lines[1:], strict=True), key=lambda pair: pair[0]["family"])
    blocks = ["\n".join(line for _, line in family) for _, family in families]
    return "\n".join([lines[0], "\n\n".join(blocks)]) if blocks else "no checkers"


def catalogue_data(checkers: Iterable[Checker]) -> list[dict[str, str]]:
    """Return a table of checkers as plain data, by code.

    >>> from claimledger import CheckSet
    >>> catalogue_data(CheckSet.default().select("CLX201"))[0]["slug"]
    'unused-suppression'
    """
    return [_row(checker) for checker in _sorted(checkers)]


def _sorted(checkers: Iterable[Checker]) -> list[Checker]:
    return sorted(checkers, key=attrgetter("family", "code"))


def _row(checker: Checker) -> dict[str, str]:
    return {column: str(getattr(checker, column)) for column in _COLUMNS}


def explanation(checker: Checker) -> str:
    """Return what a checker says: its page, its options, and ledgers in which it finds or not.

    >>> from claimledger import CheckSet
    >>> print(explanation(CheckSet.default()["CLX202"]))
    CLX202 expired-suppression (warning, once at the end)
    <BLANKLINE>
    A suppression is past its last day, and silences nothing any more.
    <BLANKLINE>
    It is compared with the day of the check, which the command line takes from the calendar and
    `check` only from its argument `on`.
    """
    page = _DOUBLE.sub(r"`\1`", checker.page)
    parts = [f"{_title(checker)} ({checker.severity.value}, {_asked(checker.scope)})", page]
    if options := _options(checker):
        values = [f"{name} = {json.dumps(value)}" for name, value in options.items()]
        parts.append("Options, as they are set:\n" + _indented("\n".join(values)))
    parts += [f"{_KINDS[kind]}:\n{_indented(text)}" for kind, text in _examples(checker)]
    return _printable("\n\n".join(parts))


def explanation_data(checker: Checker) -> dict[str, Any]:
    """Return what a checker says as plain data.

    >>> from claimledger import CheckSet
    >>> sorted(explanation_data(CheckSet.default()["CLA101"])["examples"])
    ['bad', 'good']
    """
    examples = dict(_examples(checker))
    page = {"page": checker.page, "options": _options(checker), "examples": examples}
    return {**_row(checker), **page}


def explanation_markdown(checkers: Iterable[Checker]) -> str:
    """Return what checkers say as one page in Markdown, a section for each.

    >>> from claimledger import CheckSet
    >>> print(explanation_markdown(CheckSet.default().select("CLX203")))
    ## CLX203 unknown-suppression
    <BLANKLINE>
    severity warning · asked once at the end
    <BLANKLINE>
    A suppression names a code that no checker has.
    <BLANKLINE>
    It is mistyped, or its checker comes with a package that is not installed here.
    """
    return "\n\n".join(part for checker in _sorted(checkers) for part in _section(checker))


def _section(checker: Checker) -> Iterator[str]:
    yield f"## {_title(checker)}"
    yield f"severity {checker.severity.value} · asked {_asked(checker.scope, 'of')}"
    yield page_markdown(checker.page)
    for kind, text in _examples(checker):
        shown = _printable(text.strip("\n"))
        fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(shown))])
        yield f"{_KINDS[kind]}:\n\n{fence}yaml\n{shown}\n{fence}"


def page_markdown(page: str) -> str:
    """Return a docstring as Markdown without HTML in it.

    >>> page_markdown("A name of <b> letters is ``<b>``.")
    'A name of &lt;b> letters is `<b>`.'
    """
    text = _DOUBLE.sub(r"`\1`", _printable(page))
    if _FENCE.search(_FENCED.sub("", text)):  # where it begins or ends is not certain
        return _escaped(text)
    return _outside(_FENCED, text, _without_html)


def _without_html(text: str) -> str:
    """Escape a text outside code of one line; code that may span lines is escaped too."""
    blocks = (
        _escaped(block) if "`" in _CODE.sub("", block) else _outside(_CODE, block, _escaped)
        for block in text.split("\n\n")
    )
    return "\n\n".join(blocks)


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;")


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Change a text, but for what a pattern finds in it."""
    parts: list[str] = []
    start = 0
    for found in kept.finditer(text):
        parts += (change(text[start : found.start()]), found[0])
        start = found.end()
    return "".join([*parts, change(text[start:])])


def _title(checker: Checker) -> str:
    return f"{checker.code} {checker.slug}"


def _asked(scope: Scope, how: str = "on") -> str:
    if scope is Scope.OUTCOME:
        return "once at the end"
    return f"{how} the ledger" if scope is Scope.LEDGER else f"{how} each {scope.value}"


def _options(checker: Checker) -> dict[str, Any]:
    """Return the options as they are set, in plain data; a checker without any has none."""
    if checker.options is None:
        return {}
    fields = [field for field in attrs.fields(type(checker.options)) if field.init]
    return {f.alias or f.name: _plain(checker.options, f.name) for f in fields}


@cache
def _converter() -> Converter:
    from cattrs import Converter  # noqa: PLC0415  # most answers are texts

    return Converter(unstruct_collection_overrides={tuple: list, AbstractSet: sorted})


def _plain(options: Any, name: str) -> Any:
    """Return an option in plain data; of what cannot be shown, the name of its type."""
    value = None
    try:
        value = getattr(options, name)
        told = json.dumps(_converter().unstructure(value), default=_text_of, allow_nan=False)
        return json.loads(told)
    except Exception:  # noqa: BLE001  # the class of others may do anything
        return str(value) if type(value) is float else kind_of(value)


def _text_of(value: object) -> str:
    """Return a text that is the same each time: by default it tells an address."""
    return kind_of(value) if type(value).__str__ is object.__str__ else str(value)


def _examples(checker: Checker) -> Iterator[tuple[str, str]]:
    for kind in _KINDS:
        text = checker.example(kind)
        if text is not None:
            yield kind, text


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.strip("\n").split("\n"))


def _printable(text: str) -> str:
    """Make a text safe to print line by line; it keeps its lines, and ends without one."""
    return "\n".join(printable(line.rstrip()) for line in text.rstrip().split("\n"))
