"""Outlets: whom a relay phrase names, one or several, and who publishes."""

from __future__ import annotations

import re

from claimledger.reading.lexicon.entries import Via
from claimledger.reading.phrases.sentence.clauses import first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.stretches import Stretch, behind
from claimledger.reading.phrases.speakers.voices import begins, holds

__all__ = [
    "cited",
    "is_outlet",
    "is_own",
    "named",
    "past_day",
    "short",
    "steps_of",
    "whole",
]

_REACH = 14
"""How many tokens a day or place may have that stands within a relay phrase."""
_STOP = Mark.COMMA | Mark.STOP | Mark.DASH | Mark.LONG | Mark.COMPLEMENTIZER | Mark.AUXILIARY
_BRAND = re.compile(r"[^\W\d_]{3,}[^\W\d_a-z][a-z]|[a-z]{3,}[A-Z]+[a-z]*$", re.ASCII)
"""A capital within a word: StarWire."""
_ADDRESS = re.compile(r"[\w-]{3,}(?:\.[\w-]{2,}){0,2}\.[a-z]{2,4}")
"""The name of a site: orm-post.com."""
_DATED = Mark.TIME | Mark.NUMBER
_BESIDE = Mark.CAPITAL | Mark.JOIN | Mark.COMMA | Mark.NUMBER | Mark.JOINER | Mark.PREPOSITION
"""What may stand behind an address and name somebody with it."""
_STEM = 4
"""How many letters a word has at least before an ending that stands for somebody."""


def named(site: Site, start: int, entry: Via) -> Stretch | None:
    """Return the outlets behind a relay's form: names, behind a day and prepositions at most."""
    n = _past_prepositions(site, start, entry)
    found = None if n is None else behind(site, n, outlet=True, apposed=False)
    if n is None or found is None:
        return None
    found = _ended(site, _with_adverb(site, whole(site, _before_pronoun(site, found))))
    if site.holds(start, n, Mark.PREPOSITION) and not is_outlet(site, found):
        return None  # a place: "dikutip di Jakarta"
    if not _is_written(site, found, entry) and not is_own(site, found):
        return None
    if site.marks[found.start] & Mark.PRONOUN and found.end == found.start + 1:
        return None
    if not site.holds(found.start, found.end, Mark.CAPITAL | Mark.NUMBER) or _is_abroad(
        site, found
    ):
        return _with_name(site, found)
    return found if site.holds(found.start, found.end, Mark.JOIN) else _list_of(site, found)


def _is_abroad(site: Site, found: Stretch) -> bool:
    """Tell whether all that has a capital is where a medium is from: "media AS", "US magazine"."""
    words = site.grammar.lexicon.words
    names = [n for n in range(found.start, found.end) if site.marks[n] & Mark.CAPITAL]
    return all(
        site.words(n, n + 1) in words.short_names
        or site.words(n, n + 1) in words.states
        or site.lows[n] in words.origins
        for n in names
    ) and holds(site.lows[found.start : found.end], site.grammar.phrases["media"])


def _is_written(site: Site, found: Stretch, entry: Via) -> bool:
    """Tell whether a stretch has a name's capital, or names somebody by a noun: "state radio"."""
    if site.holds(found.start, found.end, Mark.CAPITAL | Mark.NUMBER):
        return True
    lows, phrases = site.lows[found.start : found.end], site.grammar.phrases
    if not entry.silent and holds(lows, phrases["anonymous"]):
        return True
    if not is_outlet(site, found):
        return False
    written = holds(lows, phrases["outlet"]) or not holds(lows, phrases["media"])
    single = len(lows) == 1 and not written
    determined = site.marks[found.start] & Mark.DETERMINER
    return not (entry.silent and entry.outlets_only) or not (
        single or determined or begins(lows, phrases["collective"])
    )


def cited(site: Site, start: int, entry: Via) -> Stretch | None:
    """Return whom a speaker cites, with all that belongs to it: "two people close to the case"."""
    n = _past_prepositions(site, start, entry)
    found = None if n is None else behind(site, n, apposed=False)
    if found is None or (site.marks[found.start] & Mark.PRONOUN and found.end == found.start + 1):
        return None
    end = found.end
    while end < len(site) and not site.marks[end] & _STOP and not _is_verb(site, end):
        end += 1
    if site.marks[end - 1] & Mark.INFINITIVE and site.holds(found.start, end, Mark.RELATIVE):
        parting = Mark.COMMA | Mark.STOP | Mark.DASH | Mark.QUOTE | Mark.COMPLEMENTIZER
        end = first_of(site, end, len(site), parting)  # "who asked not to be named"
    return _with_name(site, Stretch(found.start, end))


