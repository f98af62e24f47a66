"""CLT, names: those that look alike and are not, or hide what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import Party
from claimledger.model.identity import UNSEEN

__all__ = ["look_alike_names", "plain", "standing"]

_HIDDEN: Final = ("Cc", "Cf", "Co", "Cs")
_JOINERS: Final = "\u200c\u200d"
_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
_TAGS: Final = frozenset(map(chr, range(0xE0020, 0xE0080)))
_FLAG: Final = "\U0001f3f4"
"""The sign after which tags make the flag of a region."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ALIKE: Final = ("LATIN", "CYRILLIC", "GREEK")
"""The alphabets that share the look of letters."""
_MARKS: Final = frozenset(map(chr, range(0x300, 0x370)))
_ACCENTS: Final = {"Latin": _MARKS, "Greek": _MARKS, "Cyrillic": frozenset("\u0301\u0308")}
"""The marks that are accents, by alphabet."""
_SIGNS: Final = ("Sm", "Sc", "So")


@checker("CLT102", "look-alike-names", scope=Scope.LEDGER)
def look_alike_names(view: View, ledger: Ledger) -> Iterator[Finding]:
    """A name looks like another one and is not, or hides signs that nobody sees.

    With one Cyrillic letter in it, the name of an agency is another party to a computer and the
    same to a reader: so one source becomes two, and a forger borrows a good name.

    Found on a party whose name or alias holds an invisible sign, such as a mark of direction or
    of no width; or mixes Latin, Cyrillic or Greek letters in one word; or looks sign by sign like
    that of another party, and differs from it. What looks alike is told by the table of Unicode
    (UTS 39), of the package confusable-homoglyphs in the extra ``names``; without it only the
    first two are told. Silent where only case, accents, the width of letters or the form of
    other signs differ, such as of apostrophes; on joiners in scripts that need them; and between
    parties that are recorded as the same.

    Write the name in the letters of its language.
    """
    looks: dict[str, list[tuple[str, Party]]] = defaultdict(list)
    ordered = sorted(ledger.parties.values(), key=lambda party: standing(view, party))
    for party in ordered:
        for name in dict.fromkeys((party.name, *party.aliases)):
            looks[_skeleton(name)].append((name, party))
            problem = _oddity(name)
            if problem:
                yield _finding(party, name, problem)
    for (known, first), *others in looks.values():
        for name, party in others:
            other = plain(name) != plain(known) and not view.same_party(first, party)
            if other and not _oddity(name):
                problem = f'looks like "{known}" of {first.id}, with {_difference(name, known)}'
                yield _finding(party, name, problem, because=[first])


def _difference(name: str, known: str) -> str:
    """Name the first signs in which two names differ that look alike."""
    one, other = (unicodedata.normalize("NFD", text) for text in (name, known))
    place = next(n for n in range(len(one)) if one[n] != other[n : n + 1])
    return f"{unicodedata.name(one[place])} in place of {unicodedata.name(other[place])}"


def _finding(party: Party, name: str, problem: str, because: Iterable[Party] = ()) -> Finding:
    return Finding(
        party,
        f'the name "{name}" {problem}',
        because=because,
        fix="write the name in the letters of its language",
        key=name,
    )


def standing(view: View, party: Party) -> tuple[int, bool, str]:
    """Return a key that puts those first who speak most: the others are the odd ones."""
    return -len(view.statements_by(party)), not party.name.isascii(), party.id


def _oddity(name: str) -> str:
    """Say what is odd in the signs of a name; nothing if nothing is."""
    for number, sign in enumerate(name):
        if _is_hidden(sign, name[max(number - 1, 0) : number + 2], name):
            return f"holds a sign that nobody sees: {ascii(sign)[1:-1]}"
    for word in _LETTERS.findall(name):
        scripts = sorted({script for sign in word if (script := _script(sign))})
        if len(scripts) > 1:
            return f"mixes {' and '.join(scripts)} letters in one word"
    return ""


def _is_hidden(sign: str, around: str, name: str) -> bool:
    """Tell whether a sign is not seen, and is not needed where it stands."""
    if sign in _JOINERS:
        return any(map(_script, around))
    if sign in _SELECTORS:
        return around[0].isalnum()
    if sign in _TAGS:
        return _FLAG not in name
    return sign in UNSEEN or unicodedata.category(sign) in _HIDDEN


def _script(sign: str) -> str:
    """Return the alphabet of a letter, if it is one of those whose letters look alike."""
    first = unicodedata.name(sign, "").partition(" ")[0]
    return first.capitalize() if first in _ALIKE else ""


def plain(name: str) -> str:
    """Return a name without case, accents, compatible forms, and marks of punctuation.

    Marks that make another letter stay: those of scripts in which vowels are marks, and the
    breve of Cyrillic.

    >>> plain("O'Mállëy & Sons"), plain("C++") == plain("C"), plain("Андрей") == plain("Андреи")
    ('omalley sons', False, False)
    """
    kept, base = [], ""
    for sign in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()):
        category = unicodedata.category(sign)
        if category[0] == "M":
            kept += [] if sign in _ACCENTS.get(base, ()) else [sign]
            continue
        base = _script(sign)
        kept += [sign] if sign.isalnum() or sign.isspace() or category in _SIGNS else []
    return " ".join("".join(kept).split()) or name


def _skeleton(name: str) -> str:
    """Return what a name looks like: the same for all that look alike (UTS 39, section 4)."""
    table = _prototypes()
    parts = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFD", "".join(table.get(sign, sign) for sign in parts))


@cache
def _prototypes() -> Mapping[str, str]:
    """Return the sign that stands for each one that looks like it."""
    try:
        from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415  # an extra
    except ModuleNotFoundError:
        return {}
    table = {}
    for sign, alike in confusables_data.items():
        centre = alike[0]["c"]
        lone = len(alike) == 1 and (len(confusables_data[centre]) > 1 or centre < sign)
        if len(sign) == 1 and lone:
            table[sign] = centre.strip("\u200e")
    return table
