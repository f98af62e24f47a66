"""Sources: the noun phrase before a cue that names who speaks."""

from __future__ import annotations

from claimledger.reading.phrases.sentence.amounts import before_span, opens_count, past_span
from claimledger.reading.phrases.sentence.clauses import clause_start, comma_before
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.adverbials import is_day, parted
from claimledger.reading.phrases.speakers.offices import list_start
from claimledger.reading.phrases.speakers.stretches import (
    CHUNKS,
    NO_NOUN,
    Stretch,
    begins_verb,
    is_hanging,
)
from claimledger.reading.phrases.speakers.subjects import OPENING
from claimledger.reading.phrases.speakers.voices import begins, holds

__all__ = ["antecedent", "before"]

_PARTING = Mark.COMMA | Mark.DASH
_ADVERBIAL = Mark.PREPOSITION | Mark.CONTRAST | Mark.SUBORDINATOR | Mark.TIME
_COMMON = Mark.DETERMINER | Mark.ANAPHOR | Mark.CUE | Mark.SILENT | Mark.MEDIUM
"""What a common noun may be, or stand behind."""
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
    if mark & (Mark.ARTICLE | Mark.JOINER) or (owns and not owner):
        return None
    if mark & Mark.RELATIVE:
        return antecedent(site, end - 1)
    last = parted(site, end)
    if last is not None and (found := _beside(site, last)) is not None:
        return found
    return _apposed(site, end - 1) if mark & _PARTING else _in_clause(site, end)


def _in_clause(site: Site, end: int) -> Stretch | None:
    """Return who is named right before a token, with the list that the name ends."""
    floor = clause_start(site, end)
    comma = comma_before(site, end, floor)
    if comma > 0 and site.marks[comma] & Mark.RELATIVE and site.marks[comma - 1] & Mark.COMMA:
        noun = antecedent(site, comma)
        return None if noun is None else Stretch(noun.start, end, sure=False)
    found = _noun_at_end(site, comma, end)
    if found is None or comma <= floor:
        return found
    degree = site.words(comma, end).lower().removesuffix(".")
    if degree in site.grammar.lexicon.words.titles_behind:
        named = _in_clause(site, comma - 1)
        return found if named is None else Stretch(named.start, end, named.sure)
    if _listed(site, floor, comma, found):
        return Stretch(comma_before(site, comma - 1, floor), end)
    office = list_start(site, floor, comma)
    return found if office == comma else found._replace(start=office)


def _beside(site: Site, end: int) -> Stretch | None:
    """Return who is named up to a token, with the noun in a comma before it that it says more of.

    A clause about a noun never goes without it.
    """
    floor = clause_start(site, end)
    start = list_start(site, floor, comma_before(site, end, floor))
    if site.mark(start) & Mark.RELATIVE:
        noun = antecedent(site, start)
        return None if noun is None else Stretch(noun.start, end)
    last = _noun_at_end(site, start, end)
    while last is not None and last.start == start > floor:
        head = list_start(site, floor, comma_before(site, start - 1, floor))
        first = None if site.marks[head] & _ADVERBIAL else _noun_at_end(site, head, start - 1)
        if first is None or first.end < start - 1:
            break
        start, last = head, Stretch(first.start, end)
    return last


def _listed(site: Site, floor: int, comma: int, last: Stretch) -> bool:
    """Tell whether the words before a comma are the first names of a list."""
    first = comma_before(site, comma - 1, floor)
    return (
        last.start == comma
        and site.holds(comma, last.end, Mark.JOIN)
        and 0 < comma - 1 - first <= CHUNKS
        and not site.marks[first] & OPENING
        and all(mark & Mark.CAPITAL for mark in site.marks[first : comma - 1])
    )


