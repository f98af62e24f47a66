"""Let mutmut see properties and checkers too: it leaves every decorated function as it is.

In the copy of the sources that is given to mutmut, ``@property def name`` becomes a function and
``name = property(function)`` behind it, which is the same. So does ``@checker(...)``; as that asks
for a docstring, which mutmut drops, the function is given it again. Run
``python -m mutants.prepare FOLDER ...`` with ``tests`` on the path, on a copy only.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

UNWRAPPED = ("property", "cached_property")
MAKING = "checker"


def _wrapped(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1:
            decorator = node.decorator_list[0]
            made = decorator.func if isinstance(decorator, ast.Call) else decorator
            names = (MAKING,) if made is not decorator else UNWRAPPED
            if isinstance(made, ast.Name) and made.id in names:
                yield node, decorator


def unwrapped(source: str) -> str:
    """Return the same module with its properties and checkers as functions of their own.

    >>> print(unwrapped("class Side:\\n    @property\\n    def open(self):\\n        return 1\\n"))
    class Side:
        def _of_open(self):
            return 1
        open = property(_of_open)
    """
    lines = source.splitlines()
    found = sorted(_wrapped(ast.parse(source)), key=lambda pair: pair[0].lineno, reverse=True)
    for node, decorator in found:
        end = node.end_lineno or node.lineno
        margin = " " * node.col_offset
        lines.insert(end, f"{margin}{node.name} = {ast.unparse(decorator)}(_of_{node.name})")
        if isinstance(decorator, ast.Call):
            lines.insert(end, f"{margin}_of_{node.name}.__doc__ = {ast.get_docstring(node)!r}")
        head = node.lineno - 1
        lines[head] = lines[head].replace(f"def {node.name}(", f"def _of_{node.name}(", 1)
        del lines[decorator.lineno - 1 : decorator.end_lineno]
    return "\n".join(lines)


def main(folders: Iterable[str]) -> None:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.py")):
            path.write_text(unwrapped(path.read_text("utf-8")) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