def steps_of(site: Site, found: Stretch, entry: Via) -> tuple[Stretch, ...]:
    """Return the outlets of a relay phrase from the outermost in: "dikutip AFP dari Kyodo".

    Where, or from what, an outlet has it that is no outlet itself is left out.
    """
    for n in range(found.start + 1, found.end - 1):
        if site.lows[n] in entry.prepositions:
            first, second = Stretch(found.start, n), Stretch(n + 1, found.end)
            if not _opens_name(site, Stretch(n - 1, n)) or not _opens_name(site, first):
                break
            return (first, second) if is_outlet(site, second) else (first,)
    return (found,)


def short(site: Site, found: Stretch) -> Stretch:
    """Return an outlet's name without what is said beside it: "the AP by phone", "a BBC piece"."""
    marks = site.marks
    start, end = found.start, found.end
    whence = {word for via in site.grammar.lexicon.vias for word in via.prepositions}
    apart = Mark.JOINER | Mark.AGENT | Mark.ADDRESSING
    for n in range(start + 1, end - 1):
        if site.holds(start, n, Mark.CAPITAL) or not is_outlet(site, Stretch(n + 1, end)):
            break
        if marks[n] & (apart | Mark.PREPOSITION):
            start = n + 1  # "filed for Monday's Today show"
            break
    for n in range(start + 1, end):
        named = site.mark(n + 1 + bool(site.mark(n + 1) & Mark.DETERMINER)) & Mark.CAPITAL
        elsewhere = site.lows[n] in whence and not is_outlet(site, Stretch(n + 1, end))
        if marks[n] & apart and (not named or elsewhere) and is_outlet(site, Stretch(start, n)):
            end = n
            break
    ending = Mark.CAPITAL | Mark.NUMBER | Mark.MEDIUM | Mark.QUOTE | Mark.BRACKET
    last = end
    while last > start + 1 and not marks[last - 1] & ending:
        last -= 1
    if last == end or not site.holds(start, last, Mark.CAPITAL):
        return Stretch(start, end)
    if not is_outlet(site, Stretch(start, last)):
        return Stretch(start, end)
    first = first_of(site, start, last, Mark.CAPITAL)
    return Stretch(first if first < last else start, last)


def is_outlet(site: Site, found: Stretch) -> bool:
    """Tell whether a stretch names somebody who publishes.

    It does by a word of the lexicon, with a capital if that is one of names; by a capital within a
    word; or if it is a site's.
    """
    phrases, owning = site.grammar.phrases, site.grammar.owning
    names: list[str] = []
    nouns: list[str] = []
    for n in range(found.start, found.end):
        word = site.words(n, n + 1)
        if site.marks[n] & Mark.QUOTE:
            continue
        if _BRAND.match(word) or _ADDRESS.fullmatch(word):
            return True
        for ending in owning:
            word = word.removesuffix(ending)
        low = word.lower()
        nouns.append(low)
        names += low.replace("/", "-").split("-") if site.marks[n] & Mark.CAPITAL else [""]
    return holds(names, phrases["outlet"]) or holds(nouns, phrases["media"])


def is_own(site: Site, found: Stretch, *, silent: bool = False) -> bool:
    """Tell whether a stretch names what belongs to the one who speaks: "his channel".

    So does the platform of a ``silent`` phrase: "via Facebook".
    """
    words = site.grammar.lexicon.words
    lows, phrases = site.lows[found.start : found.end], site.grammar.phrases
    platform = phrases["platform"]
    rest = " ".join(lows)
    for phrase in platform:
        rest = rest.replace(" ".join(phrase), "") if len(phrase) > 1 else rest
    carried = holds(lows, platform) and not holds(rest.split(), phrases["media"])
    if silent and (begins(lows, platform) or carried):
        return True
    if site.lows[found.start] in words.possessives:
        return True
    for n in range(found.start, found.end):
        for ending in words.enclitics:
            low = site.lows[n]
            if low.endswith(ending) and len(low) - len(ending) >= _STEM:
                return True
    return False


def past_day(site: Site, start: int) -> int:
    """Return where a day ends that stands at a token, with a comma before it and brackets."""
    marks = site.marks
    n = start + bool(site.mark(start) & Mark.COMMA)
    n += bool(site.mark(n) & Mark.PREPOSITION and site.mark(n + 1) & Mark.TIME)
    dated = site.mark(n) & (Mark.TIME | Mark.NUMBER)
    if n >= len(site) or not (dated or site.lows[n] == "("):
        return start
    last = min(len(site), n + _REACH)
    within = Mark.TIME | Mark.NUMBER | Mark.BRACKET
    while n < last and (marks[n] & within or site.lows[n] == "/" or _parts_day(site, n)):
        n += 1
    return n


