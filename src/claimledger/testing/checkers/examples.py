"""The example ledgers of a checker, and what they say of themselves in their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, final

import attrs

from claimledger.checking import Checker, CheckSet
from claimledger.errors import LoadError
from claimledger.files import Configuration, LedgerFile, configure, loads
from claimledger.ledger import Ledger
from claimledger.model.plain import printable

__all__ = ["KINDS", "Example", "examples_of", "read_example"]

KINDS: Final = ("bad", "good")
"""How the names of example ledgers begin."""

_COMMENT = re.compile(r"^# (finds|options|merged with|text [^ ]+): (.*)$", re.MULTILINE)


@final
@attrs.frozen
class Example:
    """An example ledger: the checker with its options, the file, and on what it finds something.

    ``ledger`` is that of the file, merged with what its comments say. ``expected`` is None where
    no comment tells it.
    """

    kind: str
    name: str
    checker: Checker
    file: LedgerFile
    ledger: Ledger
    texts: Mapping[str, str]
    expected: tuple[str, ...] | None


def examples_of(checker: Checker, *folders: str | Path) -> Iterator[Example]:
    """Yield the examples that a checker's package has, and those in some folders.

    >>> from claimledger import CheckSet
    >>> for example in examples_of(CheckSet.default()["CLS106"]):
    ...     print(example.name, example.expected)
    CLS106/bad.yaml ('accusation',)
    CLS106/good.yaml None
    """
    for kind in KINDS:
        text = checker.example(kind)
        if text is not None:
            yield read_example(checker, kind, text, f"{checker.code}/{kind}.yaml")
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise AssertionError(printable(f"{folder} is no folder; name one that holds examples"))
        for kind in KINDS:
            for file in sorted(folder.glob(f"{kind}*.yaml")):
                yield read_example(checker, kind, _text_of(file), str(file))


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        told = f"{file} cannot be read as UTF-8: {error}; save it as UTF-8"
        raise AssertionError(printable(told)) from None


def read_example(checker: Checker, kind: str, text: str, name: str) -> Example:
    r"""Read a ledger file with the comments that say what it is an example of.

    ``# finds: id, id`` on what something is found, ``# options: {most: 3}`` with what options,
    ``# text ID: words`` the text of a document, ``# merged with: {claimledger: 1, ...}`` another
    file.

    >>> from claimledger import CheckSet
    >>> text = "# finds: a, b\n# options: {outlets: 3}\nclaimledger: 1"
    >>> example = read_example(CheckSet.default()["CLS101"], "bad", text, "bad.yaml")
    >>> example.expected, example.checker.options.outlets
    (('a', 'b'), 3)
    """
    file = loads(text, name=name)
    ledger = file.ledger
    expected: list[str] | None = None
    texts: dict[str, str] = {}
    for key, value in _COMMENT.findall(text):
        if key == "finds":
            expected = [*(expected or ()), *filter(None, map(str.strip, value.split(",")))]
        elif key == "options":
            checker = _with_options(checker, value, name)
        elif key == "merged with":
            ledger |= loads(value, name=f"{name}, merged with").ledger
        else:
            texts[key.removeprefix("text ")] = value
    found = None if expected is None else tuple(expected)
    return Example(kind, name, checker, file, ledger, texts, found)


def _with_options(checker: Checker, written: str, name: str) -> Checker:
    from ruamel.yaml import YAML  # noqa: PLC0415  # `loads` has told whoever has it not
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        fields = YAML(typ="safe", pure=True).load(written)
        options = Configuration({"checkers": {checker.code: fields}})
        return configure(CheckSet(checker), options)[checker.code]
    except YAMLError as error:
        problem = str(error)
    except LoadError as error:
        problem = ", ".join(f"{f.path.rpartition('.')[2]}: {f.problem}" for f in error.faults)
    raise AssertionError(printable(f"{name}: the comment # options: {written} ({problem})"))
