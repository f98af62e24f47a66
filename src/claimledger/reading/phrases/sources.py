"""Sources: the noun phrase before a cue, or behind it, that names who speaks."""

from __future__ import annotations

from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.tokens import Mark

__all__ = ["before", "behind", "clause_start", "subject_of"]

_HARD = Mark.STOP | Mark.COLON | Mark.LONG
_OPENING = (
    Mark.JOIN
    | Mark.CONTRAST
    | Mark.ADVERB
    | Mark.ALSO
    | Mark.TIME
    | Mark.COMPLEMENTIZER
    | Mark.SUBORDINATOR
    | Mark.COMMA
    | Mark.DASH
)
_NO_NOUN = (
    Mark.COMMA
    | Mark.STOP
    | Mark.COLON
    | Mark.DASH
    | Mark.LONG
    | Mark.SUBORDINATOR
    | Mark.RELATIVE
    | Mark.CONTRAST
    | Mark.JOIN
    | Mark.PREPOSITION
    | Mark.ADDRESSING
    | Mark.AGENT
    | Mark.AUXILIARY
    | Mark.NEGATION
)
_CHUNKS = 4
"""How many appositions may stand between a noun and its cue."""


def clause_start(site: Site, end: int, floor: int = 0) -> int:
    """Return where the words before a token begin that belong to its clause."""
    marks = site.marks
    n = end
    depth = 0
    while n > floor:
        mark = marks[n - 1]
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n - 1] in ")]" else -1
            if depth < 0:
                break
        if mark & _HARD or n - 1 in site.cued or mark & Mark.SUBORDINATOR:
            break
        if mark & Mark.COMPLEMENTIZER and not _restricts(site, n - 1, floor):
            break
        n -= 1
    return n


def before(site: Site, end: int, floor: int = 0) -> Stretch | None:
    """Return who is named right before a token, appositions and clauses about them included."""
    marks = site.marks
    if end <= floor:
        return None
    mark = marks[end - 1]
    if mark & Mark.ARTICLE or site.lows[end - 1].endswith(site.grammar.owning):
        return None
    if mark & Mark.RELATIVE:
        return _antecedent(site, end - 1, floor)
    if mark & (Mark.COMMA | Mark.DASH):
        return _apposed(site, end - 1, floor)
    start = clause_start(site, end, floor)
    comma = _comma_before(site, end, start)
    found = _noun_at_end(site, comma, end)
    if found is None:
        return None
    if comma > start and _listed(site, start, comma, found):
        first = _comma_before(site, comma - 1, start)
        return Stretch(first, end)
    return found


def behind(site: Site, start: int, *, outlet: bool = False, apposed: bool = True) -> Stretch | None:
    """Return who is named from a token on, with the appositions that follow."""
    marks, lows = site.marks, site.lows
    size = len(site)
    if start >= size or marks[start] & (_NO_NOUN | Mark.JOINER) or start in site.cued:
        return None
    if marks[start] & Mark.ADVERB and not marks[start] & (Mark.CAPITAL | Mark.PRONOUN):
        return None
    if marks[start] & Mark.COMPLEMENTIZER and not marks[start] & Mark.DETERMINER:
        return None
    if marks[start] & (Mark.TIME | Mark.NUMBER) and outlet:
        return None
    if marks[start] & Mark.PRONOUN and not marks[start] & Mark.DETERMINER:
        return Stretch(start, start + 1)
    n = start + 1
    while n < size:
        mark = marks[n]
        if mark & (
            Mark.COMMA
            | Mark.STOP
            | Mark.COLON
            | Mark.DASH
            | Mark.LONG
            | Mark.SUBORDINATOR
            | Mark.CONTRAST
            | Mark.TIME
            | Mark.ADDRESSING
            | Mark.PREPOSITION
            | Mark.AUXILIARY
            | Mark.NEGATION
        ):
            break
        if mark & Mark.COMPLEMENTIZER and not mark & Mark.RELATIVE:
            break
        if mark & Mark.RELATIVE and outlet:
            break
        if n in site.cued and not marks[n - 1] & (Mark.RELATIVE | Mark.DETERMINER):
            break
        if mark & Mark.ADVERB and not mark & Mark.CAPITAL and outlet:
            break
        if mark & Mark.BRACKET:
            close = _closing(site, n)
            if (
                lows[n] not in "(["
                or close is None
                or (marks[n + 1] & Mark.NUMBER and close > n + 2)
            ):
                break
            n = close
        n += 1
    while n > start + 1 and marks[n - 1] & (Mark.JOIN | Mark.ADVERB | Mark.JOINER | Mark.AGENT):
        n -= 1
    if apposed:
        n = _appositions(site, n)
    return Stretch(start, n)


