"""Ids that one can read: made of the words that they stand for.

A party's id is its name. A claim's begins with its words and ends with a hash of its content, so
that the same claim has the same id in each document, and two that begin alike have two.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

from claimledger.model.identity import LONGEST, UNSEEN
from claimledger.reading.accepting.mentions import folded, tokens

__all__ = ["claim_id", "free_id", "slug"]

_WORDS: Final = 6
"""How many words of a claim stand in its id."""
_SIGNS: Final = 60
"""How many signs the words of an id have at most."""
_SIGNS_WITHIN: Final = "-.'\u2019_"
_DIGITS: Final = 8
"""How many hex digits of its hash tell a claim from others that begin like it."""


def slug(text: str, most: int = _SIGNS) -> str:
    """Return the words of a text as an id, or nothing where no letter of it may stand in one.

    It is cut off after ``most`` signs, behind a word if that leaves half of it.

    >>> slug("Yury  Ushakov, S.J.")
    'yury-ushakov-s.j'
    >>> slug("The Harbours of Norrin", 16), slug("?")
    ('the-harbours-of', '')
    """
    return _joined(folded(tokens(text)), most)


def _joined(words: Sequence[str], most: int) -> str:
    whole = unicodedata.normalize("NFC", "-".join(words))
    kept = "".join(sign for sign in whole if _fits(sign))
    cut = kept[:most]
    if len(kept) > most and kept[most] not in _SIGNS_WITHIN:
        whole = cut.rpartition("-")[0]
        cut = whole if len(whole) >= most // 2 else cut
    return cut.strip(_SIGNS_WITHIN)


def _fits(sign: str) -> bool:
    return (sign.isalnum() or sign in _SIGNS_WITHIN) and sign not in UNSEEN and sign < "\U000e0100"


def claim_id(text: str, content: str) -> str:
    """Return the id of a claim: its first words, and a hash of all that it holds.

    Claims of the same content have one id, in whatever document they stand.

    >>> claim_id("Rain fell in the hills of Norrin on Monday", "...")
    'rain-fell-in-the-hills-of-ab5df625'
    """
    told = hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
    begins = _joined(folded(tokens(text[: 20 * _WORDS])[:_WORDS]), _SIGNS)
    return f"{begins}-{told}" if begins else f"claim-{told}"


def free_id(id: str, scope: str, taken: Collection[str]) -> str:
    """Return the id, or one like it that is not taken: with its scope before, then a number.

    >>> free_id("sand", "post-1", {"pell"})
    'sand'
    >>> free_id("sand", "post-1", {"sand"}), free_id("sand", "post-1", {"sand", "post-1:sand"})
    ('post-1:sand', 'post-1:sand-2')
    """
    if id not in taken:
        return id
    if not id.startswith(f"{scope}:"):
        id = f"{scope}:{id}"
    id = id[: LONGEST - 10]
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
