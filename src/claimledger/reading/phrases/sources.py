"""Sources: the noun phrase before a cue that names who speaks."""

from __future__ import annotations

from claimledger.reading.phrases.clauses import clause_start, comma_before, past
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.stretches import CHUNKS, NO_NOUN, Stretch

__all__ = ["antecedent", "before", "subject_of"]

_PARTING = Mark.COMMA | Mark.DASH
_OPENING = (
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
_ADVERBIAL = Mark.PREPOSITION | Mark.CONTRAST | Mark.SUBORDINATOR | Mark.TIME
_PLAUSIBLE = 12
"""How many tokens a noun phrase has at most that is beyond doubt."""


def before(site: Site, end: int, *, owner: bool = False) -> Stretch | None:
    """Return who is named right before a token, appositions and clauses about them included.

    Nobody is where an article or an owner stands there: what follows is a noun then; unless it is
    the ``owner`` who is asked for.
    """
    if end <= 0:
        return None
    mark = site.marks[end - 1]
    owns = site.lows[end - 1].endswith(site.grammar.owning)
    if mark & Mark.ARTICLE or (owns and not owner):
        return None
    if mark & Mark.RELATIVE:
        return antecedent(site, end - 1)
    if mark & _PARTING:
        return _apposed(site, end - 1)
    start = clause_start(site, end)
    comma = comma_before(site, end, start)
    found = _noun_at_end(site, comma, end)
    if found is not None and comma > start and _listed(site, start, comma, found):
        return Stretch(comma_before(site, comma - 1, start), end)
    return found


def subject_of(site: Site, end: int) -> Stretch | None:
    """Return who seems to be the subject of the clause before a token; its verb is not known."""
    marks = site.marks
    last = end
    while last > 0:
        while last > 0 and marks[last - 1] & (_PARTING | Mark.SUBORDINATOR):
            last -= 1
        start = comma_before(site, last, 0)
        for n in range(last - 1, start, -1):
            if marks[n - 1] & Mark.SUBORDINATOR and not marks[n - 1] & Mark.PRONOUN:
                start = n
                break
        found = _first_noun(site, start, last)
        if found is not None and found.end < last:
            return found
        last = start
    return None


def _first_noun(site: Site, start: int, end: int) -> Stretch | None:
    """Return the pronoun or name, or the noun with its determiner, that begins a clause."""
    marks = site.marks
    behind_comma = start > 0 and marks[start - 1] & _PARTING
    if start >= end or (behind_comma and marks[start] & (Mark.JOIN | Mark.DETERMINER)):
        return None
    start = past(site, start, end, _OPENING)
    if start >= end or marks[start] & NO_NOUN:
        return None
    if marks[start] & Mark.PRONOUN:
        return Stretch(start, start + 1, sure=False)
    determined = bool(marks[start] & Mark.DETERMINER)
    n = start + determined
    while n < end and marks[n] & Mark.CAPITAL and not marks[n] & NO_NOUN:
        n += 1
    if determined and n <= start + 1 and n < end:
        n += 1
    return Stretch(start, n, sure=False) if n > start else None


def _listed(site: Site, floor: int, comma: int, last: Stretch) -> bool:
    """Tell whether the words before a comma are the first names of a list."""
    first = comma_before(site, comma - 1, floor)
    return (
        last.start == comma
        and site.holds(comma, last.end, Mark.JOIN)
        and 0 < comma - 1 - first <= CHUNKS
        and all(mark & Mark.CAPITAL for mark in site.marks[first : comma - 1])
    )


def _noun_at_end(site: Site, start: int, end: int) -> Stretch | None:
    """Return the noun phrase that ends a stretch of one clause without a comma."""
    marks = site.marks
    end = _before_times(site, start, end)
    start = _past_opening(site, start, end)
    if start >= end:
        return None
    if marks[end - 1] & Mark.PRONOUN:
        return Stretch(end - 1, end)
    if marks[start] & Mark.PREPOSITION:
        return _run(site, start + 1, end)
    related = False
    for n in range(start + 1, end):
        related = related or bool(marks[n - 1] & Mark.RELATIVE)
        if marks[n] & Mark.PREPOSITION and marks[n - 1] & Mark.CAPITAL and not related:
            return Stretch(start, n)
    if marks[end - 1] & NO_NOUN & ~Mark.LONG:
        return None
    return Stretch(start, end, sure=end - start <= _PLAUSIBLE)


def _before_times(site: Site, start: int, end: int) -> int:
    """Return where a stretch ends without the days and adverbs at its end."""
    while end > start + 1 and site.marks[end - 1] & (Mark.TIME | Mark.ADVERB):
        end -= 1
        if end > start + 1 and site.marks[end - 1] & Mark.PREPOSITION:
            end -= 1
    return end


def _past_opening(site: Site, start: int, end: int) -> int:
    """Return where a noun phrase begins behind conjunctions, adverbs and a number of its line."""
    marks = site.marks
    while start < end and marks[start] & _OPENING and not marks[start] & Mark.PRONOUN:
        if marks[start] & Mark.DETERMINER and start + 1 < end:
            break
        start += 1
    while start + 1 < end and marks[start] & Mark.NUMBER and marks[start + 1] & Mark.CAPITAL:
        start += 1
    return start


def _run(site: Site, start: int, end: int) -> Stretch | None:
    """Return the last noun phrase of a stretch that begins with an adverbial."""
    marks = site.marks
    n = end
    if end > start and marks[end - 1] & Mark.CAPITAL:
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


def _apposed(site: Site, comma: int) -> Stretch | None:
    """Return the noun before the apposition or clause that a comma closes, with it."""
    marks = site.marks
    while comma > 0 and marks[comma - 1] & _PARTING:
        comma -= 1
    end = comma
    start = comma_before(site, end, 0)
    if start < end and all(mark & (Mark.ADVERB | Mark.CONTRAST) for mark in marks[start:end]):
        return before(site, start - 1) if start > 0 else None
    for _ in range(CHUNKS):
        start = comma_before(site, end, 0)
        if start <= 0:
            break
        end = start - 1
        head = comma_before(site, end, clause_start(site, end))
        if head >= end:
            break
        if not _is_apposition(site, head):
            found = _noun_at_end(site, head, end)
            return None if found is None else Stretch(found.start, comma, found.sure)
    return None


def _is_apposition(site: Site, start: int) -> bool:
    """Tell whether words behind a comma say more about a noun before it."""
    marks = site.marks
    if start == 0 or not marks[start - 1] & _PARTING:
        return False
    if marks[start] & (Mark.CAPITAL | Mark.PRONOUN):
        return False
    further = comma_before(site, start - 1, clause_start(site, start - 1))
    return not marks[further] & _ADVERBIAL


def antecedent(site: Site, relative: int) -> Stretch | None:
    """Return the noun that stands right before a word and the clause about it."""
    end = relative
    if end > 0 and site.marks[end - 1] & Mark.COMMA:
        end -= 1
    start = comma_before(site, end, clause_start(site, end))
    adverbial = Mark.PREPOSITION | Mark.AUXILIARY | Mark.AGENT | Mark.ADDRESSING
    named = _run if site.holds(start, end, adverbial) else _noun_at_end
    found = named(site, start, end)
    return None if found is None else found._replace(relative=True)
