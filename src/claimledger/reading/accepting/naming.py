"""What somebody is called, taken apart: the name, the office, and the words by which to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, final

import attrs

from claimledger.reading.accepting.calling import Calling
from claimledger.reading.accepting.mentions import Mentions, Name, folded, seen, tokens
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["Called", "called"]

_BRACKETED = re.compile(r"\s*\(([^()]{1,40})\)")
_AGE = re.compile(r"[0-9]{1,3}")
_FULL: Final = 2
"""How many words the name of a person has, where nothing in the text tells."""
_MIDDLE: Final = 3
"""How many it may have, where a country or an acronym ends before it."""
_PARTICLE: Final = 3
"""How many letters a small word within a name may have: "van", "bin"."""
_LETTERS: Final = 2
"""How many letters an acronym has at least."""


@final
@attrs.frozen
class Called:
    """How a voice is called: ``key`` to compare it by, ``name`` without the office before it.

    There is no name where only an office or a body is told: "the minister of Norrin". ``shown`` is
    how the name, or the whole, is written, ``long`` what it is short for. ``person`` tells that an
    office stands with the name, ``titled`` that some description does, ``medium`` that it
    publishes, ``short`` that behind the office stands one word, which may be a surname or a
    country. A ``proper`` name is capitals; it is ``sure`` if an office or a capital within a
    sentence shows that it is one. ``offices`` are what the person of the name is, in words,
    ``ages`` how old. An ``acronym`` stands in brackets behind the name. ``group`` compares those
    who have no name, ``known`` tells that the words are for one named before.
    """

    key: Name
    shown: str
    name: Name = ()
    long: str = ""
    person: bool = False
    titled: bool = False
    medium: bool = False
    short: bool = False
    proper: bool = False
    sure: bool = False
    sex: str = ""
    offices: tuple[Name, ...] = ()
    ages: tuple[str, ...] = ()
    acronym: str = ""
    group: Name = ()
    known: bool = False


def called(voice: Voice, calling: Calling, mentions: Mentions) -> Called:
    """Take apart what a voice is called.

    >>> from claimledger.reading.accepting.calling import calling_of
    >>> from claimledger.reading.lexicon.entries import Words
    >>> calling = calling_of(Words(roles=("president", "chief clerk"), determiners=("the",)))
    >>> found = called(Voice((), Form.NAME, "President Ida Holm"), calling, Mentions())
    >>> found.key, found.name, found.person
    (('president', 'ida', 'holm'), ('ida', 'holm'), True)
    >>> called(Voice((), Form.ROLE, "the chief clerk"), calling, Mentions()).name
    ()
    """
    text = _without_clause(seen(_BRACKETED.sub("", voice.words)), calling).strip(" ,")
    low, key = folded(tokens(text)), calling.bare(text)
    office = calling.is_office(tokens(text))
    medium = not office and calling.holds(calling.before_tie(low), calling.media)
    unnamed = Called(
        key, text, medium=medium, group=calling.group(text), known=calling.is_known(text)
    )
    if voice.form not in {Form.NAME, Form.ROLE}:
        return unnamed
    parts = text.split(",")
    listed = _long(voice.words, key, calling, mentions)
    found = _Named(listed, tokens(listed)) if listed else _named_in(parts, calling, mentions)
    words = tuple(word for word in folded(found.words) if word not in calling.light)
    sure = mentions.proper.issuperset(words)
    anyone = calling.is_anyone(tokens(text))
    if not words or anyone or (voice.form is Form.ROLE and not (found.proper and sure)):
        return unnamed
    suffix = len(words) > _FULL and words[-1] in calling.suffixes
    words = words[:-1] if suffix or calling.is_company(words) else words
    listed = listed or _long(voice.words, words, calling, mentions)
    long = listed or mentions.whole(words)
    return Called(
        key,
        listed or (" ".join(found.words[:-1]) if suffix else found.shown),
        calling.bare(long) if long else words,
        long=long,
        person=office or suffix,
        titled=found.titled,
        medium=not office and calling.publishes(_beside(parts, found.words), words),
        short=found.short,
        proper=found.proper and not found.short,
        sure=office or suffix or sure,
        sex=calling.sex(low),
        offices=tuple(_offices(parts, found.words, calling)),
        ages=tuple(_ages(voice.words, text)),
        acronym=_acronym(voice.words, calling.bare(long) if long else words, mentions),
    )


def _beside(parts: Sequence[str], name: Sequence[str]) -> Name:
    """Return the words of the part between commas that holds a name."""
    return next((folded(tokens(p)) for p in parts if name[0] in tokens(p)), ())


def _without_clause(text: str, calling: Calling) -> str:
    """Return words up to a comma and a clause about them: "Ida Holm, who left"."""
    first, _, last = text.rpartition(" ")
    while first and last.casefold() in calling.relatives:
        text = first
        first, _, last = text.rpartition(" ")
    parts = text.split(",")
    for place, part in enumerate(parts):
        if place and not calling.relatives.isdisjoint(folded(tokens(part)[:1])):
            return ",".join(parts[:place])
    return text


def _long(text: str, words: Name, calling: Calling, mentions: Mentions) -> str:
    """Return what an acronym in brackets is short for, if the name before it is its end."""
    for bracket in _BRACKETED.finditer(text):
        long = mentions.whole(tokens(bracket[1]))
        if long and calling.bare(long)[-len(words) :] == words:
            return long
    return ""


def _acronym(text: str, name: Name, mentions: Mentions) -> str:
    """Return what stands in brackets behind a name, if it is short for it."""
    for bracket in _BRACKETED.finditer(text):
        if folded(tokens(mentions.whole(tokens(bracket[1]))))[-len(name) :] == name:
            return bracket[1]
    return ""


def _ages(text: str, bare: str) -> Iterable[str]:
    """Return the numbers in brackets, or between commas, behind a name."""
    found = [bracket[1] for bracket in _BRACKETED.finditer(text)]
    found += [part.strip() for part in bare.split(",")]
    return filter(_AGE.fullmatch, found)


def _offices(parts: Sequence[str], name: Sequence[str], calling: Calling) -> Iterable[Name]:
    """Yield what stands before a name, and between commas beside it up to a preposition."""
    for part in parts:
        words = tokens(part)
        for start in range(len(words)):
            if words[start : start + len(name)] == list(name):
                words = words[:start]
                break
        beginning = calling.before_tie(folded(words))
        bare = tuple(word for word in beginning if word not in calling.light)
        if bare:
            yield bare


@final
@attrs.frozen
class _Named:
    """The words of a name, and how it stands: behind an office, behind some description."""

    shown: str
    words: Sequence[str] = ()
    titled: bool = False
    short: bool = False

    @property
    def proper(self) -> bool:
        """Whether it is capitals, and small words of names between."""
        return bool(self.words) and all(
            word[0].isupper() or len(word) <= _PARTICLE for word in self.words
        )


def _named_in(parts: Sequence[str], calling: Calling, mentions: Mentions) -> _Named:
    """Return the name among the parts between commas; without words if there is none.

    The first part that has one counts; but of "the clerk of Norrin, Ida Holm" it is the second,
    which is a name and nothing else. A noun for those who publish may stand before a name like an
    office; with other words between it tells what sort of medium it is.
    """
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        words, then = tokens(part), tokens(following)
        office, title = calling.behind_office(words)
        owner = calling.behind_owner(words)
        if office and office < owner < len(words):
            continue
        if office:
            if _is_name(then) and not calling.is_office(then):
                return _Named(following.strip(), then, titled=True)
            name = _run(words[office:], calling)
            found = (
                _behind_title(part, name, calling, mentions)
                if title
                else _behind_office(part, words, name, calling, mentions)
            )
            if found is not None:
                return found
            continue
        medium = calling.behind(words, calling.media)
        name = _run(words[medium:], calling) if medium else ()
        if name and folded(name) not in calling.states:
            return _Named(" ".join(name), name)
        if _is_name(then) and not calling.is_office(then) and _describes(words, calling):
            return _Named(following.strip(), then, titled=True)
        if any(word[0].isupper() for word in words):
            if medium and not _bare(words, calling)[0][0].isupper():
                return _Named(part)
            return _described(part, words, calling, mentions)
    whole = ", ".join(parts)
    return _Named(whole, () if calling.is_office(tokens(whole)) else tokens(parts[0]))


def _describes(words: Sequence[str], calling: Calling) -> bool:
    """Tell whether words between commas only describe whom the next ones name: "its agent, ..."."""
    return any(
        word[0].islower() and len(word) > _PARTICLE and word not in calling.light for word in words
    ) and (not words[-1][0].isupper() or not words[0][0].isupper())


def _behind_title(
    part: str, name: Sequence[str], calling: Calling, mentions: Mentions
) -> _Named | None:
    """Return the name behind a title, which is all that stands there but a country or a body."""
    name = _without_body(name, calling)
    if not name or _ends_with_place(name, calling, mentions):
        return None
    shown = part.strip() if len(name) == 1 else " ".join(name)
    return _Named(shown, name, titled=True)


def _behind_office(
    part: str, words: Sequence[str], name: Sequence[str], calling: Calling, mentions: Mentions
) -> _Named | None:
    """Return the name behind an office, if there is one."""
    if len(name) == 1:
        return _Named(part.strip(), name, titled=True, short=True)
    name = _without_place(name or _tail(words, calling), calling, mentions)
    return _Named(" ".join(name), name, titled=True) if name else None


def _described(part: str, words: Sequence[str], calling: Calling, mentions: Mentions) -> _Named:
    """Return a name without the words before it that describe whom it is: "his friend"."""
    owned = words[calling.behind_owner(words) :]
    if len(owned) < len(words) and _is_name(owned):
        return _Named(" ".join(owned), owned, titled=True)
    tail = _tail(words, calling)
    if tail and not _ends_with_place(tail, calling, mentions):
        return _Named(" ".join(tail), tail, titled=True)
    first = not calling.pointers_follow and words[0].casefold()
    if _is_name(words[1:]) and first in mentions.common - mentions.proper:
        return _Named(" ".join(words[1:]), words[1:], titled=True)
    return _Named(part.strip(), words)


def _tail(words: Sequence[str], calling: Calling) -> Sequence[str]:
    """Return the capitals that words end with, two at least, behind a small word that is no tie."""
    start = len(words)
    while start and words[start - 1][0].isupper():
        start -= 1
    if (
        not start
        or len(words) - start < _FULL
        or not calling.ties.isdisjoint(folded(words[:start]))
    ):
        return ()
    return words[start:]


def _ends_with_place(name: Sequence[str], calling: Calling, mentions: Mentions) -> bool:
    low = folded(name)
    if low[-1] in mentions.places:
        return True
    return any(low[start:] in calling.states for start in range(len(low)))


def _bare(words: Sequence[str], calling: Calling) -> Sequence[str]:
    return [word for word in words if word.casefold() not in calling.light] or words


def _is_name(words: Sequence[str]) -> bool:
    return len(words) >= _FULL and all(word[0].isupper() for word in words)


def _run(words: Sequence[str], calling: Calling) -> Sequence[str]:
    """Return the capitals that words begin with, with small words of names between: "van"."""
    end = 0
    for place, word in enumerate(words):
        if word[0].isupper():
            end = place + 1
        elif (
            end != place or len(word) > _PARTICLE or word.casefold() in calling.ties | calling.light
        ):
            break
    return words[:end]


def _without_body(name: Sequence[str], calling: Calling) -> Sequence[str]:
    """Return a name without a country, or acronyms, before it: "KPK Budi Prasetyo"."""
    low = folded(name)
    for end in range(len(name) - 1, 0, -1):
        if low[:end] in calling.states:
            return name[end:]
    start = 0
    while start < len(name) and len(name[start]) >= _LETTERS and name[start].isupper():
        start += 1
    return name[start:] if len(name) - start >= _FULL else name


def _without_place(name: Sequence[str], calling: Calling, mentions: Mentions) -> Sequence[str]:
    """Return a name behind an office without the country or body in between.

    That is the longest end of it that the text uses alone, or begins to; else what is left behind
    a country, acronyms, or a beginning that the text uses alone; else its last two words. What
    ends with a country or a place is the office's and no name; so is what is used alone, and a
    part of it, too: the body "Tidal Bank" behind "chief of the".
    """
    whole, name = name, _without_body(name, calling)
    low = folded(name)
    capitals = [place for place, word in enumerate(name) if word[0].isupper()]
    if len(capitals) < _FULL:
        return name
    if _ends_with_place(name, calling, mentions):
        return ()
    if len(name) < len(whole) and len(capitals) <= _MIDDLE:
        return name
    last = capitals[-_FULL]
    ends = [start for start in capitals[: 1 - _FULL] if low[start:] in mentions.alone]
    if ends:
        return () if ends[0] == 0 and len(ends) > 1 else name[ends[0] :]
    for end in range(last, 0, -1):
        if low[:end] in mentions.alone:
            return name[end:]
    begun = [start for start in capitals if low[start:-1] in mentions.alone]
    return name[begun[0] if begun and begun[0] < last else last :]
