"""Quoting: what is said from a token on, past what may stand between it and its cue."""

from __future__ import annotations

from typing import NamedTuple

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Frame, Speech
from claimledger.reading.phrases.sentence.clauses import clause_end, first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site

__all__ = [
    "ADJUNCT",
    "NO_CLAUSE",
    "Said",
    "behind_adjunct",
    "behind_comma",
    "clause",
    "manner",
    "may_follow",
    "opened",
    "past_adverbs",
    "quoted",
]

ADJUNCT = Mark.PREPOSITION | Mark.ADDRESSING | Mark.TIME | Mark.AGENT | Mark.JOINER
"""What begins an adverbial."""
NO_CLAUSE = (
    Mark.STOP
    | Mark.COMMA
    | Mark.DASH
    | Mark.JOIN
    | Mark.CONTRAST
    | Mark.SUBORDINATOR
    | Mark.RELATIVE
    | Mark.BRACKET
    | Mark.AUXILIARY
)
"""What begins no clause."""
_ADJECTIVES = 2
"""How many tokens may stand before a noun, its article among them."""
_DAY = 12
"""How many tokens a day may have, its comma included."""
_ASIDE = 9
"""How many tokens an aside in commas may have between a cue and what is said."""
_SOON = 9
"""Within how many tokens a clause shows its auxiliary."""
_REACH = 30
"""How many tokens an adverbial between a cue and what is said may have."""


class Said(NamedTuple):
    """What is said: stretches of tokens, how, and whether its bounds are beyond doubt."""

    ranges: tuple[Range, ...]
    speech: Speech
    sure: bool = True
    addressee: Range | None = None


def clause(site: Site, start: int) -> Said | None:
    """Return the clause that is said from a token on."""
    if start >= len(site):
        return None
    ranges = ((start, clause_end(site, start)),)
    return Said(ranges, manner(site, ranges)) if ranges[0][1] > start else None


def opened(site: Site, start: int) -> Said | None:
    """Return the clause that a complementizer opens, with it or without, as the language has it."""
    return clause(
        site, start if site.grammar.lexicon.words.content_holds_complementizer else start + 1
    )


def quoted(site: Site, start: int) -> Said | None:
    """Return a quotation, with the rest of its clause where it is part of one."""
    end = past(site, start, len(site), Mark.QUOTE)
    if (
        end == len(site)
        or site.marks[end] & (Mark.STOP | Mark.DASH | Mark.COMMA)
        or site.closed_by(end - 1) in ",.!?"
    ):
        return Said(((start, end),), Speech.DIRECT)
    return clause(site, start)


def manner(site: Site, ranges: tuple[Range, ...]) -> Speech:
    """Tell whether some of the words are the speaker's."""
    mixed = any(site.holds(start, end, Mark.QUOTE) for start, end in ranges)
    return Speech.MIXED if mixed else Speech.INDIRECT


def past_adverbs(site: Site, start: int) -> int:
    """Return where adverbs end before something that may open what is said, and ", however,"."""
    marks = site.marks
    size = len(site)
    n = start
    while n < size and marks[n] & Mark.ADVERB and not marks[n] & Mark.CAPITAL:
        n += 1
    opening = Mark.COMPLEMENTIZER | Mark.QUESTION | Mark.QUOTE | Mark.COMMA | Mark.COLON
    if not site.mark(n) & opening:
        n = start
    last = n + 1
    while last < size and marks[last] & (Mark.ADVERB | Mark.CONTRAST):
        last += 1
    if last > n + 1 and site.mark(n) & site.mark(last) & Mark.COMMA:
        return last + 1
    return _past_aside(site, n) if site.mark(n) & Mark.COMMA else n


