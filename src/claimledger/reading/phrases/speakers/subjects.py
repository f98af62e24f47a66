"""Subjects: who a verb is of that hangs on a subject: "The mayor left, saying that ..."."""

from __future__ import annotations

from claimledger.reading.phrases.sentence.amounts import compares
from claimledger.reading.phrases.sentence.clauses import comma_before, first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.stretches import NO_NOUN, Stretch

__all__ = ["OPENING", "accompanying", "noun_from", "subject_of"]

_PARTING = Mark.COMMA | Mark.DASH
OPENING = (
    Mark.JOIN
    | Mark.CONTRAST
    | Mark.ADVERB
    | Mark.TIME
    | Mark.COMPLEMENTIZER
    | Mark.SUBORDINATOR
    | Mark.COMMA
    | Mark.DASH
)
"""What may stand before a noun phrase at the beginning of a clause."""
_NO_CLAUSE = Mark.PRONOUN | Mark.PREPOSITION
"""What opens no clause, or one that a second verb leaves again: "left after he won and"."""
_ADVERBIAL = Mark.PREPOSITION | Mark.SUBORDINATOR | Mark.ADVERB | Mark.TIME | Mark.NUMBER
_NOUN = 4
"""Within how many tokens a name stands behind where somebody is from."""
_SUBJECT = 8
"""How many tokens the subject of a verb may have that hangs on it."""


def subject_of(site: Site, end: int) -> Stretch | None:
    """Return who seems to be the subject of the clause before a token; its verb is not known."""
    marks = site.marks
    last = end
    while last > 0:
        while last > 0 and marks[last - 1] & (_PARTING | Mark.SUBORDINATOR):
            last -= 1
        start = comma_before(site, last, 0)
        colon = first_of(site, start, last, Mark.COLON)
        start = colon + 1 if colon < last else start  # a label: "THE FACTS:"
        for n in range(last - 1, start, -1):
            closed = Mark.PRONOUN if _is_thing(site, start) else _NO_CLAUSE
            opens = marks[n - 1] & Mark.SUBORDINATOR and not marks[n - 1] & closed
            if opens and not compares(site, n - 1):
                start = n
                break
        found = _first_noun(site, start, last)
        if found is not None and (named := _described(site, found)) is not None:
            return named
        if found is not None and (found.end < last or _is_name(site, found)):
            return found
        if found is not None and (end_ := _described_up_to(site, found.end)) is not None:
            return found._replace(end=end_)
        last = min(start, colon)
    return None


def _described(site: Site, found: Stretch) -> Stretch | None:
    """Return the full name that opens a sentence, where a noun behind a comma only describes it.

    "Hugh Sand, Minister for Health, left, saying": not "In Orm, Minister Sand left, saying".
    """
    marks, name = site.marks, past(site, 0, len(site), Mark.CAPITAL)
    verb = site.mark(found.end) & (Mark.AUXILIARY | Mark.VERBAL | Mark.COMMA | Mark.CUE)
    opened = 1 < name < found.start and marks[name] & Mark.COMMA
    if not opened or verb or not marks[found.start - 1] & marks[name] & Mark.COMMA:
        return None
    named = marks[found.start] & Mark.CAPITAL and not marks[0] & _ADVERBIAL
    comma = first_of(site, found.end, len(site), Mark.COMMA)
    return Stretch(0, comma, sure=False) if named and comma < len(site) else None


def _is_thing(site: Site, at: int) -> bool:
    """Tell whether a pronoun stands there that names nobody, as of the weather: "it rained"."""
    return site.lows[at] in site.grammar.lexicon.words.thing_pronouns


def _described_up_to(site: Site, comma: int) -> int | None:
    """Return the end of what stands in commas behind a noun, with its verb behind: "X, 70, had"."""
    end = first_of(site, comma + 1, len(site), Mark.COMMA)
    opening, follows = site.mark(comma + 1), site.mark(end + 1)
    relative = opening & (Mark.RELATIVE | Mark.PRONOUN) and comma_before(site, comma, 0) == 0
    apposed = opening & (Mark.DETERMINER | Mark.CAPITAL | Mark.NUMBER)
    described = relative or (apposed and not site.holds(comma, end, Mark.AUXILIARY))
    verb = not follows & ~Mark.CUE or follows & (Mark.AUXILIARY | Mark.VERBAL)
    return end if end + 1 < len(site) and verb and described else None


def _first_noun(site: Site, start: int, end: int) -> Stretch | None:
    """Return the pronoun or name, or the noun with its determiner, that begins a clause."""
    marks = site.marks
    behind_comma = start > 0 and marks[start - 1] & _PARTING
    if start >= end or (behind_comma and marks[start] & Mark.JOIN):
        return None
    if behind_comma and marks[start] & Mark.DETERMINER and not _is_opened(site, start - 1):
        return None
    return noun_from(site, start, end)