def _noun_at_end(site: Site, start: int, end: int) -> Stretch | None:
    """Return the noun phrase that ends a stretch of one clause without a comma."""
    marks = site.marks
    end = _before_times(site, start, end)
    start = _past_opening(site, start, end)
    if start >= end:
        return None
    if marks[end - 1] & Mark.PRONOUN and not site.holds(start + 1, end - 2, Mark.RELATIVE):
        return Stretch(end - 1 - _is_owned(site, start, end - 1), end)
    if marks[start] & Mark.PREPOSITION and not opens_count(site, start):
        return _run(site, start + 1, end)
    noun = Mark.CAPITAL | Mark.ARTICLE
    if (
        marks[start] & (Mark.JOINER | Mark.ADDRESSING)
        and start + 1 < end
        and marks[start + 1] & noun
    ):
        start += 1
    related = False
    for n in range(start + 1, end):
        related = related or bool(marks[n - 1] & Mark.RELATIVE)
        named = marks[n - 1] & Mark.CAPITAL and not (n - 1 == start and _counts(site, start))
        if marks[n] & Mark.PREPOSITION and named and not related:
            if _is_common(site, start, n):
                break
            return Stretch(start, n)
        dropped = site.grammar.lexicon.words.subject_dropped
        if marks[n] & Mark.AUXILIARY and not related and (dropped or marks[end - 1] & Mark.CAPITAL):
            # "it was a mill Ann Berg said"
            return _of_finite(site, start, n, end) if dropped else _run(site, n + 1, end)
    if marks[end - 1] & NO_NOUN & ~Mark.LONG:
        return None
    return Stretch(start, end, sure=end - start <= _PLAUSIBLE)


def _of_finite(site: Site, start: int, at: int, end: int) -> Stretch | None:
    """Return the subject of an auxiliary before a cue that is a second verb: "X has come to say".

    Nobody is where that verb says that it was not done, or not yet.
    """
    unsaid = Mark.NEGATION | Mark.CONDITIONAL
    return None if site.holds(at, end, unsaid) else Stretch(start, at, sure=False)


def _is_owned(site: Site, start: int, pronoun: int) -> bool:
    """Tell whether a pronoun behind a noun says whose it is, where such words follow."""
    words = site.grammar.lexicon.words
    owner = words.pointers_follow and site.lows[pronoun] in words.own_pronouns
    noun = pronoun - 1
    return owner and noun == start and not site.marks[noun] & ~(Mark.CAPITAL | Mark.CUE)


def _is_common(site: Site, start: int, end: int) -> bool:
    """Tell whether a noun needs what stands behind it: who is not named, or a common noun."""
    unnamed = begins(site.lows[start:end], site.grammar.phrases["anonymous"])
    single = end - start == 1 and site.lows[start] in site.tokens.plain
    return (unnamed and not site.marks[start] & Mark.DETERMINER) or single


def _counts(site: Site, at: int) -> bool:
    """Tell whether a word says how many, or is none of a name: "Many in the crowd"."""
    return bool(site.marks[at] & Mark.DETERMINER) or site.lows[at] in site.tokens.plain


def _before_times(site: Site, start: int, end: int) -> int:
    """Return where a stretch ends without the days and adverbs at its end."""
    end = before_span(site, start, end)
    while end > start + 1 and site.marks[end - 1] & (Mark.TIME | Mark.ADVERB):
        end -= 1
        if end > start + 1 and site.marks[end - 1] & Mark.PREPOSITION:
            end -= 1
    return end


def _past_opening(site: Site, start: int, end: int) -> int:
    """Return where a noun phrase begins behind conjunctions, adverbs and a number of its line."""
    marks = site.marks
    start = past_span(site, start, end)
    while start < end and marks[start] & OPENING and not marks[start] & Mark.PRONOUN:
        if marks[start] & Mark.DETERMINER and start + 1 < end:
            break
        start += 1
    follow = site.grammar.lexicon.words.pointers_follow
    while start + 1 < end and (
        (marks[start] & Mark.NUMBER and marks[start + 1] & Mark.CAPITAL)
        or (follow and marks[start] & Mark.POINTER)
    ):
        start += 1
    return start