def _parts_day(site: Site, at: int) -> bool:
    """Tell whether a comma stands there between a weekday and its date: "Rabu, 3 Mei"."""
    dated = site.mark(at + 1) & Mark.NUMBER and site.mark(at + 2) & Mark.TIME
    return bool(site.marks[at] & Mark.COMMA and site.marks[at - 1] & Mark.TIME and dated)


def _before_pronoun(site: Site, found: Stretch) -> Stretch:
    """Return a name without the clause behind it that has no comma: "with the BBC he was glad"."""
    for n in range(found.start + 1, found.end):
        if site.marks[n] & Mark.PRONOUN and not site.marks[n] & (Mark.CAPITAL | Mark.DETERMINER):
            return Stretch(found.start, n)
    return found


def _is_verb(site: Site, at: int) -> bool:
    """Tell whether a cue stands there that is no noun: "people briefed on the plans"."""
    noun = Mark.DETERMINER | Mark.JOINER | Mark.PREPOSITION
    return at in site.cued and not site.marks[at - 1] & noun


def _opens_name(site: Site, found: Stretch) -> bool:
    return is_outlet(site, found) or bool(site.marks[found.start] & Mark.CAPITAL)


def whole(site: Site, found: Stretch) -> Stretch:
    """Return a stretch with the words of its name that look like a day: "ABC's This Week"."""
    dates = site.grammar.lexicon.dates
    size = len(site)
    n = found.end
    days = {name.lower() for name in (*dates.weekdays, *dates.months)}
    if n == found.start + 1 and site.marks[n - 1] & Mark.DETERMINER:
        n += site.mark(n) & site.mark(n + 1) & Mark.CAPITAL > 0  # "the Sunday Herald"
    while n < size and site.marks[n] & Mark.CAPITAL and site.lows[n] not in days:
        n += 1
    return Stretch(found.start, past(site, n, size, Mark.MEDIUM) if n > found.end else n)


def _with_adverb(site: Site, found: Stretch) -> Stretch:
    """Return a stretch with the name behind an adverb that belongs to it: "laman resmi UEFA"."""
    n = past(site, found.end, len(site), Mark.ADVERB)
    end = past(site, n, len(site), Mark.CAPITAL)
    end += end == n < len(site) and bool(_ADDRESS.fullmatch(site.words(n, n + 1)))
    small = not site.holds(found.end, n, Mark.CAPITAL)
    end += n == end < len(site) and not site.marks[n]  # a plain noun: "laman resmi klub"
    return Stretch(found.start, end) if found.end < n < end and small else found


def _ended(site: Site, found: Stretch) -> Stretch:
    """Return a stretch up to what ends a name: a site's address, or a day in brackets."""
    for n in range(found.start, found.end - 1):
        if _ADDRESS.fullmatch(site.words(n, n + 1)) and not site.marks[n + 1] & _BESIDE:
            return Stretch(found.start, n + 1)
        if n > found.start and site.lows[n] == "(" and site.marks[n + 1] & _DATED:
            return Stretch(found.start, n)
    return found


def _past_prepositions(site: Site, start: int, entry: Via) -> int | None:
    """Return where a name may begin; nothing if a day stands there and no preposition follows."""
    n = start
    if site.mark(n) & (Mark.TIME | Mark.NUMBER):
        n = past_day(site, n)
        if n >= len(site) or site.lows[n] not in entry.prepositions:
            return None
    while n < len(site) and (
        site.lows[n] in entry.prepositions
        or (site.marks[n] & Mark.ADVERB and not site.marks[n] & Mark.CAPITAL)
    ):
        n += 1
    return n


def _list_of(site: Site, found: Stretch) -> Stretch:
    """Return the whole list of names that a name begins: "A, B and C"."""
    size = len(site)
    n = found.end
    while site.mark(n) & Mark.COMMA:
        joined = bool(site.mark(n + 1) & Mark.JOIN)
        if joined and n == found.end:
            break  # a clause: "Reuters, and Ann Berg said"
        start = n + 1 + joined
        n = past(site, start, size, Mark.CAPITAL)
        if n == start:
            break
        if site.mark(n) & Mark.JOIN:
            joined, start = True, n + 1
            n = past(site, start, size, Mark.CAPITAL)
        if joined and n > start:
            return Stretch(found.start, n)
    return found


def _with_name(site: Site, found: Stretch) -> Stretch:
    """Return a stretch with the name that stands behind it in a comma: "the owner, Ann Berg"."""
    if not site.mark(found.end) & Mark.COMMA:
        return found
    start = found.end + 1
    n = start
    while site.mark(n) & Mark.CAPITAL and not site.marks[n] & Mark.TIME and n not in site.cued:
        n += 1
    closed = n == len(site) or site.marks[n] & Mark.COMMA
    return Stretch(found.start, n) if n > start and closed else found
