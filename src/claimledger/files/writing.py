"""Ledgers to ledger files, such that what is loaded again is equal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from claimledger.errors import InvalidRecordError
from claimledger.files.layout import laid_out
from claimledger.files.pages import Format, PathLike, format_of
from claimledger.files.plain import file_data
from claimledger.ledger import Ledger
from claimledger.model import Expectation

__all__ = ["dump", "dumps"]


def dump(
    ledger: Ledger,
    path: PathLike,
    *,
    expects: Iterable[Expectation] = (),
    external: Iterable[str] = (),
) -> None:
    """Write a ledger to a file: JSON if its name ends in .json, YAML otherwise.

    A ledger with two versions of an id raises `ConflictError`, and nothing is written.
    """
    text = dumps(ledger, format=format_of(path), expects=expects, external=external)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def dumps(
    ledger: Ledger,
    *,
    format: Format = "yaml",
    expects: Iterable[Expectation] = (),
    external: Iterable[str] = (),
) -> str:
    """Return a ledger as the text of a file that loads to an equal ledger.

    What the ledger refers to and does not hold is listed under ``external``.

    >>> from claimledger.model import Assertion, Claim, Document, Ref, Source
    >>> article = Document("idn-1", Source("idn-times", "IDN Times"), published="2024-06-19")
    >>> shipped = Claim("shipped", "Containers of munitions went to Russia")
    >>> ledger = Ledger().record(Assertion(shipped, chain=[article, Ref("usa")], act="accuses"))
    >>> print(dumps(ledger), end="")
    claimledger: 1
    sources:
      idn-times: IDN Times
    claims:
      shipped: Containers of munitions went to Russia
    documents:
      idn-1:
        source: idn-times
        published: 2024-06-19
        says:
          - {asserts: shipped, act: accuses, chain: [usa]}
    external: [usa]
    """
    if format not in ("yaml", "json"):
        raise InvalidRecordError(f"{format!r} is no format of ledger files", "write yaml or json")
    return laid_out(file_data(ledger, expects, external), format)
