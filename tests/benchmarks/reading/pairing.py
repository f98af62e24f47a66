"""Which draft is meant by which gold attribution, and whether chains say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations
from typing import Final, Protocol

from benchmarks.reading.scoring import Places, shared, touch
from claimledger.reading import Draft, Span

__all__ = [
    "UNKNOWN",
    "Gold",
    "Steps",
    "chain_of",
    "cue_is_gold",
    "names",
    "paired",
    "same_chain",
    "same_name",
    "same_step",
]

UNKNOWN: Final = "?"
"""A step of a chain that nobody is named for."""
_MOST: Final = 5
"""Of more parallel links than these, the order has to be the same."""

Steps = Sequence[Sequence[str]]


class Gold(Protocol):
    """What an annotator found: the spans of its parts. There is no cue if it is a carry-over."""

    @property
    def source(self) -> Sequence[Span]:
        """Return the words that name who says it."""
        ...

    @property
    def cue(self) -> Sequence[Span]:
        """Return the words that say that it is said."""
        ...

    @property
    def content(self) -> Sequence[Span]:
        """Return what is said."""
        ...


def paired(gold: Sequence[Gold], drafts: Sequence[Draft]) -> dict[int, int]:
    """Return which draft is meant by which gold, by their places; one for one.

    Both have a cue, and the cues share a code point; or neither has one, and the contents do.
    Pairs that share the most code points of all parts are made first.
    """
    cued = Places.of(draft.cue for draft in drafts)
    carried = Places.of(() if draft.cue else draft.content for draft in drafts)
    choices = []
    for number, one in enumerate(gold):
        places = cued.overlapping(one.cue) if one.cue else carried.overlapping(one.content)
        for place in places:
            draft = drafts[place]
            both = shared(one.content, draft.content) + shared(one.source, draft.source.spans)
            choices.append((-both - shared(one.cue, draft.cue), number, place))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in sorted(choices):
        if number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    return found


def cue_is_gold(gold: Sequence[Gold], draft: Draft) -> bool:
    """Tell whether a draft's cue shares a code point with that of any gold."""
    return any(touch(one.cue, draft.cue) for one in gold)


def chain_of(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """Return the words of a draft's links, outermost first; ``?`` where nobody is named."""
    return tuple(tuple(voice.words or UNKNOWN for voice in step) for step in draft.links)


def same_chain(gold: Steps, found: Steps) -> bool:
    """Tell whether two chains have the same steps in the same order.

    >>> same_chain([["AP", "Kyodo"], ["Falk"]], [["Kyodo", "AP"], ["Mayor Ines Falk, 40"]])
    True
    >>> same_chain([["AP"], ["Falk"]], [["Falk"]])
    False
    """
    return len(gold) == len(found) and all(map(same_step, gold, found))


def same_step(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether the parallel links of a step are the same, in any order."""
    if len(gold) != len(found):
        return False
    orders = permutations(found) if len(found) <= _MOST else [tuple(found)]
    return any(all(map(same_name, gold, order)) for order in orders)


def same_name(gold: str, found: str) -> bool:
    """Tell whether what is found names whom gold names.

    It does if gold's name stands in it, at the borders of words: ``Falk`` in "Mayor Ines Falk". Or
    it is the end of gold's name: ``Falk`` for "Ines Falk". Small and capital letters are alike.

    >>> same_name("Falk", "mayor Ines Falk"), same_name("Ines Falk", "Falk")
    (True, True)
    >>> same_name("AP", "Apia"), same_name("Ines Falk", "Ines")
    (False, False)
    """
    if UNKNOWN in {gold, found}:
        return gold == found
    return names(gold, found) or f" {_plain(gold)} ".endswith(f" {_plain(found)} ")


def names(gold: str, found: str) -> bool:
    """Tell whether gold's name stands in what is found, at the borders of words."""
    return f" {_plain(gold)} " in f" {_plain(found)} "


def _plain(name: str) -> str:
    """Return the words of a name, parted by single spaces, without signs or an article."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)
