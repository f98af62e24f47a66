"""The public names: all there, all documented, each with a runnable example where it is used."""

from __future__ import annotations

import inspect

import pytest

import claimledger
from claimledger import errors, files, model, reasoning, rendering


def test_what_is_exported_is_there_and_sorted() -> None:
    for module in (claimledger, model, reasoning, files, rendering, errors):
        for name in module.__all__:
            assert hasattr(module, name), f"{module.__name__}.{name}"
        assert len(set(module.__all__)) == len(module.__all__)


def test_the_whole_model_and_all_verbs_are_at_the_top() -> None:
    top = set(claimledger.__all__)
    assert set(reasoning.__all__) <= top
    helpers = {"content", "derived_id", "detached", "digest", "held_by", "period"}
    aliases = {n for n in model.__all__ if n.endswith(("Ref", "Like"))} - {"Ref"}
    assert set(model.__all__) - helpers - aliases - {"Linkable", "Meta"} <= top


@pytest.mark.parametrize("name", claimledger.__all__)
def test_every_public_object_says_what_it_is(name: str) -> None:
    thing = getattr(claimledger, name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert inspect.getdoc(thing)


VERBS = [n for n in claimledger.__all__ if inspect.isfunction(getattr(claimledger, n))]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_shows_an_example(name: str) -> None:
    assert ">>>" in (inspect.getdoc(getattr(claimledger, name)) or "")