def _past_aside(site: Site, comma: int) -> int:
    """Return where an aside ends before what is said: "said, among other things, that"."""
    end = min(comma + _ASIDE, len(site))
    last = first_of(site, comma + 1, end, Mark.COMMA | Mark.LONG)
    opens = site.mark(last + 1) & (Mark.COMPLEMENTIZER | Mark.LONG | Mark.PRONOUN)
    verb = site.holds(comma + 1, last, Mark.AUXILIARY) or any(
        n in site.cued for n in range(comma + 1, last)
    )
    return (
        last + 1 if last < end and site.marks[last] & Mark.COMMA and opens and not verb else comma
    )


def behind_comma(site: Site, start: int) -> Said | None:
    """Return the clause behind a comma or colon, after the days and places that may stand there."""
    marks = site.marks
    size = len(site)
    n = start
    while n < size and marks[n] & (Mark.TIME | Mark.NUMBER | Mark.ADVERB):
        comma = first_of(site, n, min(n + _DAY, size), Mark.COMMA)
        dated = Mark.TIME | Mark.NUMBER | Mark.BRACKET
        counted = marks[n] & Mark.NUMBER and past(site, n, comma, dated) < comma
        if not site.mark(comma) & Mark.COMMA or counted:
            break
        n = comma + 1
    holds = site.grammar.lexicon.words.content_holds_complementizer
    if site.mark(n) & Mark.COMPLEMENTIZER and not holds:
        n += 1
    return quoted(site, n) if site.mark(n) & Mark.QUOTE else clause(site, n)


def behind_adjunct(site: Site, start: int, cue: Cue) -> Said | None:
    """Return what is said behind an adverbial: "said on Monday in a statement that"."""
    for n in range(start, min(len(site), start + _REACH)):
        mark = site.marks[n]
        if n > start and mark & Mark.COMPLEMENTIZER and Taking.CLAUSE in cue.takes:
            return opened(site, n)
        if mark & Mark.LONG and Taking.QUOTATION in cue.takes:
            return quoted(site, n)
        if mark & Mark.COLON or (mark & Mark.COMMA and may_follow(site, cue)):
            return behind_comma(site, n + 1)
        parted = mark & Mark.COMMA and not site.mark(n + 1) & Mark.QUOTE
        if mark & Mark.STOP or parted or (n > start and n in site.cued and not _is_noun(site, n)):
            break
        clausal = Taking.BARE in cue.takes or _is_finite(site, n, cue)
        if n > start and clausal and _begins_clause(site, n):
            said = clause(site, n)
            return None if said is None else said._replace(sure=False)
    return None


def _is_noun(site: Site, at: int) -> bool:
    """Tell whether a cue that may be a noun is one, behind an article: "said in a phone call"."""
    hit = site.cued[at]
    noun = getattr(hit.form.entry, "noun", False) or Frame.NOMINAL in hit.form.frames
    return noun and site.holds(max(0, hit.start - _ADJECTIVES), hit.start, Mark.ARTICLE)


def _is_finite(site: Site, at: int, cue: Cue) -> bool:
    """Tell whether a clause with its auxiliary stands behind a day: "reported today Sand had"."""
    dated = Taking.FINITE in cue.takes and site.marks[at - 1] & Mark.TIME
    return bool(dated) and site.holds(at + 1, at + _SOON, Mark.AUXILIARY)


def may_follow(site: Site, cue: Cue) -> bool:
    """Tell whether a comma may stand before what is said in the speaker's stead."""
    clausal = Taking.BARE in cue.takes or (
        Taking.CLAUSE in cue.takes and Taking.OBJECT not in cue.takes
    )
    return site.grammar.lexicon.words.comma_before_content and clausal


def _begins_clause(site: Site, at: int) -> bool:
    """Tell whether a pronoun stands there that is a subject, or anything behind a day."""
    mark = site.marks[at]
    subject = mark & Mark.PRONOUN and not mark & (Mark.RELATIVE | Mark.CAPITAL)
    if subject and not site.grammar.lexicon.words.comma_before_content:
        return True
    dated = site.marks[at - 1] & Mark.TIME
    return bool(dated) and not mark & (ADJUNCT | NO_CLAUSE | Mark.NUMBER | Mark.QUOTE)
