"""mutmut, told to take out conditions too.

``python -m mutants.making run ...`` is ``mutmut run ...``, which besides its own changes turns an
``if`` round, drops a condition of a comprehension, and leaves of ``a and b`` either alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation import mutators


def turned(node: cst.If) -> Iterator[cst.If]:
    within = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.with_changes(
        test=cst.UnaryOperation(cst.Not(), within),
        whitespace_before_test=cst.SimpleWhitespace(" "),
    )


def unfiltered(node: cst.CompFor) -> Iterator[cst.CompFor]:
    for place in range(len(node.ifs)):
        yield node.with_changes(ifs=[*node.ifs[:place], *node.ifs[place + 1 :]])


def halved(node: cst.BooleanOperation) -> Iterator[cst.BaseExpression]:
    for half in (node.left, node.right):
        yield half.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


MORE = [(cst.If, turned), (cst.CompFor, unfiltered), (cst.BooleanOperation, halved)]

if __name__ == "__main__":
    cast("list[Any]", mutators.mutation_operators).extend(MORE)
    cli()
