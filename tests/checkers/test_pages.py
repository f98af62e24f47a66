"""The pages of the built-in checkers say what these say of themselves."""

from __future__ import annotations

from checkers.pages import FAMILIES, FOLDER, pages
from claimledger import CheckSet


def test_every_family_has_its_page() -> None:
    assert set(FAMILIES) == {checker.family for checker in CheckSet.default()}
    assert {file.name for file in FOLDER.iterdir()} == set(pages())


def test_the_pages_are_up_to_date() -> None:
    held = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert held == pages()
