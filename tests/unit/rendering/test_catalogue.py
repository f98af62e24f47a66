"""Checkers as a table, as pages and as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimledger import Checker, CheckSet, Finding, View, checker
from claimledger.checking.finding import Severity
from claimledger.rendering import (
    catalogue,
    catalogue_data,
    explanation,
    explanation_data,
    explanation_markdown,
)
from claimledger.rendering.catalogue import page_markdown


@attrs.frozen
class Inner:
    least: int = 1


@attrs.frozen
class Options:
    most: int = 2
    words: tuple[str, ...] = ("said", "says")
    kinds: frozenset[str] = frozenset("cab")
    severity: Severity = Severity.NOTE
    inner: Inner = attrs.field(factory=Inner)
    folder: Path = Path("texts")
    _hidden: bool = attrs.field(default=False, alias="hidden")
    cached: int = attrs.field(default=0, init=False)


def made(code: str = "DESK101", page: str = "Too long.", scope: str = "claim", **k: Any) -> Checker:
    def rule(_view: View, _subject: object) -> Iterator[Finding]:
        yield from ()

    rule.__doc__ = page
    rule.__module__ = k.pop("module", __name__)
    return checker(code, k.pop("slug", f"slug-{code.lower()}"), scope=scope, **k)(rule)


@checker("DESK102", "with-options", scope="statement", severity="note", options=Options)
def with_options(_view: View, _statement: object, _options: Options) -> Iterator[Finding]:
    """A rule with options."""
    yield from ()


def test_a_table_is_aligned_and_in_families() -> None:
    rows = [made("DESK102", "Two."), made("ABLE101", "One.", "ledger"), made(slug="a-long-slug-of")]
    assert catalogue(rows) == (
        "code     slug            family  severity  scope   summary\n"
        "ABLE101  slug-able101    ABLE    warning   ledger  One.\n"
        "\n"
        "DESK101  a-long-slug-of  DESK    warning   claim   Too long.\n"
        "DESK102  slug-desk102    DESK    warning   claim   Two."
    )


def test_a_table_of_no_checkers_says_so() -> None:
    assert catalogue([]) == "no checkers"


def test_a_family_stands_together_whatever_the_order_of_codes() -> None:
    codes = ["AB999", "ABC101", "AB1000"]
    assert [row["family"] for row in catalogue_data(map(made, codes))] == ["AB", "AB", "ABC"]


def test_a_table_is_plain_data() -> None:
    (row,) = catalogue_data([with_options])
    assert row == {
        "code": "DESK102",
        "slug": "with-options",
        "family": "DESK",
        "severity": "note",
        "scope": "statement",
        "summary": "A rule with options.",
    }
    assert all(type(value) is str for value in row.values())


@pytest.mark.parametrize(
    ("scope", "told", "asked"),
    [
        ("document", "on each document", "asked of each document"),
        ("ledger", "on the ledger", "asked of the ledger"),
        ("outcome", "once at the end", "asked once at the end"),
    ],
)
def test_it_is_told_what_a_checker_is_asked_of(scope: str, told: str, asked: str) -> None:
    assert explanation(made(scope=scope)) == f"DESK101 slug-desk101 (warning, {told})\n\nToo long."
    assert explanation_markdown([made(scope=scope)]) == (
        f"## DESK101 slug-desk101\n\nseverity warning · {asked}\n\nToo long."
    )


def test_options_are_told_as_they_are_set() -> None:
    asked = with_options.but(options=Options(most=7, hidden=True))
    assert explanation(asked).endswith(
        "Options, as they are set:\n"
        "  most = 7\n"
        '  words = ["said", "says"]\n'
        '  kinds = ["a", "b", "c"]\n'
        '  severity = "note"\n'
        '  inner = {"least": 1}\n'
        '  folder = "texts"\n'
        "  hidden = true"
    )
    data = explanation_data(asked)
    assert data["options"]["kinds"] == ["a", "b", "c"]
    assert json.loads(json.dumps(data)) == data


class Wordless:
    def __str__(self) -> str:
        raise ValueError


@attrs.frozen
class Odd:
    share: float = float("nan")
    most: float = float("inf")
    shares: tuple[float, ...] = (float("nan"),)
    mixed: frozenset[Any] = frozenset({1, "a"})
    how: Any = len
    held: Any = attrs.field(factory=Wordless)


def test_options_that_have_no_plain_form_are_told_by_their_types() -> None:
    @checker("DESK103", "odd", scope="claim", options=Odd)
    def odd(_view: View, _claim: object, _options: Odd) -> Iterator[Finding]:
        """A rule with odd options."""
        yield from ()

    data = explanation_data(odd)
    assert data["options"] == {
        "share": "nan",
        "most": "inf",
        "shares": "tuple",
        "mixed": "frozenset",
        "how": "builtin_function_or_method",
        "held": "Wordless",
    }
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert '  held = "Wordless"' in explanation(odd)


def test_a_checker_without_options_or_examples_says_nothing_of_them() -> None:
    data = explanation_data(made())
    assert (data["options"], data["examples"]) == ({}, {})


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_examples_stand_on_the_page(kind: str) -> None:
    circle = CheckSet.default()["CLA101"]
    text = circle.example(kind)
    assert text
    assert explanation_data(circle)["examples"][kind] == text
    head = {"bad": "\n\nFound in:\n", "good": "\n\nNot found in:\n"}[kind]
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    assert head + indented.rstrip() in explanation(circle)
    assert f"{head}\n```yaml\n{text.rstrip()}\n```" in explanation_markdown([circle])


def test_every_built_in_checker_has_a_page_in_markdown_without_double_backticks() -> None:
    page = explanation_markdown(CheckSet.default())
    assert page.count("\n## ") == len(CheckSet.default()) - 1
    assert "``" not in page.replace("```", "")


NASTY = "One \x1b[31mred.\n\n\tTwo \u202e<b>bold</b>\u200b\r\n  deep"


def test_pages_of_others_are_safe_to_print_and_keep_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nastyplugin" / "examples" / "DESK101"
    folder.mkdir(parents=True)
    (tmp_path / "nastyplugin" / "__init__.py").touch()
    (folder / "bad.yaml").write_text("\na: |\n  ```\n  ````\n\nb: \x1b\u202e\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    asked = made(page=NASTY, module="nastyplugin.rules")
    page = explanation(asked)
    markdown = explanation_markdown([asked])
    for text in (page, markdown, catalogue([asked])):
        assert not {"\x1b", "\u202e", "\u200b", "\r", "\t"} & set(text)
        assert r"One \u001b[31mred." in text
    assert page.endswith("Found in:\n  a: |\n    ```\n    ````\n\n  b: \\u001b\\u202e")
    assert markdown.endswith("`````yaml\na: |\n  ```\n  ````\n\nb: \\u001b\\u202e\n`````")
    assert r"\u202e<b>bold</b>\u200b" + "\n" in page
    assert r"\u202e&lt;b>bold&lt;/b>\u200b" + "\n" in markdown


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("``a`` and `b` and ``c d``", "`a` and `b` and `c d`"),
        ("``a\nb``", "`a\nb`"),
        ("```a``b```", "```a``b```"),
        ("``<a>`` <b> `<c>`", "`<a>` &lt;b> `<c>`"),
        (r"\`<b>`", r"\`&lt;b>`"),
        ("```<b>`", "```&lt;b>`"),
        ("`a\n\n<b>`", "`a\n\n&lt;b>`"),
        ("`a\n- <b> `", "`a\n- &lt;b> `"),
        ("`a\nb` <b> `c`", "`a\nb` &lt;b> `c`"),
        (r"\\`a` <b> `", r"\\`a` &lt;b> `"),
        ("`a\nb\n\n`<b>` <i>", "`a\nb\n\n`<b>` &lt;i>"),
        ("<a>\n```yaml\n<b>\n\n<c>\n```\n<d>", "&lt;a>\n```yaml\n<b>\n\n<c>\n```\n&lt;d>"),
        ("`\n~~~\n<b>\n~~~\n<c>`", "`\n~~~\n<b>\n~~~\n&lt;c>`"),
        (" ```\nx\n```\n<b>\n```", " ```\nx\n```\n&lt;b>\n```"),
        ("```\n<b>", "```\n&lt;b>"),
        (r"\<b>", r"\&lt;b>"),
    ],
)
def test_a_page_becomes_markdown_without_html(page: str, markdown: str) -> None:
    assert page_markdown(page) == markdown