def subject_of(site: Site, end: int) -> Stretch | None:
    """Return who seems to be the subject of the clause before a token; its verb is not known."""
    marks = site.marks
    last = end
    while last > 0 and marks[last - 1] & (Mark.COMMA | Mark.DASH):
        last -= 1
    while last > 0:
        start = _comma_before(site, last, 0)
        for n in range(last - 1, start, -1):
            if marks[n - 1] & Mark.SUBORDINATOR and not marks[n - 1] & Mark.PRONOUN:
                start = n
                break
        found = _first_noun(site, start, last)
        if found is not None and found.end < last:
            return found
        last = start
        while last > 0 and marks[last - 1] & (Mark.COMMA | Mark.DASH | Mark.SUBORDINATOR):
            last -= 1
    return None


def _first_noun(site: Site, floor: int, end: int) -> Stretch | None:
    marks = site.marks
    n = floor
    if n > 0 and marks[n] & (Mark.JOIN | Mark.DETERMINER):
        return None
    while n < end and marks[n] & _OPENING:
        n += 1
    if n >= end or marks[n] & _NO_NOUN:
        return None
    if marks[n] & Mark.PRONOUN:
        return Stretch(n, n + 1, sure=False)
    start = n
    if marks[n] & Mark.DETERMINER:
        n += 1
    while n < end and marks[n] & Mark.CAPITAL and not marks[n] & _NO_NOUN:
        n += 1
    if n <= start + 1 and n < end and marks[start] & Mark.DETERMINER:
        n += 1
    return Stretch(start, n, sure=False) if n > start else None


def _restricts(site: Site, at: int, floor: int) -> bool:
    """Tell whether a word like "that" opens a clause about the noun before it."""
    marks = site.marks
    if not marks[at] & Mark.RELATIVE or at == floor or marks[at - 1] & Mark.COMMA:
        return False
    n = at
    while n > floor and not marks[n - 1] & (Mark.COMMA | _HARD):
        n -= 1
        if marks[n] & Mark.AUXILIARY or n in site.cued:
            return False
    return True


def _comma_before(site: Site, end: int, floor: int) -> int:
    """Return the first token behind the last comma or dash before ``end``."""
    n = end
    while n > floor and not site.marks[n - 1] & (Mark.COMMA | Mark.DASH):
        n -= 1
    return n


def _listed(site: Site, floor: int, comma: int, last: Stretch) -> bool:
    """Tell whether the words before a comma are the first names of a list."""
    marks = site.marks
    if last.start != comma or not any(marks[n] & Mark.JOIN for n in range(comma, last.end)):
        return False
    first = _comma_before(site, comma - 1, floor)
    return 0 < comma - 1 - first <= _CHUNKS and all(
        marks[n] & Mark.CAPITAL for n in range(first, comma - 1)
    )


def _noun_at_end(site: Site, start: int, end: int) -> Stretch | None:
    """Return the noun phrase that ends a stretch of one clause without a comma."""
    marks = site.marks
    while end > start and marks[end - 1] & (Mark.TIME | Mark.ADVERB) and end - start > 1:
        end -= 1
        if end - 1 > start and marks[end - 1] & Mark.PREPOSITION:
            end -= 1
    while start < end and marks[start] & _OPENING and not marks[start] & Mark.PRONOUN:
        if marks[start] & Mark.DETERMINER and start + 1 < end:
            break
        start += 1
    while start + 1 < end and marks[start] & Mark.NUMBER and marks[start + 1] & Mark.CAPITAL:
        start += 1
    if start >= end:
        return None
    if marks[end - 1] & Mark.PRONOUN:
        return Stretch(end - 1, end)
    if marks[start] & Mark.PREPOSITION:
        return _run(site, start + 1, end)
    for n in range(start + 1, end):
        if (
            marks[n] & Mark.PREPOSITION
            and marks[n - 1] & Mark.CAPITAL
            and not _has_relative(site, start, n)
        ):
            return Stretch(start, n)
    if marks[end - 1] & (_NO_NOUN & ~Mark.LONG):
        return None
    return Stretch(start, end, sure=end - start <= 12)


