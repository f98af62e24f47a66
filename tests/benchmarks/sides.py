"""The sides of the comparison: ours, and the peers by name, with what each needs installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final

from benchmarks.answers import Answerer
from benchmarks.ours import Columns, Objects

__all__ = ["OURS", "PEERS", "peer", "peers"]

OURS: Final[tuple[type[Answerer], ...]] = (Columns, Objects)

PEERS: Final = {
    "dicts": ("dicts", "Dicts"),
    "numpy-levels": ("arrays", "Levels"),
    "numpy-doubling": ("arrays", "Doubling"),
    "duckdb": ("duck", "Duck"),
    "rustworkx": ("rust", "Rust"),
    "sqlite": ("lite", "Lite"),
    "networkx": ("net", "Net"),
}
"""Of each peer its module and its class."""


def peer(name: str) -> type[Answerer]:
    """Return a peer by name; `ModuleNotFoundError` tells what is not installed."""
    module, kind = PEERS[name]
    found: type[Answerer] = getattr(import_module(f"benchmarks.peers.{module}"), kind)
    return found


def peers(names: Iterable[str]) -> list[type[Answerer]]:
    """Return those of the named peers that are installed, and tell of the others."""
    found = []
    for name in names:
        try:
            found.append(peer(name))
        except ModuleNotFoundError as error:
            print(f"without {name}: {error.name} is not installed")
    return found