def noun_from(site: Site, start: int, end: int) -> Stretch | None:
    """Return the pronoun or name, or the noun with its determiner, that begins a stretch."""
    marks = site.marks
    start = past(site, start, end, OPENING)
    if start >= end or marks[start] & (NO_NOUN | Mark.JOINER | Mark.VERBAL | Mark.PARTICIPLE):
        return None
    if marks[start] & Mark.PRONOUN:
        return Stretch(start, start + 1, sure=False)
    determined = bool(marks[start] & Mark.DETERMINER)
    if determined and site.mark(start + 1) & Mark.NUMBER and not site.mark(start + 2):
        return Stretch(start, start + 3, sure=False)  # "a 2019 study"
    origin = _is_origin(site, start)
    verb = _verb_behind(site, start + (determined or origin), end)
    if verb is not None:
        return Stretch(start, verb, sure=False)
    n = start + determined
    while n < end and (
        (marks[n] & Mark.CAPITAL and not marks[n] & NO_NOUN) or _shortens(site, start, n)
    ):
        n += 1
    if determined and n <= start + 1 and n < end:
        n += 1
        n = _behind_joiner(site, n, end)
    if site.lows[n - 1].endswith(site.grammar.owning) and n < end and not site.marks[n]:
        n = _behind_owner(site, n, end)
    n = _behind_origin(site, n, end) if origin and n == start + 1 else n
    return Stretch(start, n, sure=False) if n > start else None


def _is_origin(site: Site, at: int) -> bool:
    """Tell whether a word says where somebody is from, with a noun behind it: "Finnish"."""
    return site.lows[at] in site.grammar.lexicon.words.origins and not site.mark(at + 1)


def _behind_origin(site: Site, n: int, end: int) -> int:
    """Return where a noun ends with the name behind it: "Finnish steel maker Norlin"."""
    marks = site.marks
    small = next((m for m in range(n, min(end, n + _NOUN)) if marks[m]), n)
    named = site.mark(small) & Mark.CAPITAL and not site.mark(small) & NO_NOUN
    return past(site, small, end, Mark.CAPITAL) if named else min(n + 1, end)


def _behind_owner(site: Site, n: int, end: int) -> int:
    """Return where a noun ends whose owner is named: "Berg’s old lawyer", its verb not known."""
    last = next((m for m in range(n, min(end, n + _NOUN)) if site.marks[m]), end)
    verb = site.mark(last) & (Mark.VERBAL | Mark.AUXILIARY | Mark.COMMA | Mark.ADVERB)
    return last if last <= n + _NOUN and verb else n + 1


def _behind_joiner(site: Site, n: int, end: int) -> int:
    """Return where a noun ends that goes on behind "of": "one of the men", "some of Orm"."""
    marks = site.marks
    named = site.mark(n + 1) & (Mark.CAPITAL | Mark.DETERMINER)
    if n + 1 < end and marks[n] & Mark.JOINER and named:
        n += 1  # "the mayor of Orm"
    if not marks[n - 1] & Mark.JOINER:
        return n
    n += bool(site.mark(n) & Mark.DETERMINER)
    name = past(site, n, end, Mark.CAPITAL)
    return min(end, max(name, n + 1))


def _is_opened(site: Site, comma: int) -> bool:
    """Tell whether an adverbial stands before a comma and opens the sentence: "After it, the"."""
    return comma_before(site, comma, 0) == 0 and bool(site.marks[0] & _ADVERBIAL)


def _verb_behind(site: Site, start: int, end: int) -> int | None:
    """Return where a noun phrase ends that has its verb right behind: "the new owner has sold"."""
    marks = site.marks
    determined = start > 0 and (marks[start - 1] & Mark.DETERMINER or _is_origin(site, start - 1))
    if not (determined or marks[start] & Mark.CAPITAL):
        return None
    for n in range(start + 1, min(end, start + _SUBJECT)):
        mark = marks[n]
        cued = n in site.cued and not marks[n - 1] & Mark.DETERMINER
        verb = mark & Mark.VERBAL or cued or _is_adverb(site, n)
        if mark & Mark.AUXILIARY or (verb and (determined or marks[n - 1] & Mark.CAPITAL)):
            return n
        if mark & NO_NOUN and not mark & Mark.JOINER and not _shortens(site, start, n):
            break
    return None


def _is_name(site: Site, found: Stretch) -> bool:
    """Tell whether a name begins the sentence and stands alone: "Ann Berg, noting ..., left"."""
    return (
        found.start == 0
        and found.end > 1
        and all(
            mark & Mark.CAPITAL or site.lows[n] == "."
            for n, mark in enumerate(site.marks[: found.end])
        )
    )


def _is_adverb(site: Site, at: int) -> bool:
    """Tell whether an adverb stands before its verb: not "left early and"."""
    mark, follows = site.marks[at], site.mark(at + 1)
    closes = follows & (_PARTING | Mark.JOIN | Mark.CONTRAST | Mark.PREPOSITION)
    return bool(mark & Mark.ADVERB and not closes and not mark & (Mark.CAPITAL | Mark.DETERMINER))


def _shortens(site: Site, start: int, n: int) -> bool:
    """Tell whether the full stop of a short form stands there, within a name."""
    return site.lows[n] == "." and n > start and bool(site.mark(n + 1) & Mark.CAPITAL)


def accompanying(site: Site, end: int) -> Stretch | None:
    """Return who stands behind a comma and a preposition: ", with some voters saying"."""
    marks = site.marks
    start = end
    barred = Mark.COMMA | Mark.PREPOSITION | Mark.AUXILIARY | Mark.VERBAL | Mark.ADDRESSING
    while start > 0 and not marks[start - 1] & barred:
        start -= 1
    opened = start > 1 and marks[start - 1] & Mark.PREPOSITION and marks[start - 2] & _PARTING
    if not opened or start == end or marks[end - 1] & (Mark.JOIN | Mark.CONTRAST):
        return None
    return Stretch(start, end, sure=False)