def _has_relative(site: Site, start: int, end: int) -> bool:
    return any(site.marks[n] & Mark.RELATIVE for n in range(start, end))


def _run(site: Site, start: int, end: int) -> Stretch | None:
    """Return the last noun phrase of a stretch that begins with an adverbial."""
    marks = site.marks
    n = end
    if marks[end - 1] & Mark.CAPITAL:
        while n > start and (
            marks[n - 1] & (Mark.CAPITAL | Mark.JOINER) or site.lows[n - 1] == "."
        ):
            n -= 1
        if n - 1 > start and marks[n - 1] & Mark.DETERMINER:
            n -= 1
        return Stretch(n, end, sure=False) if n > start else None
    while n > start and not marks[n - 1] & Mark.DETERMINER:
        n -= 1
    return Stretch(n - 1, end, sure=False) if n > start + 1 else None


def _apposed(site: Site, comma: int, floor: int) -> Stretch | None:
    """Return the noun before the apposition or clause that a comma closes, with it."""
    marks = site.marks
    end = comma
    start = _comma_before(site, end, floor)
    if start < end and all(m & (Mark.ADVERB | Mark.CONTRAST) for m in marks[start:end]):
        return before(site, start - 1, floor) if start > floor else None
    for _ in range(_CHUNKS):
        start = _comma_before(site, end, floor)
        if start <= floor:
            return None
        # the chunk before that comma
        end = start - 1
        head = _comma_before(site, end, clause_start(site, end, floor))
        if head >= end:
            return None
        lead = marks[head]
        if (
            head > floor
            and marks[head - 1] & (Mark.COMMA | Mark.DASH)
            and not lead & (Mark.CAPITAL | Mark.PRONOUN)
        ):
            continue
        found = _noun_at_end(site, head, end)
        return None if found is None else Stretch(found.start, comma, found.sure)
    return None


def _antecedent(site: Site, relative: int, floor: int) -> Stretch | None:
    """Return the noun that a clause is about."""
    end = relative
    if end > floor and site.marks[end - 1] & Mark.COMMA:
        end -= 1
    start = _comma_before(site, end, clause_start(site, end, floor))
    adverbial = Mark.PREPOSITION | Mark.AUXILIARY | Mark.AGENT | Mark.ADDRESSING
    if any(site.marks[n] & adverbial for n in range(start, end)):
        found = _run(site, start, end)
    else:
        found = _noun_at_end(site, start, end)
    if found is None:
        return None
    return Stretch(found.start, found.end, found.sure, relative=True)


def _appositions(site: Site, end: int) -> int:
    """Return the end of what stands behind a noun in commas and says more about it."""
    marks = site.marks
    size = len(site)
    for _ in range(_CHUNKS):
        if end >= size or not marks[end] & Mark.COMMA:
            return end
        start = end + 1
        if start >= size or (
            marks[start] & (_NO_NOUN & ~Mark.RELATIVE | Mark.PRONOUN | Mark.ADVERB | Mark.TIME)
            and not marks[start] & Mark.RELATIVE
        ):
            return end
        if start in site.cued or (
            marks[start] & Mark.COMPLEMENTIZER and not marks[start] & Mark.RELATIVE
        ):
            return end
        relative = marks[start] & Mark.RELATIVE
        n = start
        while n < size and not marks[n] & (
            Mark.COMMA | Mark.STOP | Mark.COLON | Mark.DASH | Mark.LONG
        ):
            if not relative and (
                marks[n] & (Mark.AUXILIARY | Mark.CONTRAST | Mark.SUBORDINATOR)
                or (n in site.cued and n > start)
            ):
                return end
            if marks[n] & Mark.RELATIVE:
                relative = 1
            n += 1
        end = n
    return end


def _closing(site: Site, at: int) -> int | None:
    """Return the bracket that closes the one at a token, if it comes soon."""
    for n in range(at + 1, min(at + 12, len(site))):
        if site.lows[n] in ")]":
            return n
    return None