def _run(site: Site, start: int, end: int) -> Stretch | None:
    """Return the last noun phrase of a stretch that begins with an adverbial."""
    marks = site.marks
    n = end
    while n > start and marks[end - 1] & Mark.BRACKET and not _opens_bracket(site, n - 1):
        n -= 1
    n = n - 1 if start < n < end else end
    if n > start and marks[n - 1] & Mark.CAPITAL:
        while n > start and (
            marks[n - 1] & (Mark.CAPITAL | Mark.JOINER) or site.lows[n - 1] == "."
        ):
            n -= 1
        if n - 1 > start and marks[n - 1] & Mark.DETERMINER:
            n -= 1
        return Stretch(n, end, sure=False) if n > start and not is_day(site, n) else None
    while n > start and not marks[n - 1] & Mark.DETERMINER:
        n -= 1
    return Stretch(n - 1, end, sure=False) if n > start + 1 else None


def _opens_bracket(site: Site, at: int) -> bool:
    return site.lows[at] in "(["


def _apposed(site: Site, comma: int) -> Stretch | None:
    """Return the noun before the apposition or clause that a comma closes, with it."""
    marks = site.marks
    while comma > 0 and marks[comma - 1] & _PARTING:
        comma -= 1
    end = comma
    start = comma_before(site, end, 0)
    if start < end and _is_aside(site, start, end):
        return _beside(site, start - 1) if start > 1 else None
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


def _is_aside(site: Site, start: int, end: int) -> bool:
    """Tell whether words between commas say nothing of the noun before: ", for instance,"."""
    marks = site.marks[start:end]
    adverbial = Mark.PREPOSITION | Mark.JOINER | Mark.ADDRESSING | Mark.AGENT
    nameless = not any(mark & (Mark.CAPITAL | Mark.NUMBER | Mark.RELATIVE) for mark in marks)
    return (
        all(mark & (Mark.ADVERB | Mark.CONTRAST | Mark.TIME) for mark in marks)
        or bool(marks[0] & adverbial and (nameless or marks[-1] & Mark.TIME))
        or is_hanging(site, start)
        or start in site.cued
        or begins_verb(site, start)
    )


def _is_apposition(site: Site, start: int) -> bool:
    """Tell whether words behind a comma say more about a noun before it."""
    marks = site.marks
    if start == 0 or not marks[start - 1] & _PARTING:
        return False
    if marks[start] & (Mark.CAPITAL | Mark.PRONOUN) and not (
        _is_short(site, start) or begins(site.lows[start:], site.grammar.phrases["area"])
    ):
        return False
    further = comma_before(site, start - 1, clause_start(site, start - 1))
    return not marks[further] & (_ADVERBIAL | Mark.ADVERB)


def _is_short(site: Site, start: int) -> bool:
    """Tell whether a short form stands alone before a comma: ", Calif.,"."""
    return site.lows[start + 1 : start + 3] == [".", ","]


def antecedent(site: Site, relative: int) -> Stretch | None:
    """Return the noun that stands right before a word and the clause about it."""
    end = relative
    if end > 0 and site.marks[end - 1] & Mark.COMMA:
        end -= 1
    start = comma_before(site, end, clause_start(site, end))
    if start == end - 1 and site.marks[start] & Mark.AUXILIARY:
        return None
    adverbial = Mark.PREPOSITION | Mark.AUXILIARY | Mark.AGENT | Mark.ADDRESSING
    named = _run if site.holds(start, end, adverbial) else _noun_at_end
    found = named(site, start, end)
    if found is not None and (posted := _posted(site, start, found)) is not None:
        found = posted
    return None if found is None else found._replace(relative=True)


def _posted(site: Site, start: int, found: Stretch) -> Stretch | None:
    """Return the noun that tells what stands on a platform: "a *story* on Facebook that says"."""
    if not holds(site.lows[found.start : found.end], site.grammar.phrases["platform"]):
        return None
    n = found.start
    while n > start and not site.marks[n - 1] & Mark.PREPOSITION:
        n -= 1
    end = n = n - 1
    while n > start and not (site.marks[n - 1] & ~_COMMON or begins_verb(site, n - 1)):
        n -= 1
    n -= n > start and bool(site.marks[n - 1] & Mark.DETERMINER)
    return Stretch(n, end, sure=False) if start <= n < end else None
